import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { inlineArchive } from '../../server/rooms/archive/inline.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { append } from '../kit/archive.ts';
import { ManualTimers } from '../kit/live-client.ts';
import { carriersOf, memoryDevice } from '../kit/live-device.ts';
import {
  type LiveServer,
  type LiveStore,
  openLiveStore,
  people,
  serveLive,
  testKind,
  until,
} from '../kit/live.ts';
import { smallChannels } from '../kit/small-channels.ts';

const documentId = uuidv7(360);
const place = { documentId, part: 'shared', epoch: 1 };
let live: LiveStore;
let served: LiveServer;
let opened: LiveDocument[];

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  served = await serveLive(live);
  opened = [];
});
afterEach(async () => {
  for (const one of opened) one.close();
  await served.stop();
  await live.close();
});

type Network = { reachable: boolean };
function open(name: 'ana' | 'ben', device = memoryDevice(), network: Network = { reachable: true }) {
  const { id: userId } = people[name];
  const carriers = carriersOf(name, network);
  const one = connectDocument({ documentId, userId, kind: testKind, url: served.url, device, carriers });
  opened.push(one);
  return one;
}
const state = (one: LiveDocument) => one.getSnapshot().state;
const isSaved = (one: LiveDocument) => {
  const now = state(one);
  return now.type === 'live' && now.save.type === 'saved';
};
const values = (one: LiveDocument) => one.getSnapshot().ydoc.getMap('values');
const paragraphs = (one: LiveDocument, field = 'problem') =>
  one.getSnapshot().ydoc.getXmlFragment(field).length;

function write(one: LiveDocument, field: string, words: string): void {
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [new Y.XmlText(words)]);
  const { ydoc } = one.getSnapshot();
  ydoc.getXmlFragment(field).insert(ydoc.getXmlFragment(field).length, [block]);
}

async function leave(one: LiveDocument, network: Network): Promise<void> {
  network.reachable = false;
  served.rooms.close({ personId: people.ana.id }, close.accessChanged);
  await until('it is offline', () => state(one).type === 'offline');
}

function archiveOf() {
  const { reader, store } = live;
  const archive = inlineArchive({
    reader,
    kindNamed: () => testKind,
    onError: (text) => served.errors.push(text),
  });
  return { archive, kept: createArchiveStore({ ...store, now: Date.now }) };
}

/** Of somebody who changes their mind all week. */
function manyRows(): { by: 'ben'; bytes: Uint8Array }[] {
  const doc = new Y.Doc();
  const rows: { by: 'ben'; bytes: Uint8Array }[] = [];
  doc.on('update', (bytes: Uint8Array) => rows.push({ by: 'ben', bytes }));
  for (let i = 0; i < 2000; i += 1) doc.getMap('values').set('day', `2026-11-${10 + (i % 20)}`);
  return rows;
}

describe('a week away', () => {
  it('U371: what was written offline, more than a frame holds and over several pages, merges with a server that was edited, compacted and restarted', async () => {
    const [device, network] = [memoryDevice(), { reachable: true }];
    let ana = open('ana', device, network);
    await until('it is saved', () => isSaved(ana));
    await leave(ana, network);
    const ben = open('ben');
    await until('it is saved', () => isSaved(ben));
    for (let day = 0; day < 4; day += 1) {
      for (let i = 0; i < 60; i += 1) write(ana, 'problem', `${day}.${i} `.repeat(2000));
      values(ana).set('after', day);
      ana.close();
      ana = open('ana', device, network);
      await until('the copy is shown', () => ana.getSnapshot().ready);
    }
    const size = Y.encodeStateAsUpdate(ana.getSnapshot().ydoc).length;
    expect(size).toBeGreaterThan(2 * limits.largeUpdate);
    expect(state(ana)).toEqual({ type: 'offline', unsent: 244, content: 'device' });

    values(ben).set('before', 699);
    write(ben, 'tried', 'Meanwhile.');
    await until('it is saved', () => isSaved(ben));
    ben.close();
    const { port } = new URL(served.url);
    await served.stop();
    await append(live, place, manyRows());
    const { archive, kept } = archiveOf();
    const compaction = await archive.compact(place, testKind.name);
    if (compaction.type !== 'compacted') throw new Error(compaction.type);
    expect(await kept.keep(place, compaction)).toBe('kept');
    served = await serveLive(live, {}, Number(port));

    network.reachable = true;
    await until('it is saved', () => isSaved(ana), 40_000);
    expect(ana.getSnapshot().lateEdits).toBeUndefined();
    const again = open('ben');
    await until('the other has all of it', () => paragraphs(again) === 240);
    for (const one of [ana, again]) {
      expect([values(one).get('before'), values(one).get('after')]).toEqual([699, 3]);
      expect(values(one).get('day')).toBe('2026-11-29');
      expect([paragraphs(one), paragraphs(one, 'tried')]).toEqual([240, 1]);
    }
    expect(served.errors).toEqual([]);
  });

  it('U371: when a new epoch has begun meanwhile nothing is merged blindly: what was unsent is kept aside for its author', async () => {
    const [device, network] = [memoryDevice(), { reachable: true }];
    const ana = open('ana', device, network);
    await until('it is saved', () => isSaved(ana));
    values(ana).set('before', 1);
    await until('it is saved', () => isSaved(ana));
    await leave(ana, network);
    values(ana).set('after', 2);
    write(ana, 'problem', 'Written on the train.');
    const { port } = new URL(served.url);
    await served.stop();
    const { archive, kept } = archiveOf();
    const begun = await new Compactor({
      archive,
      store: kept,
      timers: new ManualTimers(),
      onError: (text) => served.errors.push(text),
    }).rebuild(place, testKind.name);
    expect(begun).toEqual({ type: 'begun', epoch: 2 });
    served = await serveLive(live, {}, Number(port));
    network.reachable = true;
    await until('it is saved and compared', () => isSaved(ana) && ana.getSnapshot().lateEdits !== undefined);
    expect(
      ana
        .getSnapshot()
        .lateEdits?.edits.map(({ address }) => address)
        .toSorted(),
    ).toEqual(['after', 'problem']);
    expect([values(ana).get('before'), values(ana).get('after')]).toEqual([1, undefined]);
    expect(ana.getSnapshot().ydoc.getXmlFragment('problem').toJSON()).not.toContain('train');
  });
});

describe('two tabs', () => {
  it('U372: offline they see what the other writes; on return nothing is lost, and nothing counts twice', async () => {
    const device = { ...memoryDevice(), openChannel: smallChannels() };
    const network = { reachable: true };
    const [one, two] = [open('ana', device, network), open('ana', device, network)];
    await until('both are saved', () => isSaved(one) && isSaved(two));
    await leave(one, network);
    await until('both are offline', () => state(two).type === 'offline');
    values(one).set('before', 1);
    values(two).set('after', 2);
    await until('both have both', () => values(one).get('after') === 2 && values(two).get('before') === 1);
    expect([state(one), state(two)]).toEqual([
      { type: 'offline', unsent: 1, content: 'device' },
      { type: 'offline', unsent: 1, content: 'device' },
    ]);
    // A third finds what the others have, also what has not reached the copy.
    const three = open('ana', device, network);
    await until('it is shown', () => values(three).get('after') === 2 && values(three).get('before') === 1);
    // One leans on what the other wrote.
    write(one, 'problem', 'One.');
    await until('it is there', () => paragraphs(two) === 1);
    write(two, 'problem', 'Two.');
    one.close();
    network.reachable = true;
    await until('it is saved', () => isSaved(two) && isSaved(three));
    const ben = open('ben');
    await until('the other has it', () => paragraphs(ben) === 2);
    expect([values(ben).get('before'), values(ben).get('after')]).toEqual([1, 2]);
    expect([two, three].map((each) => each.getSnapshot().lateEdits)).toEqual([undefined, undefined]);
    expect(served.errors).toEqual([]);
  });
});
