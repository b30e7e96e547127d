import { parseArgs } from 'node:util';
import { openLiveStore, serveLive } from '../kit/live.ts';

// This server with nothing but rooms, store and door: `ours-process.ts <folder> [port]`. A document begins when
// somebody asks for it; a person's limits are raised, as one machine plays many people.
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
const live = await serveLive(
  onDemand,
  { limits: { messagesPerSecond: 1e6, messageBurst: 1e6, bytesPerSecond: 1e10, byteBurst: 1e10 } },
  Number(port),
);
process.once('SIGTERM', () => void end());
console.log(live.url);

async function end(): Promise<void> {
  await live.stop();
  await store.close();
  for (const error of live.errors) console.error(error);
  process.exit(0);
}
