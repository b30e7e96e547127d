import { setTimeout as wait } from 'node:timers/promises';
import { readCoverage } from './coverage.ts';
import { paragraphs } from './typing.ts';
import { updateMessage } from './dialect.ts';
import { type Address, LightClient } from './light-client.ts';

/** Runs work for each of `count` things, at most `atOnce` at the same time. */
export async function each(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
}

const author = 1_600_000_001;
const { layout, author: end } = paragraphs(1, author);

/** A document with an empty paragraph in it, as the server itself says when asked. */
export async function fillDocument(address: Address, documentId: string): Promise<void> {
  const client = new LightClient(address, documentId, 'ana');
  await client.synced;
  client.socket.write(client.frame(updateMessage(layout)));
  await hasFill(client);
  client.socket.cut();
  await client.ended;
}

/** Asks until the answer brings what `fillDocument` wrote. */
export async function hasFill(client: LightClient): Promise<void> {
  const brought = new Set<number>();
  client.onUpdate = (bytes, from) =>
    readCoverage(bytes, from, (id, _, to) => {
      if (id === author) brought.add(to);
    });
  const patience = Date.now() + 60_000;
  while (!brought.has(end.clock)) {
    if (Date.now() > patience || client.isOver) throw new Error('the server does not have the document');
    client.ask();
    await wait(5);
  }
}
