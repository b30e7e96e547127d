import { openLiveStore, serveLive } from './live.ts';

/** A server of its own process, to be killed: `live-process.ts <folder> <document id>`; prints its address. */
const [folder, documentId] = process.argv.slice(2);
if (!folder || !documentId) throw new Error('usage: live-process.ts <folder> <document id>');
const live = await openLiveStore(folder);
if (!(await live.documentThing(documentId))) await live.addDocument(documentId);
const { url } = await serveLive(live, {
  limits: {
    messagesPerSecond: 100_000,
    messageBurst: 100_000,
    bytesPerSecond: 1e9,
    byteBurst: 1e9,
    personSockets: 1e6,
  },
});
console.log(url);
process.on('SIGINT', () => process.exit(0));
