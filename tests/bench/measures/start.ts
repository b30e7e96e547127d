import { uuidv7 } from '../../../shared/ids.ts';
import type { Figures } from '../figures.ts';
import { LightClient } from '../load/light-client.ts';
import { each, fillDocument, hasFill } from '../load/settled.ts';
import { type Target, withFolder } from '../targets.ts';

/** How long a server with many documents takes from its start until somebody has one of them. */
export function start(target: Target, documents: number): Promise<Figures> {
  const documentIds = Array.from({ length: documents }, () => uuidv7());
  return withFolder(async (folder) => {
    let server = await target.start(folder);
    try {
      const { port } = server;
      await each(documents, 20, (index) =>
        fillDocument({ port, dialect: target.dialect }, documentIds[index] ?? ''),
      );
      await server.quiet(60_000);
      await server.end('SIGTERM');
      const from = performance.now();
      server = await target.start(folder);
      const listens = performance.now() - from;
      const address = { port: server.port, dialect: target.dialect };
      const client = new LightClient(address, documentIds[documents >> 1] ?? '', 'ana');
      await client.synced;
      await hasFill(client);
      const untilOpen = performance.now() - from;
      return {
        untilListens: listens / 1000,
        untilOpen: untilOpen / 1000,
        rss: (await server.ask('memory')).rss,
      };
    } finally {
      await server.end('SIGKILL');
    }
  });
}
