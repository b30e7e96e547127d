import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { browserDevice, type Device } from '../../client/sync/kept.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { FakeNet } from '../kit/fake-wire.ts';
import { memoryDevice } from '../kit/live-device.ts';
import { testKind } from '../kit/live.ts';
import { SmallIndexedDb } from '../kit/small-indexeddb.ts';

let net: FakeNet;
let indexed: SmallIndexedDb;
let device: Device;
let ana: LiveDocument | undefined;
const documentId = uuidv7(367);
const copyName = `second-draft:ana:${documentId}:1`;

beforeEach(() => {
  vi.useFakeTimers();
  net = new FakeNet();
  indexed = new SmallIndexedDb();
  const { openCopy, readCopy, deleteCopy, copyNames } = browserDevice;
  const { store } = memoryDevice();
  device = { openCopy, readCopy, deleteCopy, copyNames, store };
  // A copy was noted once.
  store.setItem(`second-draft:ana:${documentId}:epoch`, '1');
  vi.stubGlobal('indexedDB', indexed);
});
afterEach(async () => {
  ana?.close();
  await vi.advanceTimersByTimeAsync(10_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function openOffline(): Promise<LiveDocument> {
  ana = connectDocument({
    documentId,
    userId: 'ana',
    kind: testKind,
    url: 'ws://server',
    device,
    carriers: net.carriers,
    random: () => 0.5,
  });
  await pass(4000);
  net.last.events.closed(1006);
  await pass(20_000);
  return ana;
}

/** What went up so far, as the server would hold it. */
function uploaded(): Y.Doc {
  const doc = new Y.Doc();
  for (const wire of net.wires) for (const frame of wire.frames()) Y.applyUpdate(doc, frame);
  return doc;
}

const troubles: readonly [string, () => void][] = [
  ['the browser has cleared it', () => indexed.rows.clear()],
  ['it was made, but nothing was ever written', () => indexed.rows.set(copyName, [])],
  ['it can’t be opened', () => void (indexed.trouble = 'broken')],
  ['the device does not answer', () => void (indexed.trouble = 'silent')],
  ['the device forbids it', () => void (indexed.trouble = 'forbidden')],
  ['every row is damaged', () => void indexed.rows.set(copyName, [Uint8Array.of(255, 255, 255, 1)])],
];

it.each(troubles)(
  'U367: nothing empty is shown or sent in place of a copy that failed to load: %s',
  async (_, arrange) => {
    arrange();
    const live = await openOffline();
    expect(live.getSnapshot()).toMatchObject({ ready: false, state: { type: 'offline', content: 'none' } });
    const server = new Y.Doc();
    server.getMap('values').set('before', 1);
    net.last.letIn(server).durable(1);
    await pass(50);
    expect(live.getSnapshot()).toMatchObject({ ready: true, state: { type: 'live' } });
    expect(live.getSnapshot().ydoc.getMap('values').toJSON()).toEqual({ before: 1 });
    expect(live.getSnapshot().lateEdits).toBeUndefined();
    expect([...uploaded().store.clients.keys()], 'not a single change').toEqual([]);
    const sent = net.wires.flatMap((wire) => wire.frames());
    for (const frame of sent) expect(Y.decodeUpdate(frame)).toMatchObject({ structs: [] });
  },
);
