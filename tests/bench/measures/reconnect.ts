import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from '../../../shared/ids.ts';
import { type Seeded, seeded } from '../../kit/live-edits.ts';
import type { Figures } from '../figures.ts';
import { type Address, LightClient } from '../load/light-client.ts';
import { each, fillDocument } from '../load/settled.ts';
import { type Target, withFolder } from '../targets.ts';

/** All come back after a crash: when is the last of them synced, counted from the new server's start? */
export function reconnect(target: Target, clients: number, documents: number): Promise<Figures> {
  const documentIds = Array.from({ length: documents }, () => uuidv7());
  const random = seeded(3);
  return withFolder(async (folder) => {
    let server = await target.start(folder);
    try {
      const address: Address = { port: server.port, dialect: target.dialect };
      if (target.stores)
        await each(documents, 20, (index) => fillDocument(address, documentIds[index] ?? ''));
      const crashAndReturn = async (delay: (attempt: number) => number) => {
        const gone = Array.from({ length: clients }, (_, index) => ({
          documentId: documentIds[index % documents] ?? '',
          person: index % 2 === 0 ? ('ana' as const) : ('ben' as const),
        }));
        const before = gone.map(({ documentId, person }) => new LightClient(address, documentId, person));
        await Promise.all(before.map(({ synced }) => synced));
        await server.quiet(30_000);
        await server.end('SIGKILL');
        await Promise.all(before.map(({ ended }) => ended));
        const from = performance.now();
        const starting = target.start(folder, address.port);
        const back = gone.map((one) => comeBack(address, one, delay));
        server = await starting;
        const listens = performance.now() - from;
        const all = await Promise.all(back);
        const took = performance.now() - from;
        for (const { socket } of all) socket.cut();
        await Promise.all(all.map(({ ended }) => ended));
        return { took: took / 1000, listens: listens / 1000 };
      };
      const jitter = await crashAndReturn((attempt) => jittered(random, attempt));
      const atOnce = await crashAndReturn(() => 50);
      return { jitter: jitter.took, atOnce: atOnce.took, listens: atOnce.listens };
    } finally {
      await server.end('SIGKILL');
    }
  });
}

/** Anywhere up to a second, then two, then four, … */
function jittered(random: Seeded, attempt: number): number {
  return random.below(Math.min(8000, 1000 * 2 ** attempt));
}

async function comeBack(
  address: Address,
  { documentId, person }: { documentId: string; person: 'ana' | 'ben' },
  delay: (attempt: number) => number,
): Promise<LightClient> {
  for (let attempt = 0; ; attempt += 1) {
    await wait(delay(attempt));
    const client = new LightClient(address, documentId, person);
    const isBack = await client.synced.then(
      () => true,
      () => false,
    );
    if (isBack) return client;
  }
}
