import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LiveRooms, RoomsSetting } from '../../server/rooms/live.ts';
import { lineText } from '../../shared/content/text.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import {
  type HeldLog,
  heldLog,
  type LiveStore,
  type Name,
  openLiveStore,
  people,
  roomsOver,
  until,
  userOf,
} from '../kit/live.ts';
import {
  awarenessFrame,
  ManualTimers,
  pairedClient,
  syncFrame,
  type WireClient,
} from '../kit/live-client.ts';

let live: LiveStore;
let log: HeldLog;
let rooms: LiveRooms;
let timers: ManualTimers;
let errors: string[];
const documentId = uuidv7(100);
const other = uuidv7(101);

function start(setting: Partial<RoomsSetting> = {}): void {
  timers = new ManualTimers();
  errors = [];
  log = heldLog(live.store.log);
  rooms = roomsOver(live, { log, timers, ...setting }, errors);
}

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  await live.addDocument(other);
  start();
});
afterEach(async () => {
  log.release();
  await rooms.stop();
  await live.close();
});

async function join(
  name: Name,
  how: {
    doc?: Y.Doc;
    answers?: boolean;
    mayWrite?: boolean;
    extended?: boolean;
    in?: string;
    epoch?: number;
  } = {},
) {
  const { client, socket, connect } = pairedClient(how.doc);
  client.answers = how.answers ?? true;
  const entered = await rooms.enter({
    documentId: how.in ?? documentId,
    joining: {
      socket,
      signer: { personId: people[name].id, organisationId: userOf(name).organisationId },
      sessionId: `session of ${name}`,
      user: userOf(name),
      mayWrite: how.mayWrite ?? true,
      extended: how.extended ?? true,
    },
    state: 'live',
    epoch: how.epoch,
    judgedAt: rooms.changes(),
    isOpen: () => true,
  });
  if (entered.type !== 'joined') throw new Error(entered.type);
  connect((bytes) => entered.peer.receive(bytes, timers.now()));
  client.sync();
  await until('the content has come', () => client.synced || client.closed !== undefined);
  return { client, socket, peer: entered.peer };
}

function type(client: WireClient, text: string): void {
  const fragment = client.doc.getXmlFragment('title');
  client.doc.transact(() => {
    if (fragment.length === 0) fragment.insert(0, [new Y.XmlText()]);
    const line = fragment.get(0);
    if (line instanceof Y.XmlText) line.insert(line.length, text);
  });
}
const titleOf = (client: WireClient) => client.doc.getXmlFragment('title').toJSON();
const saved = (client: WireClient) => client.sent > 0 && client.durable === client.sent;

async function logRows(id = documentId) {
  return live.store.db.selectFrom('log').selectAll().where('document_id', '=', id).orderBy('seq').execute();
}

describe('commit first', () => {
  it('L1: nothing is acknowledged and nothing is sent to others before the commit; then both', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    await until('the first syncs are settled', () => saved(ana.client) && saved(ben.client));
    const before = ana.client.durable;
    log.hold();
    type(ana.client, 'Less');
    await new Promise((turn) => setTimeout(turn, 20));
    expect(ana.client.durable).toBe(before);
    expect(ben.client.updates).toHaveLength(0);
    const late = await join('eve', { mayWrite: false });
    expect(late.client.synced).toBe(true);
    expect(titleOf(late.client)).toBe('');
    log.release();
    await until('all of it is durable', () => saved(ana.client));
    expect(titleOf(ben.client)).toBe('Less');
    expect(titleOf(late.client)).toBe('Less');
    const rows = await logRows();
    expect(rows).toMatchObject([
      {
        seq: 1,
        part: 'shared',
        epoch: 1,
        person_id: people.ana.id,
        organisation_id: userOf('ana').organisationId,
      },
    ]);
  });

  it('L1: what comes while a commit is being written shares the next one', async () => {
    const clients = await Promise.all((['ana', 'ben'] as const).map((name) => join(name)));
    log.hold();
    for (const { client } of clients)
      for (const word of ['a', 'b', 'c']) client.doc.getMap('values').set('day', word);
    const before = log.writes;
    log.release();
    await until('all of it is durable', () => clients.every(({ client }) => saved(client)));
    expect(log.writes - before).toBeLessThanOrEqual(2);
    expect(await logRows()).toHaveLength(2);
  });

  it('L3: a failed commit gives no acknowledgement and no broadcast, closes with 4503, and a return resends', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    type(ana.client, 'Kept. ');
    await until('it is durable', () => saved(ana.client));
    log.fail(new Error('disk full'));
    const durable = ana.client.durable;
    type(ana.client, 'Not yet.');
    await until('the room is closed', () => ana.client.closed !== undefined);
    expect([ana.client.closed, ben.client.closed]).toEqual([close.storage, close.storage]);
    expect(ana.client.durable).toBe(durable);
    expect(titleOf(ben.client)).toBe('Kept. ');
    expect(errors).toEqual(['edits could not be stored']);
    expect(rooms.present(documentId)).toEqual([]);

    log.fail(undefined);
    const fresh = await join('eve', { mayWrite: false });
    expect(titleOf(fresh.client)).toBe('Kept. ');
    const back = await join('ana', { doc: ana.client.doc });
    await until('it is durable', () => saved(back.client));
    expect(titleOf(fresh.client)).toBe('Kept. Not yet.');
  });

  it('L3: one document that cannot be stored does not keep others from being stored', async () => {
    const ana = await join('ana');
    const ben = await join('ben', { in: other });
    await until('the first syncs are settled', () => saved(ana.client) && saved(ben.client));
    await live.store.lane.write((tx) =>
      tx
        .insertInto('client')
        .values({
          document_id: documentId,
          part: 'shared',
          epoch: 1,
          client_id: ana.client.doc.clientID,
          person_id: people.ana.id,
          created_at: 1,
        })
        .execute(),
    );
    log.hold();
    type(ana.client, 'clashes');
    type(ben.client, 'fine');
    log.release();
    await until('one is closed, one is saved', () => ana.client.closed !== undefined && saved(ben.client));
    expect(ana.client.closed).toBe(close.storage);
    expect(await logRows(other)).toHaveLength(1);
  });

  it('L4: a document that is freezing or frozen takes no row, and its sockets come back', async () => {
    const ana = await join('ana');
    const ben = await join('ben', { in: other });
    await until('the first syncs are settled', () => saved(ana.client) && saved(ben.client));
    await live.setState(documentId, 'freezing');
    type(ana.client, 'too late');
    type(ben.client, 'in time');
    await until('it is closed', () => ana.client.closed !== undefined && saved(ben.client));
    expect(ana.client.closed).toBe(close.accessChanged);
    expect(await logRows()).toHaveLength(0);
    await expect(rooms.append(documentId, updateSetting('before', 3), null)).rejects.toThrow('frozen');
    expect(await logRows()).toHaveLength(0);
  });
});

function updateSetting(key: string, value: unknown): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('values').set(key, value);
  return Y.encodeStateAsUpdate(doc);
}

describe('who signs', () => {
  it('L5: a new struct signed with another person’s client id is refused and changes nothing', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    type(ana.client, 'mine');
    await until('it is durable', () => saved(ana.client));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ben.client.doc));
    forged.clientID = ana.client.doc.clientID;
    const before = Y.encodeStateVector(forged);
    forged.getMap('values').set('before', 99);
    ben.client.raw(syncFrame(2, Y.encodeStateAsUpdate(forged, before)));
    expect(ben.client.closed).toBe(close.badUpdate);
    expect(ana.client.closed).toBeUndefined();
    expect(await logRows()).toHaveLength(1);
  });

  it('L5: structs that are known already are ignored whoever signed them', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    type(ana.client, 'mine');
    await until('it is durable', () => saved(ana.client));
    ben.client.raw(syncFrame(1, Y.encodeStateAsUpdate(ben.client.doc)));
    type(ben.client, ', ours');
    await until('it is durable', () => titleOf(ana.client) === 'mine, ours');
    expect(ben.client.closed).toBeUndefined();
    expect(await logRows()).toHaveLength(2);
  });

  it('L5: whose a client id is outlives the room', async () => {
    const ana = await join('ana');
    type(ana.client, 'mine');
    await until('it is durable', () => saved(ana.client));
    ana.peer.left();
    const ben = await join('ben');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ben.client.doc));
    forged.clientID = ana.client.doc.clientID;
    forged.getMap('values').set('before', 99);
    ben.client.raw(syncFrame(2, Y.encodeStateAsUpdate(forged, Y.encodeStateVector(ben.client.doc))));
    expect(ben.client.closed).toBe(close.badUpdate);
  });

  it('L6: a reader’s step 2 with nothing new is normal; anything new from a reader is refused', async () => {
    const ana = await join('ana');
    type(ana.client, 'text that goes');
    ana.client.doc.getXmlFragment('title').delete(0, 1);
    await until('it is durable', () => saved(ana.client));
    const eve = await join('eve', { mayWrite: false });
    expect(eve.client.welcome).toMatchObject({ access: 'read' });
    expect(eve.client.synced).toBe(true);
    eve.client.raw(syncFrame(1, Y.encodeStateAsUpdate(eve.client.doc)));
    expect(eve.client.closed).toBeUndefined();
    type(eve.client, 'nope');
    expect(eve.client.closed).toBe(close.rightLost);
    expect(await logRows()).toHaveLength(1);
  });
});

describe('gaps', () => {
  it('L7: what leans on missing structs is not stored; the answer to step 1 is, and settles both', async () => {
    const doc = new Y.Doc();
    for (const n of [1, 2]) doc.getMap('values').set('before', n);
    const ben = await join('ben');
    const ana = await join('ana', { doc, answers: false });
    doc.getMap('values').set('before', 3);
    expect(ana.client.step1s).toBe(1);
    expect([ana.client.durable, ana.client.closed]).toEqual([0, undefined]);
    expect(await logRows()).toHaveLength(0);
    ana.client.sent += 1;
    ana.client.raw(syncFrame(1, Y.encodeStateAsUpdate(doc)));
    await until('all is durable', () => saved(ana.client));
    expect(ben.client.doc.getMap('values').get('before')).toBe(3);
    expect(await logRows()).toHaveLength(1);
  });

  it('L7: after the answer, or in it, what leans on missing structs is refused', async () => {
    const far = new Y.Doc();
    far.getMap('values').set('before', 0);
    const vector = Y.encodeStateVector(far);
    far.getMap('values').set('before', 1);
    for (const step of [1, 2] as const) {
      const ana = await join('ana');
      ana.client.raw(syncFrame(step, Y.encodeStateAsUpdate(far, vector)));
      expect(ana.client.closed).toBe(close.badUpdate);
    }
    expect(await logRows()).toHaveLength(0);
  });

  it('L7: structs that lean on each other are refused, and nobody else is disturbed', async () => {
    const item = (client: number, other: number) => [1, client, 0, 0x84, other, 0, 1, 120];
    const circle = Uint8Array.of(2, ...item(2, 1), ...item(1, 2), 0);
    const ana = await join('ana');
    const ben = await join('ben');
    ana.client.raw(syncFrame(2, circle));
    await until('it is closed', () => ana.client.closed !== undefined);
    expect([ana.client.closed, ben.client.closed]).toEqual([close.badUpdate, undefined]);
    type(ben.client, 'goes on');
    await until('it is durable', () => saved(ben.client));
    expect((await rooms.contentAt(documentId)).content.fields).toHaveProperty('title');
  });
});

describe('bad input', () => {
  const cases: [string, Uint8Array | (() => Uint8Array), number][] = [
    [
      'the seven-byte bomb',
      syncFrame(2, Uint8Array.from(Buffer.from('01ffffff0f0100', 'hex'))),
      close.badUpdate,
    ],
    ['an empty frame', new Uint8Array(), close.badUpdate],
    ['an unknown message', Uint8Array.of(77), close.badUpdate],
    ['a frame with trailing bytes', Uint8Array.of(...syncFrame(0, Uint8Array.of(0)), 9), close.badUpdate],
    ['a step 1 that ends too early', syncFrame(0, Uint8Array.of(5, 1)), close.badUpdate],
    ['presence that ends too early', Uint8Array.of(1, 2, 9, 9), close.badUpdate],
    [
      'a root that the kind does not have',
      () =>
        syncFrame(
          2,
          updateOf((d) => d.getMap('secrets').set('a', 1)),
        ),
      close.badUpdate,
    ],
    ['a key that the kind does not have', () => syncFrame(2, updateSetting('salary', 1)), close.badUpdate],
    ['a key __proto__', () => syncFrame(2, updateSetting('__proto__', 1)), close.badUpdate],
    [
      'a value with a key __proto__',
      () => syncFrame(2, updateSetting('before', JSON.parse('{"__proto__":1}'))),
      close.badUpdate,
    ],
    ['a nested map', () => syncFrame(2, updateSetting('before', new Y.Map())), close.badUpdate],
    ['a subdocument', () => syncFrame(2, updateSetting('before', new Y.Doc())), close.badUpdate],
    [
      'a value nested too deep',
      () => syncFrame(2, updateSetting('before', JSON.parse('['.repeat(60) + ']'.repeat(60)))),
      close.badUpdate,
    ],
    [
      'text beside blocks',
      () =>
        syncFrame(
          2,
          updateOf((d) => d.getText('problem').insert(0, 'x')),
        ),
      close.badUpdate,
    ],
    [
      'an update over a megabyte',
      () => syncFrame(2, updateSetting('day', 'x'.repeat(1024 * 1024))),
      close.tooBig,
    ],
    [
      '885 KB of presence',
      () => awarenessFrame({ client: 1, clock: 1, state: { x: 'x'.repeat(885_000) } }),
      close.tooBig,
    ],
  ];
  it.each(cases)('L8: %s is refused with its code and changes nothing', async (_, frame, code) => {
    const ana = await join('ana');
    const ben = await join('ben');
    await until('the first syncs are settled', () => saved(ana.client) && saved(ben.client));
    ana.client.raw(typeof frame === 'function' ? frame() : frame);
    expect(ana.client.closed).toBe(code);
    type(ben.client, 'still here');
    await until('others go on', () => saved(ben.client));
    expect(await logRows()).toHaveLength(1);
  });

  it('L8: too many messages, and too many bytes, close with 4429', async () => {
    const ana = await join('ana');
    for (let i = 0; i < 130; i += 1) ana.client.sync();
    expect(ana.client.closed).toBe(close.tooFast);
    const ben = await join('ben');
    for (let i = 0; i < 10; i += 1) ben.client.raw(syncFrame(2, new Uint8Array(500_000)));
    expect([close.tooFast, close.badUpdate]).toContain(ben.client.closed);
  });

  it('L8: a full document takes no more text, but lets it be deleted', async () => {
    await rooms.stop();
    start({ limits: { document: 3000 } });
    const ana = await join('ana');
    type(ana.client, 'x'.repeat(2500));
    await until('it is durable', () => saved(ana.client));
    const { doc } = ana.client;
    type(ana.client, 'y'.repeat(1000));
    expect(ana.client.closed).toBe(close.documentFull);
    const back = await join('ana');
    back.client.doc.getXmlFragment('title').delete(0, 1);
    await until('it is durable', () => saved(back.client));
    expect(doc.getXmlFragment('title').length).toBe(1);
  });
});

function updateOf(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  edit(doc);
  return Y.encodeStateAsUpdate(doc);
}

describe('presence', () => {
  const forged = {
    user: { name: 'Superintendent', colour: 'url(x)' },
    field: 'title',
    cursor: { anchor: 1 },
    css: 'x',
  };

  it('L9: identity is written by the server; cursor and field are the client’s', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    const id = ana.client.doc.clientID;
    ana.client.raw(awarenessFrame({ client: id, clock: 1, state: forged }));
    timers.advance(100);
    expect(ben.client.presence.get(id)).toEqual({
      user: userOf('ana'),
      field: 'title',
      cursor: { anchor: 1 },
    });
    expect(ana.client.presence.size).toBe(0);
    const late = await join('eve', { mayWrite: false });
    expect(late.client.presence.get(id)).toMatchObject({ user: userOf('ana') });
    expect(rooms.present(documentId).map((user) => user.name)).toEqual(['Ana', 'Ben', 'Eve']);
  });

  it('L9: entries for other client ids are dropped without punishment', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    const [a, b] = [ana.client.doc.clientID, ben.client.doc.clientID];
    ana.client.raw(awarenessFrame({ client: a, clock: 1, state: { field: 'title' } }));
    ben.client.raw(awarenessFrame({ client: b, clock: 1, state: {} }));
    timers.advance(100);
    ben.client.raw(awarenessFrame({ client: a, clock: 50, state: { field: 'problem' } }));
    ben.client.raw(awarenessFrame({ client: a, clock: 51, state: null }));
    timers.advance(100);
    expect(ben.client.closed).toBeUndefined();
    const late = await join('eve', { mayWrite: false });
    expect(late.client.presence.get(a)).toMatchObject({ user: userOf('ana'), field: 'title' });
  });

  it('L9: who leaves is gone for the others; too long a state is not shown', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    const id = ana.client.doc.clientID;
    ana.client.raw(awarenessFrame({ client: id, clock: 1, state: { field: 'title' } }));
    ana.client.raw(awarenessFrame({ client: id, clock: 2, state: { cursor: { x: 'x'.repeat(3000) } } }));
    timers.advance(100);
    expect(ben.client.presence.get(id)).toMatchObject({ field: 'title' });
    ana.peer.left();
    timers.advance(100);
    expect(ben.client.presence.size).toBe(0);
  });
});

describe('life of a socket', () => {
  it('L10: everybody gets a sign of life each 15 s, and the silent are cut after 45 s', async () => {
    const ana = await join('ana');
    const raw = await join('ben', { extended: false });
    const before = [ana.client.heartbeats, raw.client.heartbeats];
    for (let i = 0; i < 2; i += 1) {
      timers.advance(15_000);
      raw.peer.heard(timers.now());
    }
    expect([ana.client.heartbeats, raw.client.heartbeats]).toEqual(before.map((n) => n + 2));
    expect(raw.client.welcome).toBeUndefined();
    timers.advance(15_000);
    expect(ana.socket.cut).toBe(true);
    expect(raw.socket.cut).toBe(false);
    expect(rooms.present(documentId).map((user) => user.name)).toEqual(['Ben']);
  });

  it('L10: a slow reader gets no presence from 1 MiB on and is closed with 1013 at 8 MiB', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    ben.socket.stuck = 2 * 1024 * 1024;
    ana.client.raw(awarenessFrame({ client: ana.client.doc.clientID, clock: 1, state: {} }));
    timers.advance(100);
    expect(ben.client.presence.size).toBe(0);
    type(ana.client, 'x');
    await until('it is durable', () => saved(ana.client));
    expect(titleOf(ben.client)).toBe('x');
    ben.socket.stuck = 8 * 1024 * 1024;
    type(ana.client, 'y');
    await until('it is closed', () => ben.client.closed !== undefined);
    expect(ben.client.closed).toBe(close.overload);
    expect(titleOf(ben.client)).toBe('x');
  });

  it('L11: closing by document, person or session reaches exactly those, and not a byte after', async () => {
    const ana = await join('ana');
    const ben = await join('ben');
    const far = await join('ana', { in: other });
    rooms.close({ sessionId: 'session of ana' }, close.signedOut);
    expect([ana.client.closed, far.client.closed, ben.client.closed]).toEqual([4401, 4401, undefined]);
    const heard = ana.client.updates.length;
    type(ben.client, 'secret');
    await until('it is durable', () => saved(ben.client));
    expect(ana.client.updates).toHaveLength(heard);
    rooms.close({ documentId }, close.accessChanged);
    expect(ben.client.closed).toBe(close.accessChanged);
  });

  it('L11: rights that change while a socket is coming in are looked at again', async () => {
    const judgedAt = rooms.changes();
    rooms.close({ personId: people.ana.id }, close.accessChanged);
    const { socket } = pairedClient();
    const entered = await rooms.enter({
      documentId,
      joining: {
        socket,
        signer: { personId: people.ana.id, organisationId: userOf('ana').organisationId },
        sessionId: 's',
        user: userOf('ana'),
        mayWrite: true,
        extended: true,
      },
      state: 'live',
      epoch: undefined,
      judgedAt,
      isOpen: () => true,
    });
    expect(entered.type).toBe('changed');
  });

  it('L12: stopping closes with 1012 and leaves all that was acknowledged, or in flight, on disk', async () => {
    const ana = await join('ana');
    type(ana.client, 'the last word');
    await rooms.stop();
    expect(ana.client.closed).toBe(close.restart);
    expect(await logRows()).toHaveLength(1);
  });
});

describe('the server’s own hand', () => {
  it('L13: an edit of the server goes by the same door and reaches everybody after the commit', async () => {
    const ana = await join('ana');
    const seq = await rooms.append(documentId, updateSetting('before', 12), null);
    expect(seq).toBe(1);
    expect(ana.client.doc.getMap('values').get('before')).toBe(12);
    await expect(rooms.append(documentId, updateSetting('salary', 12), null)).rejects.toThrow('place');
    expect((await rooms.contentAt(documentId)).content.fields).toEqual({ before: 12 });
  });

  it('L13: content can be had at any position, with nobody inside, and reading writes nothing', async () => {
    await rooms.append(documentId, updateSetting('before', 1), null);
    await rooms.append(documentId, updateSetting('after', 2), null);
    expect(await rooms.contentAt(documentId, 1)).toMatchObject({
      seq: 1,
      epoch: 1,
      content: { fields: { before: 1 } },
    });
    expect((await rooms.contentAt(documentId)).content.fields).toEqual({ before: 1, after: 2 });
    expect(await logRows()).toHaveLength(2);
    await expect(rooms.contentAt(uuidv7(999))).rejects.toThrow('no document');
  });

  it('L14: a pause in editing is told once, and at the latest when the last one leaves', async () => {
    await rooms.stop();
    const told: string[] = [];
    start({
      onSettled: async (place) => {
        const { content } = await rooms.contentAt(place.documentId);
        told.push(`${place.documentId === documentId} ${lineText(content.fields['title'])}`);
      },
    });
    const ana = await join('ana');
    type(ana.client, 'a');
    await until('it is durable', () => saved(ana.client));
    timers.advance(400);
    type(ana.client, 'b');
    await until('it is durable', () => saved(ana.client));
    timers.advance(400);
    await Promise.resolve();
    expect(told).toEqual([]);
    timers.advance(100);
    await until('it is told', () => told.length > 0);
    type(ana.client, 'c');
    await until('it is durable', () => saved(ana.client));
    ana.peer.left();
    await until('it is told', () => told.length > 1);
    expect(told).toEqual(['true ab', 'true abc']);
  });
});
