import { get as httpGet } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import {
  actorOf,
  type LiveServer,
  type LiveStore,
  openLiveStore,
  people,
  serveLive,
  until,
} from '../kit/live.ts';
import { dial, ManualTimers } from '../kit/live-client.ts';
import { webSocketOf } from '../kit/live-device.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

const documentId = uuidv7(200);
let live: LiveStore;
let served: LiveServer;

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  served = await serveLive(live);
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

const at = (path = documentId) => `${served.url}/live/${path}`;

function stock(name: string, doc = new Y.Doc()): WebsocketProvider {
  return new WebsocketProvider(`${served.url}/live`, documentId, doc, {
    WebSocketPolyfill: webSocketOf(name),
    disableBc: true,
  });
}

describe('a stock y-websocket client', () => {
  it('L30: with only a cookie it connects, syncs, edits, shows presence and stays connected', async () => {
    await served.stop();
    const timers = new ManualTimers();
    served = await serveLive(live, { timers });
    const ana = stock('ana');
    const ben = stock('ben');
    await until('both are synced', () => ana.synced && ben.synced);
    ana.doc.getMap('values').set('before', 12);
    ana.doc.getXmlFragment('title').insert(0, [new Y.XmlText('Less is more')]);
    ana.awareness.setLocalState({ user: { name: 'Forged' }, field: 'title' });
    await until('the edit arrives', () => ben.doc.getXmlFragment('title').toJSON() === 'Less is more');
    timers.advance(100);
    await until('presence arrives', () => ben.awareness.getStates().has(ana.doc.clientID));
    expect(ben.awareness.getStates().get(ana.doc.clientID)).toMatchObject({
      user: { name: 'Ana' },
      field: 'title',
    });

    let closed = 0;
    for (const provider of [ana, ben]) provider.on('connection-close', () => (closed += 1));
    for (let i = 0; i < 12; i += 1) {
      const before = Math.min(ana.wsLastMessageReceived, ben.wsLastMessageReceived);
      await until('time has passed', () => Date.now() > before);
      timers.advance(15_000);
      const heard = () => Math.min(ana.wsLastMessageReceived, ben.wsLastMessageReceived) > before;
      await until('both hear a sign of life and answer the ping', heard);
      await until('the answers have come back', () => served.rooms.present(documentId).length === 2);
    }
    expect(closed).toBe(0);
    ben.doc.getMap('values').set('after', 3);
    await until('it still works', () => ana.doc.getMap('values').get('after') === 3);
    for (const provider of [ana, ben]) provider.destroy();
  });

  it('L30: edits made before connecting arrive, and a second time change nothing', async () => {
    const doc = new Y.Doc();
    doc.getMap('values').set('before', 1);
    const first = stock('ana', doc);
    await until('it is synced', () => first.synced);
    first.destroy();
    const second = stock('ana', doc);
    const ben = stock('ben');
    await until('the other has it', () => ben.doc.getMap('values').get('before') === 1);
    const rows = await live.store.db.selectFrom('log').selectAll().execute();
    expect(rows).toHaveLength(1);
    for (const provider of [second, ben]) provider.destroy();
  });
});

describe('the door', () => {
  it('L31: a foreign origin is refused before the upgrade; the own one, and none, are let in', async () => {
    const foreign = dial(at(), 'ana', { origin: 'https://elsewhere.example' });
    await expect(foreign.opened).rejects.toThrow('403');
    const own = dial(at(), 'ana', { origin: served.url.replace('ws:', 'http:') });
    await own.opened;
    await until('it is synced', () => own.client.synced);
    own.ws.close();
  });

  it.each([
    ['no session', documentId, undefined, close.signedOut],
    ['an unknown document', uuidv7(998), 'ana', close.notFound],
    ['a document of others', documentId, 'sam', close.notFound],
    ['no id', 'nonsense', 'ana', close.notFound],
    ['another part', `${documentId}?part=sealed`, 'ana', close.notFound],
    ['an unknown protocol', `${documentId}?protocol=7`, 'ana', close.tooOld],
    ['another epoch', `${documentId}?protocol=1&epoch=9`, 'ana', close.tooOld],
    ['an epoch that is no number', `${documentId}?epoch=x`, 'ana', close.tooOld],
  ] as const)(
    'L31: %s is closed after the upgrade, before a byte of the document',
    async (_, path, person, code) => {
      const { client, opened, ended } = dial(at(path), person);
      await opened;
      expect(await ended).toBe(code);
      expect([client.synced, client.step1s, client.welcome]).toEqual([false, 0, undefined]);
    },
  );

  it('L31: an older schema reads only, and is told the newer one', async () => {
    const old = dial(at(`${documentId}?protocol=1&schema=0`), 'ana');
    await until('it is welcomed', () => old.client.welcome !== undefined);
    expect(old.client.welcome).toMatchObject({
      access: 'read',
      state: 'live',
      epoch: 1,
      schema: schemaVersion,
    });
    old.client.doc.getMap('values').set('before', 1);
    expect(await old.ended).toBe(close.rightLost);
  });

  it('L31: frames sent before the rights are known wait for them', async () => {
    const { client, ws, ended } = dial(at(`${documentId}?protocol=1`), 'ana');
    ws.on('open', () => client.doc.getMap('values').set('before', 4));
    await until('it is durable', () => client.sent > 0 && client.durable === client.sent);
    ws.close();
    await ended;
    expect((await served.rooms.contentAt(documentId)).content.fields).toEqual({ before: 4 });
  });

  it('L31: plain requests and other paths are none of its business', async () => {
    const status = await new Promise((answer) =>
      httpGet(at().replace('ws:', 'http:'), (response) => answer(response.resume().statusCode)),
    );
    expect(status).toBe(404);
    await expect(dial(`${served.url}/other`, 'ana').opened).rejects.toThrow('404');
  });
});

describe('bad frames on a real socket', () => {
  it('L8: a text frame is closed with 1003', async () => {
    const { ws, opened, ended } = dial(at(), 'ana');
    await opened;
    ws.send('hello');
    expect(await ended).toBe(close.textFrame);
  });

  it('L8: a frame over 2 MiB is closed with 1009', async () => {
    const { ws, opened, ended } = dial(at(), 'ana');
    await opened;
    ws.send(new Uint8Array(2 * 1024 * 1024 + 1));
    expect(await ended).toBe(close.tooBig);
  });

  it('L8: a flood while the door still thinks is cut off', async () => {
    const { ws, opened, ended } = dial(at(), 'ana');
    await opened;
    for (let i = 0; i < 400; i += 1) ws.send(Uint8Array.of(0, 0, 1, 0));
    expect([close.policy, close.tooFast]).toContain(await ended);
  });

  it('L8: connections that are reset during the handshake leave nothing behind', async () => {
    for (let i = 0; i < 50; i += 1) {
      const ws = new WebSocket(at(), { headers: { cookie: 'person=ana' } });
      ws.on('error', () => undefined);
      ws.on(i % 2 === 0 ? 'upgrade' : 'open', () => ws.terminate());
      await new Promise((gone) => ws.on('close', gone));
    }
    await until('nobody is there', () => served.rooms.present(documentId).length === 0);
    expect(served.errors).toEqual([]);
  });
});

describe('rights while a socket is open', () => {
  it('L11: a session that ends, a role that changes, a freeze: the net catches what nobody told', async () => {
    await served.stop();
    const timers = new ManualTimers();
    served = await serveLive(live, { timers });
    const ana = dial(at(`${documentId}?protocol=1`), 'ana');
    const ben = dial(at(`${documentId}?protocol=1`), 'ben');
    await until('both are synced', () => ana.client.synced && ben.client.synced);
    served.actors.delete('ana');
    served.actors.set('ben', { ...actorOf('eve'), id: people.ben.id });
    timers.advance(20_000);
    expect([await ana.ended, await ben.ended]).toEqual([close.signedOut, close.accessChanged]);
  });

  it('L12: stopping tells every socket 1012', async () => {
    const { client, ended } = dial(at(), 'ana');
    await until('it is synced', () => client.synced);
    await served.stop();
    expect(await ended).toBe(close.restart);
    served = await serveLive(live);
  });
});
