import { parseArgs } from 'node:util';
import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { tidying } from '../../server/rooms/archive/tidying.ts';
import { workerArchive } from '../../server/rooms/archive/worker.ts';
import { systemTimers } from '../../server/rooms/timers.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import { openLiveStore, serveLive, testKind } from '../kit/live.ts';

// This server with nothing but rooms, store, archive and door, wired as in server/main.ts:
// `ours-process.ts <folder> [port]`. A document begins when somebody asks for it; a person's limits are raised, as
// two people play everybody.
const { positionals } = parseArgs({ allowPositionals: true });
const [folder, port = '0'] = positionals;
if (!folder) throw new Error('usage: ours-process.ts <folder> [port]');

const onError = (message: string, facts: unknown) => console.error(message, facts);
const live = await openLiveStore(folder);
const { db, lane, file } = live.store;
const archive = workerArchive({ file, kindNamed: () => testKind, onError });
const compactor = new Compactor({
  archive,
  store: createArchiveStore({ db, lane, now: Date.now }),
  timers: systemTimers,
  onError,
});
const begun = new Map<string, Promise<void>>();
const onDemand = {
  ...live,
  async documentThing(id: string) {
    const there = await live.documentThing(id);
    if (there) return there;
    const beginning = begun.get(id) ?? live.addDocument(id);
    begun.set(id, beginning);
    await beginning;
    begun.delete(id);
    return live.documentThing(id);
  },
};
const server = await serveLive(
  onDemand,
  {
    limits: { messagesPerSecond: 1e6, messageBurst: 1e6, bytesPerSecond: 1e10, byteBurst: 1e10 },
    contentOf: (place, kind, upTo) => archive.content(place, kind, upTo),
    weigh: (place) => archive.weigh(place),
    async onSettled(place, kind) {
      await archive.content(place, kind);
      compactor.consider(place, kind);
    },
    onCommit: tidying(archive, systemTimers, onError),
    onError,
  },
  Number(port),
);
process.once('SIGTERM', () => void end());
console.log(server.url);

async function end(): Promise<void> {
  await server.stop();
  await compactor.stop();
  await archive.stop();
  await live.close();
  process.exit(0);
}
