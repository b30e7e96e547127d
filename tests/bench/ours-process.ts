import { parseArgs } from 'node:util';
import { workerArchive } from '../../server/rooms/archive/worker.ts';
import { createEngine } from '../../server/rooms/engine.ts';
import { openLiveStore, serveRooms, testKind } from '../kit/live.ts';

// This server with nothing but engine, store and door: `ours-process.ts <folder> [port]`. A document begins when
// somebody asks for it; a person's limits are raised, as two people play everybody.
const { positionals } = parseArgs({ allowPositionals: true });
const [folder, port = '0'] = positionals;
if (!folder) throw new Error('usage: ours-process.ts <folder> [port]');

const store = await openLiveStore(folder);
const begun = new Map<string, Promise<void>>();
const onDemand = {
  ...store,
  async documentThing(id: string) {
    const there = await store.documentThing(id);
    if (there) return there;
    const beginning = begun.get(id) ?? store.addDocument(id);
    begun.set(id, beginning);
    await beginning;
    begun.delete(id);
    return store.documentThing(id);
  },
};
const onError = (message: string, facts: unknown) => console.error(message, facts);
const kindNamed = () => testKind;
const engine = createEngine({
  store: store.store,
  archive: workerArchive({ file: store.store.file, kindNamed, onError }),
  kindNamed,
  onError,
  limits: {
    messagesPerSecond: 1e6,
    messageBurst: 1e6,
    bytesPerSecond: 1e10,
    byteBurst: 1e10,
    personSockets: 1e6,
    questionsPerSecond: 1e3,
    questionBurst: 1e3,
  },
});
const live = await serveRooms(onDemand, engine.rooms, [], Number(port));
process.once('SIGTERM', () => void end());
console.log(live.url);

async function end(): Promise<void> {
  await live.stop();
  await engine.stop();
  await store.close();
  process.exit(0);
}
