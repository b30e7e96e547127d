import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { wipeLocal } from '../../client/sync/kept.ts';
import { Tally } from '../../client/sync/tally.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import {
  actorOf,
  type HeldLog,
  heldLog,
  type LiveServer,
  type LiveStore,
  openLiveStore,
  people,
  serveLive,
  testKind,
  until,
} from '../kit/live.ts';
import { carriersOf, memoryDevice } from '../kit/live-device.ts';

const documentId = uuidv7(300);
let live: LiveStore;
let served: LiveServer;
let log: HeldLog;
let opened: LiveDocument[];

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  log = heldLog(live.store.log);
  served = await serveLive(live, { log });
  opened = [];
});
afterEach(async () => {
  for (const one of opened) one.close();
  log.release();
  await served.stop();
  await live.close();
});

function open(
  name: 'ana' | 'ben' | 'eve' | 'sam',
  device = memoryDevice(),
  network: { reachable: boolean } = { reachable: true },
): LiveDocument {
  const live = connectDocument({
    documentId,
    userId: people[name].id,
    kind: testKind,
    url: served.url,
    device,
    carriers: carriersOf(name, network),
  });
  opened.push(live);
  return live;
}
const state = (live: LiveDocument) => live.getSnapshot().state;
const isSaved = (live: LiveDocument) => {
  const now = state(live);
  return now.type === 'live' && now.save.type === 'saved';
};
const set = (live: LiveDocument, key: string, value: unknown) =>
  live.getSnapshot().ydoc.getMap('values').set(key, value);
const get = (live: LiveDocument, key: string) => live.getSnapshot().ydoc.getMap('values').get(key);
const typeTitle = (live: LiveDocument, text: string) =>
  live
    .getSnapshot()
    .ydoc.getXmlFragment('title')
    .insert(0, [new Y.XmlText(text)]);

describe('the save light', () => {
  it('L20: nothing is ready before the server’s content is here; then edits are saving until it says they are on disk', async () => {
    const ana = open('ana');
    expect(ana.getSnapshot()).toMatchObject({ state: { type: 'loading' }, ready: false });
    await until('it is saved', () => isSaved(ana));
    log.hold();
    set(ana, 'before', 1);
    expect(state(ana)).toMatchObject({ type: 'live', save: { type: 'saving' } });
    const ben = open('ben');
    await until('the other is ready', () => ben.getSnapshot().ready);
    expect(state(ana)).toMatchObject({ type: 'live', save: { type: 'saving' } });
    expect(get(ben, 'before')).toBeUndefined();
    expect(ana.hasUnsent()).toBe(true);
    log.release();
    await until('it is saved', () => isSaved(ana));
    await until('the other has it', () => get(ben, 'before') === 1);
    expect(ana.hasUnsent()).toBe(false);
  });

  it('L20: a tally is saved only when every frame, and the first answer, is on disk', () => {
    const tally = new Tally(2);
    tally.connected();
    expect(tally.isSaved()).toBe(false);
    tally.heard(5);
    expect(tally.isSaved()).toBe(false);
    tally.sent(true);
    tally.edited();
    tally.heard(1);
    expect([tally.isSaved(), tally.unsent]).toEqual([false, 1]);
    tally.sent(false);
    tally.heard(1);
    expect(tally.isSaved()).toBe(false);
    tally.heard(2);
    expect(tally.isSaved()).toBe(true);
    tally.edited();
    tally.connected();
    tally.heard(9);
    expect([tally.isSaved(), tally.unsent]).toEqual([false, 1]);
  });
});

describe('away', () => {
  it('L21: edits made offline are counted, survive the page, and are saved on return', async () => {
    const [device, network] = [memoryDevice(), { reachable: true }];
    const ana = open('ana', device, network);
    await until('it is saved', () => isSaved(ana));
    network.reachable = false;
    served.rooms.close({ documentId }, close.accessChanged);
    set(ana, 'before', 1);
    set(ana, 'after', 2);
    await until('it is offline', () => state(ana).type === 'offline');
    expect(state(ana)).toEqual({ type: 'offline', unsent: 2, content: 'device' });
    ana.close();

    const again = open('ana', device, network);
    await until('the copy is shown', () => again.getSnapshot().ready);
    expect(state(again)).toEqual({ type: 'offline', unsent: 2, content: 'device' });
    expect(get(again, 'after')).toBe(2);
    network.reachable = true;
    await until('it is saved', () => isSaved(again));
    const ben = open('ben');
    await until('the other has it', () => get(ben, 'after') === 2);
  });

  it('L22: signing out takes a person’s copies off the device, and nobody else’s', async () => {
    const device = memoryDevice();
    for (const name of ['ana', 'ben'] as const) {
      const one = open(name, device);
      await until(
        'it is saved and kept',
        () => isSaved(one) && [...device.copies.keys()].join().includes(people[name].id),
      );
      one.close();
    }
    await wipeLocal(people.ana.id, device);
    expect([...device.copies.keys(), ...device.small.keys()].join()).not.toContain(people.ana.id);
    expect([...device.copies.keys()].join()).toContain(people.ben.id);
  });
});

describe('rights', () => {
  it('L23: a reader reads; whose right comes may write, within a second and without a reload', async () => {
    const eve = open('eve');
    await until('it is read-only', () => state(eve).type === 'readOnly');
    served.actors.set('eve', { ...actorOf('ana'), id: people.eve.id });
    served.rooms.close({ personId: people.eve.id }, close.accessChanged);
    await until('it is live', () => isSaved(eve), 1000);
    expect(state(eve).type).toBe('live');
  });

  it('L23: no right, and no session, are said and not tried again', async () => {
    const sam = open('sam');
    await until('it is refused', () => state(sam).type === 'refused');
    expect(state(sam)).toEqual({ type: 'refused', code: close.notFound });
    const ana = open('ana');
    await until('it is saved', () => isSaved(ana));
    served.actors.delete('ana');
    served.rooms.close({ sessionId: 'session of ana' }, close.signedOut);
    await until('it is refused', () => state(ana).type === 'refused', 1000);
    expect(state(ana)).toEqual({ type: 'refused', code: close.signedOut });
  });
});

describe('late edits', () => {
  it('L24: on a freeze everybody is read-only within a second', async () => {
    const ana = open('ana');
    await until('it is saved', () => isSaved(ana));
    const { ydoc } = ana.getSnapshot();
    await live.setState(documentId, 'frozen');
    served.rooms.close({ documentId }, close.accessChanged);
    await until('it is frozen', () => state(ana).type === 'frozen', 1000);
    expect(ana.getSnapshot().ydoc).toBe(ydoc);
    expect(ana.getSnapshot().lateEdits).toBeUndefined();
  });

  it('L24: what came too late is kept for its author, and the document shows the server’s content', async () => {
    const [device, network] = [memoryDevice(), { reachable: true }];
    const ana = open('ana', device, network);
    const ben = open('ben');
    await until('both are saved', () => isSaved(ana) && isSaved(ben));
    set(ana, 'before', 1);
    await until('it is saved', () => isSaved(ana) && get(ben, 'before') === 1);
    network.reachable = false;
    served.rooms.close({ personId: people.ana.id }, close.accessChanged);
    set(ana, 'before', 99);
    typeTitle(ana, 'Too late');
    await until('it is offline', () => state(ana).type === 'offline');
    set(ben, 'after', 5);
    await until('it is saved', () => isSaved(ben));
    await live.setState(documentId, 'frozen');
    served.rooms.close({ documentId }, close.accessChanged);
    network.reachable = true;
    await until(
      'it is frozen and compared',
      () => state(ana).type === 'frozen' && !!ana.getSnapshot().lateEdits,
    );

    expect([get(ana, 'before'), get(ana, 'after'), ana.getSnapshot().ydoc.share.has('title')]).toEqual([
      1,
      5,
      false,
    ]);
    const late = ana.getSnapshot().lateEdits;
    expect(late?.edits.map((edit) => edit.address)).toEqual(['title', 'before']);
    expect(late?.edits.find((edit) => edit.address === 'before')?.mine).toBe(99);
    const rows = await live.store.db
      .selectFrom('log')
      .selectAll()
      .where('document_id', '=', documentId)
      .execute();
    expect(rows).toHaveLength(2);

    ana.close();
    const again = open('ana', device, network);
    await until('it is frozen', () => state(again).type === 'frozen');
    expect(get(again, 'before')).toBe(1);
    expect(again.getSnapshot().lateEdits).toEqual(late);
    again.dismissLateEdits();
    expect(again.getSnapshot().lateEdits).toBeUndefined();
  });

  it('L24: edits that the server refuses are kept aside, and work goes on from its content', async () => {
    const ana = open('ana');
    await until('it is saved', () => isSaved(ana));
    set(ana, 'day', '2026-11-22');
    set(ana, 'salary', 7);
    await until('it starts over', () => ana.getSnapshot().lateEdits !== undefined);
    await until('it is saved', () => isSaved(ana));
    expect(get(ana, 'salary')).toBeUndefined();
    expect(ana.getSnapshot().lateEdits?.edits).toEqual([{ address: 'day', mine: '2026-11-22' }]);
  });
});
