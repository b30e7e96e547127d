import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { uuidv7 } from '../../shared/ids.ts';
import { until } from '../kit/live.ts';
import { dial } from '../kit/live-client.ts';
import { seeded } from '../kit/live-edits.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 20);
const seed = Number(process.env.KILL_SEED ?? 20261122);
const writers = 5;
const perWriterAndMs = 0.2;

const folder = mkdtempSync(join(tmpdir(), 'second-draft-kill-'));
const documentId = uuidv7(400);
let running: ChildProcess | undefined;
afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../kit/live-process.ts'), folder, documentId],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  running = child;
  return new Promise((started, failed) => {
    child.stdout.once('data', (data: Buffer) => started(data.toString().trim()));
    child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it listened`)));
  });
}

async function kill(): Promise<void> {
  const child = running;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((exited) => child.once('exit', exited));
  child.kill('SIGKILL');
  await gone;
}

interface Writer {
  readonly link: ReturnType<typeof dial>;
  readonly clientId: number;
  /** Clocks that the edits made so far end at, and after which frame. */
  readonly ends: { frame: number; clock: number }[];
}

async function enter(url: string, i: number): Promise<Writer> {
  const link = dial(`${url}/live/${documentId}?protocol=1`, i % 2 === 0 ? 'ana' : 'ben');
  await until('a writer is synced', () => link.client.synced && link.client.sent > 0);
  return { link, clientId: link.client.doc.clientID, ends: [] };
}

function write({ link: { client, ws }, clientId, ends }: Writer, text: string): void {
  if (ws.readyState !== ws.OPEN) return;
  client.doc.getMap('values').set('day', text);
  ends.push({ frame: client.sent, clock: clockOf(client.doc, clientId) });
}

const clockOf = (doc: Y.Doc, clientId: number) => Y.getState(doc.store, clientId);

it('I1: what was acknowledged, or seen by another, is there after SIGKILL under load', async () => {
  const random = seeded(seed);
  let updates = 0;
  let acknowledged = 0;
  const lost: string[] = [];
  let url = await start();
  for (let round = 0; round < rounds; round += 1) {
    const team = await Promise.all(Array.from({ length: writers }, (_, i) => enter(url, i)));
    const end = Date.now() + 150 + random.below(250);
    const began = Date.now();
    let made = 0;
    while (Date.now() < end) {
      const due = Math.floor((Date.now() - began) * perWriterAndMs * writers);
      for (; made < due; made += 1) write(random.pick(team), `${round}/${made}`);
      await new Promise((turn) => setImmediate(turn));
    }
    await kill();
    await Promise.all(team.map(({ link }) => link.ended));
    updates += made;

    url = await start();
    const fresh = dial(`${url}/live/${documentId}?protocol=1`, 'eve');
    await until('the fresh client is synced', () => fresh.client.synced);
    const there = fresh.client.doc;
    const reached = (clientId: number) => clockOf(there, clientId);
    for (const { link, clientId, ends } of team) {
      const promised = ends.filter(({ frame }) => frame <= link.client.durable).at(-1)?.clock ?? 0;
      acknowledged += ends.filter(({ frame }) => frame <= link.client.durable).length;
      if (reached(clientId) < promised)
        lost.push(`round ${round}: ${promised - reached(clientId)} acknowledged`);
      for (const other of team) {
        if (other.clientId === clientId) continue;
        const seen = clockOf(other.link.client.doc, clientId);
        if (reached(clientId) < seen)
          lost.push(`round ${round}: ${seen - reached(clientId)} seen by another`);
      }
    }
    fresh.ws.terminate();
    await fresh.ended;
  }
  console.log(
    `SIGKILL: ${rounds} rounds (seed ${seed}), ${updates} updates, ${acknowledged} acknowledged, ${lost.length} losses`,
  );
  expect(lost).toEqual([]);
  expect(acknowledged).toBeGreaterThan(rounds * 20);
});
