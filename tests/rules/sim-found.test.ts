import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRooms, type LiveRooms, type RoomsSetting } from '../../server/rooms/live.ts';
import type { LogStore } from '../../server/store/logStore.ts';
import { close } from '../../shared/protocol/close.ts';
import { heldLog, type HeldLog, type Name, people, testKind, until, userOf } from '../kit/live.ts';
import { ManualTimers, pairedClient, syncFrame } from '../kit/live-client.ts';
import { MemoryLog } from '../kit/memory-log.ts';

const documentId = 'document';
let memory: MemoryLog;
let log: HeldLog;
let rooms: LiveRooms;
let timers: ManualTimers;

function start(setting: Partial<RoomsSetting> = {}): void {
  timers = new ManualTimers();
  memory = new MemoryLog();
  memory.addDocument(documentId);
  log = heldLog(memory);
  rooms = createRooms({
    log,
    timers,
    kindNamed: () => testKind,
    contentOf: () => Promise.reject(new Error('nobody asks for it here')),
    weigh: () => Promise.resolve(0),
    onError: () => undefined,
    ...setting,
  });
}
beforeEach(() => start());

interface How {
  readonly doc?: Y.Doc;
  readonly mayWrite?: boolean;
  readonly extended?: boolean;
  readonly judgedAt?: number;
}

/** Whoever is let in is synced, except when told of changes. */
async function enter(
  name: Name,
  { doc, mayWrite = true, extended = true, judgedAt = rooms.changes() }: How = {},
) {
  const { client, socket, connect } = pairedClient(doc);
  const entered = await rooms.enter({
    documentId,
    joining: {
      socket,
      signer: { personId: people[name].id, organisationId: userOf(name).organisationId },
      sessionId: name,
      user: userOf(name),
      mayWrite,
      extended,
    },
    state: 'live',
    epoch: undefined,
    judgedAt,
    isOpen: () => true,
  });
  if (entered.type === 'joined') {
    connect((bytes) => entered.peer.receive(bytes, timers.now()));
    client.sync();
    await until('the content has come', () => client.synced);
  }
  return { entered, client, socket };
}

function paragraphWith(doc: Y.Doc, text: string): Y.XmlText {
  const words = new Y.XmlText(text);
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [words]);
  doc.getXmlFragment('problem').insert(0, [block]);
  return words;
}
const problemOf = (doc: Y.Doc) => doc.getXmlFragment('problem').toJSON();
const stored = () => {
  const doc = new Y.Doc();
  for (const { bytes } of memory.rowsOf({ documentId, part: 'shared', epoch: 1 })) Y.applyUpdate(doc, bytes);
  return doc;
};

describe('found by simulations', () => {
  it('L133: whoever waited for the same load is in a room that lives, though the first had to look again', async () => {
    let release = () => {};
    const loaded = new Promise<void>((go) => {
      release = go;
    });
    const slow: LogStore = {
      ...log,
      async read(place, upTo) {
        await loaded;
        return memory.read(place, upTo);
      },
    };
    start({ log: slow });
    const first = enter('ana');
    rooms.close({ personId: people.ana.id }, close.accessChanged);
    const second = enter('ben');
    release();
    expect((await first).entered.type).toBe('changed');
    const { client } = await second;
    paragraphWith(client.doc, 'Less');
    await until('it is saved', () => client.durable === client.sent);
    rooms.close({ personId: people.ben.id }, close.accessChanged);
    expect(client.closed).toBe(close.accessChanged);
  });

  it('L134: what a reader was refused is stored when somebody sends it who may write', async () => {
    const ana = await enter('ana');
    paragraphWith(ana.client.doc, 'Less');
    await until('it is saved', () => ana.client.durable === ana.client.sent);
    const eve = await enter('eve', { mayWrite: false });
    eve.client.doc.getXmlFragment('problem').delete(0, 1);
    expect(eve.client.closed).toBe(close.rightLost);
    expect(problemOf(stored())).toContain('Less');
    ana.client.doc.getXmlFragment('problem').delete(0, 1);
    await until('that is saved too', () => ana.client.durable === ana.client.sent);
    expect(problemOf(stored())).toBe('');
  });

  it('L135: an edit of the server’s own that repeats what is on its way is told as stored when that is', async () => {
    const ana = await enter('ana');
    await until('the first sync is settled', () => ana.client.durable === ana.client.sent);
    log.hold();
    paragraphWith(ana.client.doc, 'Less');
    let told = false;
    const appended = rooms.append(documentId, Y.encodeStateAsUpdate(ana.client.doc), null);
    void appended.then(() => {
      told = true;
    });
    await until('the log is asked to write', () => log.writes > 0);
    expect(told).toBe(false);
    log.release();
    expect(await appended).toBe(1);
    expect(problemOf(stored())).toContain('Less');
  });

  it('L136: a reader that takes nothing and asks again and again costs one answer', async () => {
    start({ limits: { closeSlowReaderAt: 4096 } });
    const ana = await enter('ana');
    paragraphWith(ana.client.doc, 'Less is more. '.repeat(500));
    await until('it is saved', () => ana.client.durable === ana.client.sent);
    const { client, socket } = await enter('ben');
    const send = socket.send.bind(socket);
    socket.send = (packet) => {
      socket.stuck += packet.messages.reduce((sum, { length }) => sum + length, 0);
      send(packet);
    };
    for (let n = 0; n < 3; n += 1) client.raw(syncFrame(0, Uint8Array.of(0)));
    await until('it is let go', () => client.closed !== undefined);
    expect(client.closed).toBe(close.overload);
    expect(socket.stuck).toBeLessThan(4096 + 8192);
  });

  it('L137: a stock reader sends deletions that follow from others, and stays', async () => {
    const ana = await enter('ana');
    const words = paragraphWith(ana.client.doc, 'Less');
    await until('it is saved', () => ana.client.durable === ana.client.sent);
    const ben = new Y.Doc();
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.client.doc));
    ben.getXmlFragment('problem').delete(0, 1);
    words.insert(4, ' is more');
    ana.client.raw(syncFrame(2, Y.encodeStateAsUpdate(ben)));
    await until('the block is gone', () => problemOf(stored()) === '');
    const { client } = await enter('eve', { mayWrite: false, extended: false });
    client.raw(syncFrame(1, Y.encodeStateAsUpdate(client.doc)));
    client.raw(syncFrame(2, Y.encodeStateAsUpdate(client.doc)));
    expect(client.closed).toBeUndefined();
  });

  it('L138: values that took each other’s place while their author was away are let in, though Yjs made them one', async () => {
    const doc = new Y.Doc();
    const values = doc.getMap('values');
    const undo = new Y.UndoManager(values);
    for (const value of [1, 2, 3]) values.set('before', value);
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs).toHaveLength(2);
    const { client } = await enter('ana', { doc });
    await until('it is saved', () => client.closed !== undefined || client.durable === client.sent);
    expect(client.closed).toBeUndefined();
    expect(stored().getMap('values').get('before')).toBe(3);
    undo.destroy();
  });
});
