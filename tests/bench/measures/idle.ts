import { uuidv7 } from '../../../shared/ids.ts';
import type { Figures } from '../figures.ts';
import { type Address, LightClient } from '../load/light-client.ts';
import { each } from '../load/settled.ts';
import type { Probe, ServerUnderTest } from '../server.ts';
import { type Target, withServer } from '../targets.ts';

/** What sockets cost that nobody types into, and whether it is given back when they are gone. */
export function idle(target: Target, sockets: number, documents: number): Promise<Figures> {
  return withServer(target, async (server) => {
    const address: Address = { port: server.port, dialect: target.dialect };
    await leave(await enter(address, 100, 20));
    const start = await settled(server);
    const clients = await enter(address, sockets, documents);
    const full = await settled(server);
    await leave(clients);
    const after = await settled(server);
    const perSocket = (of: keyof Probe) => (full[of] - start[of]) / sockets / 1024;
    return {
      heapPerSocket: perSocket('heap'),
      rssPerSocket: perSocket('rss'),
      heapReturn: after.heap / start.heap,
      rssReturn: after.rss / start.rss,
      heapStart: start.heap,
      heapFull: full.heap,
      heapAfter: after.heap,
    };
  });
}

async function settled(server: ServerUnderTest): Promise<Probe> {
  await server.quiet(30_000);
  return server.ask('memory');
}

async function enter(address: Address, sockets: number, documents: number): Promise<LightClient[]> {
  const documentIds = Array.from({ length: documents }, () => uuidv7());
  const clients: LightClient[] = [];
  await each(sockets, 50, async (index) => {
    const documentId = documentIds[index % documents] ?? '';
    const client = new LightClient(address, documentId, index % 2 === 0 ? 'ana' : 'ben');
    clients.push(client);
    await client.synced;
  });
  return clients;
}

async function leave(clients: readonly LightClient[]): Promise<void> {
  for (const { socket } of clients) socket.cut();
  await Promise.all(clients.map(({ ended }) => ended));
}
