import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBatch, writeBatch } from '../../shared/protocol/batch.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { linkHeader } from '../../shared/protocol/http.ts';
import { batchOf, RawLink } from '../kit/http-link.ts';
import { awarenessFrame, dial, ManualTimers, syncFrame } from '../kit/live-client.ts';
import { seeded } from '../kit/live-edits.ts';
import { type LiveServer, type LiveStore, openLiveStore, people, serveLive, until } from '../kit/live.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

const documentId = uuidv7(400);
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

async function open(person: string, query?: string): Promise<RawLink> {
  const link = new RawLink(served, { person, documentId, ...(query === undefined ? {} : { query }) });
  await link.open();
  return link;
}

/** Open, welcomed and holding the document. */
async function inside(person: string): Promise<RawLink> {
  const link = await open(person);
  link.client.sync();
  await link.until(() => link.client.synced && link.client.durable === 1);
  await link.poll('&hold=0');
  return link;
}

const set = (doc: Y.Doc, key: string, value: unknown) => doc.getMap('values').set(key, value);
const get = (doc: Y.Doc, key: string) => doc.getMap('values').get(key);
const rows = () =>
  live.store.db.selectFrom('log').selectAll().where('document_id', '=', documentId).execute();

describe('messages over HTTP', () => {
  it('L80: are those of the socket, in the same rooms: one person by each write in one document, and see each other', async () => {
    const ana = await inside('ana');
    const ben = dial(`${served.url}/live/${documentId}?protocol=1&schema=${schemaVersion}`, 'ben');
    await until('it is synced', () => ben.client.synced);
    set(ana.client.doc, 'before', 1);
    await ana.until(() => ana.client.durable === ana.client.sent);
    await until('the other has it', () => get(ben.client.doc, 'before') === 1);
    set(ben.client.doc, 'after', 2);
    await ana.until(() => get(ana.client.doc, 'after') === 2);
    ana.client.raw(awarenessFrame({ client: ana.client.doc.clientID, clock: 1, state: { field: 'title' } }));
    await ana.push();
    await until('the other sees her', () => ben.client.presence.size === 1);
    expect(ana.client.welcome).toMatchObject({ access: 'write', state: 'live', epoch: 1 });
    expect([...ben.client.presence.values()]).toMatchObject([{ field: 'title', user: { name: 'Ana' } }]);
    ben.ws.terminate();
  });

  it('L80: a poll is held until there is something, and answers with all that was sent in one go', async () => {
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    const held = ana.poll();
    const isOpen = await Promise.race([held.then(() => false), ben.poll('&hold=0').then(() => true)]);
    expect(isOpen).toBe(true);
    set(ben.client.doc, 'before', 1);
    await ben.push();
    expect(await held).toBe(1);
    expect(get(ana.client.doc, 'before')).toBe(1);
  });

  it('L81: a POST that is sent again is taken once, also with more after it', async () => {
    const ana = await inside('ana');
    set(ana.client.doc, 'before', 1);
    const [first] = ana.waiting;
    const messages = [...ana.waiting];
    const taken = async (batch: Parameters<typeof writeBatch>[0]) =>
      (await ana.post(writeBatch(batch))).json() as Promise<unknown>;
    const n = ana.first;
    expect(await taken({ first: n, messages })).toEqual({ taken: n });
    expect(await taken({ first: n, messages })).toEqual({ taken: n });
    set(ana.client.doc, 'after', 2);
    const [, second = first] = ana.waiting;
    expect(await taken({ first: n, messages: [...messages, second ?? new Uint8Array()] })).toEqual({
      taken: n + 1,
    });
    ana.waiting.length = 0;
    ana.first = n + 2;
    await ana.until(() => ana.client.durable === ana.client.sent);
    expect(await rows()).toHaveLength(2);
    expect((await served.rooms.contentAt(documentId)).content.fields).toMatchObject({ before: 1, after: 2 });
  });

  it('L81: a message that is missing before those that came is noticed, and nothing is taken out of order', async () => {
    const ana = await inside('ana');
    const n = ana.first;
    set(ana.client.doc, 'before', 1);
    set(ana.client.doc, 'after', 2);
    const [first = new Uint8Array(), second = new Uint8Array()] = ana.waiting;
    const late = await ana.post(writeBatch({ first: n + 1, messages: [second] }));
    expect(await late.json()).toEqual({ taken: n - 1 });
    expect(await rows()).toHaveLength(0);
    const both = await ana.post(writeBatch({ first: n, messages: [first, second] }));
    expect(await both.json()).toEqual({ taken: n + 1 });
    await until('both are stored', async () => (await rows()).length > 0);
    const { fields } = (await served.rooms.contentAt(documentId)).content;
    expect(fields).toMatchObject({ before: 1, after: 2 });
  });

  it('L81: an answer that was lost is given again, with what came meanwhile', async () => {
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    set(ben.client.doc, 'before', 1);
    await ben.until(() => ben.client.durable === ben.client.sent);
    const lost = batchOf(new Uint8Array(await (await ana.get(`?after=${ana.received}`)).arrayBuffer()));
    expect(lost.messages).toHaveLength(1);
    set(ben.client.doc, 'after', 2);
    await ben.until(() => ben.client.durable === ben.client.sent);
    expect(await ana.poll()).toBe(2);
    expect([get(ana.client.doc, 'before'), get(ana.client.doc, 'after')]).toEqual([1, 2]);
  });

  it('L81: random losses of requests and answers lose nothing and double nothing', async () => {
    const random = seeded(20261124);
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    const unsent: Uint8Array[] = [];
    let first = ana.first;
    for (let i = 1; i <= 60; i += 1) {
      set(ana.client.doc, 'before', i);
      set(ben.client.doc, 'after', i);
      unsent.push(...ana.waiting.splice(0));
      await ben.push();
      if (random.below(3) > 0) {
        const answer = (await (await ana.post(writeBatch({ first, messages: unsent }))).json()) as {
          taken: number;
        };
        if (random.below(3) > 0) {
          unsent.splice(0, answer.taken + 1 - first);
          first = answer.taken + 1;
        }
      }
      if (random.below(3) === 0) await ana.get(`?after=${ana.received}&hold=0`);
      else await ana.poll('&hold=0');
    }
    await ana.post(writeBatch({ first, messages: unsent }));
    await ana.until(() => ana.client.durable === ana.client.sent && get(ana.client.doc, 'after') === 60);
    await ben.until(() => get(ben.client.doc, 'before') === 60);
    const stored = new Y.Doc();
    for (const { bytes } of await rows()) Y.applyUpdate(stored, bytes);
    expect(Y.encodeStateVector(stored)).toEqual(Y.encodeStateVector(ana.client.doc));
    expect(stored.getMap('values').toJSON()).toEqual({ before: 60, after: 60 });
    expect(new Set((await rows()).map(({ hash }) => Buffer.from(hash).toString('hex'))).size).toBe(
      (await rows()).length,
    );
  });
});

describe('the door over HTTP', () => {
  it('L82: a POST needs the exact Origin, a GET none but no foreign one', async () => {
    for (const origin of ['http://evil.example', '', 'null']) {
      const link = new RawLink(served, { person: 'ana', documentId, origin });
      expect((await link.open()).status).toBe(403);
    }
    const ana = await inside('ana');
    const ask = (method: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((answered, failed) => {
        const url = `${served.url.replace('ws', 'http')}/live/${documentId}/messages?after=0&hold=0`;
        const sent = { cookie: 'person=ana', [linkHeader]: ana.token, ...headers };
        const asked = httpRequest(url, { method, headers: sent }, ({ statusCode }) => answered(statusCode));
        asked.on('error', failed);
        asked.end();
      });
    expect(await ask('GET', {})).not.toBe(403);
    expect(await ask('GET', { origin: 'http://evil.example' })).toBe(403);
    expect(await ask('POST', {})).toBe(403);
    expect(await ask('DELETE', { origin: served.url.replace('ws', 'http') })).toBe(405);
  });

  it('L82: whom the socket’s door turns away, this one does with the same code, before a byte of the document', async () => {
    expect((await open('nobody')).closed?.code).toBe(close.signedOut);
    expect((await open('sam')).closed?.code).toBe(close.notFound);
    expect((await open('ana', '?protocol=9')).closed?.code).toBe(close.tooOld);
    expect((await open('ana', `?protocol=1&schema=${schemaVersion}&epoch=7`)).closed?.code).toBe(
      close.tooOld,
    );
    const other = new RawLink(served, { person: 'ana', documentId: uuidv7(401) });
    await other.open();
    expect(other.closed?.code).toBe(close.notFound);
    expect(served.rooms.present(documentId)).toEqual([]);
  });

  it('L82: a link is its session’s alone: unknown, another person’s, and another document’s are not found', async () => {
    const ana = await inside('ana');
    set(ana.client.doc, 'before', 1);
    const [message = new Uint8Array()] = ana.waiting;
    const body = writeBatch({ first: ana.first, messages: [message] });
    for (const [person, link, id] of [
      ['ben', ana.token, documentId],
      [undefined, ana.token, documentId],
      ['ana', 'x'.repeat(43), documentId],
      ['ana', '', documentId],
      ['ana', ana.token, uuidv7(402)],
    ] as const) {
      const thief = new RawLink(served, { person, documentId: id });
      thief.token = link;
      expect((await thief.post(body)).status).toBe(404);
      expect((await thief.get('?after=0&hold=0')).status).toBe(404);
    }
    expect(await rows()).toHaveLength(0);
    await ana.push();
    await until('hers is taken', async () => (await rows()).length === 1);
  });

  it('L83: a right that ends is told to the poll that is held, at once, and not a byte follows', async () => {
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    const held = ana.get(`?after=${ana.received}`);
    served.actors.delete('ana');
    served.rooms.close({ personId: people.ana.id }, close.signedOut);
    expect(await (await held).json()).toMatchObject({ closed: { code: close.signedOut } });
    set(ben.client.doc, 'before', 1);
    await ben.push();
    await until('it is stored', async () => (await rows()).length === 1);
    expect(await (await ana.get(`?after=${ana.received}&hold=0`)).json()).toMatchObject({
      closed: { code: close.signedOut },
    });
    expect(served.rooms.present(documentId).map(({ name }) => name)).toEqual(['Ben']);
  });

  it('L83: what waited for a poll when the right ended is not given out any more', async () => {
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    set(ben.client.doc, 'before', 1);
    await ben.until(() => ben.client.durable === ben.client.sent);
    served.rooms.close({ personId: people.ana.id }, close.accessChanged);
    expect(await (await ana.get(`?after=${ana.received}`)).json()).toMatchObject({
      closed: { code: close.accessChanged },
    });
  });

  it('L85: a body that holds no messages, or is too large, closes the link with a code and changes nothing', async () => {
    const ben = await inside('ben');
    const bodies: [Uint8Array<ArrayBuffer>, number][] = [
      [new Uint8Array(0), close.badUpdate],
      [Uint8Array.of(0), close.badUpdate],
      [Uint8Array.of(1, 0), close.badUpdate],
      [Uint8Array.of(1, 5, 1), close.badUpdate],
      [new Uint8Array(20).fill(255), close.badUpdate],
      [writeBatch({ first: 3, messages: [Uint8Array.of(99)] }), close.badUpdate],
      [writeBatch({ first: 3, messages: [syncFrame(2, Uint8Array.of(1, 2, 3))] }), close.badUpdate],
      [new Uint8Array(2 * 1024 * 1024 + 64 * 1024 + 1), close.tooBig],
    ];
    for (const [body, code] of bodies) {
      const ana = await inside('ana');
      expect(ana.first).toBe(3);
      expect(await (await ana.post(body)).json()).toMatchObject({ closed: { code } });
    }
    expect(await rows()).toHaveLength(0);
    set(ben.client.doc, 'before', 1);
    await ben.until(() => ben.client.durable === ben.client.sent);
    expect(served.errors).toEqual([]);
  });

  it('L85: a poll that claims what it cannot have is refused, and the link goes on', async () => {
    const ana = await inside('ana');
    for (const query of [
      '',
      '?after=',
      '?after=-1',
      '?after=0',
      '?after=1e3',
      `?after=${ana.received + 1}`,
    ]) {
      expect((await ana.get(query)).status, query).toBe(400);
    }
    set(ana.client.doc, 'before', 1);
    await ana.until(() => ana.client.durable === ana.client.sent);
  });

  it('L86: a person has at most 32 links; a link that its client closes makes room', async () => {
    const links: RawLink[] = [];
    for (let i = 0; i < 32; i += 1) links.push(await open('ana'));
    expect(links.every(({ token }) => token.length >= 27)).toBe(true);
    expect(new Set(links.map(({ token }) => token)).size).toBe(32);
    expect((await open('ana')).closed?.code).toBe(close.tooFast);
    expect((await open('ben')).closed).toBeUndefined();
    await links[0]?.post(writeBatch({ first: 1, messages: [] }), '?close=1');
    expect((await open('ana')).closed).toBeUndefined();
  });

  it('L86: what a client sends with its farewell is stored, and it is gone from the room', async () => {
    const ana = await inside('ana');
    set(ana.client.doc, 'before', 1);
    const body = writeBatch({ first: ana.first, messages: ana.waiting });
    expect((await ana.post(body, '?close=1')).status).toBe(200);
    await until('it is stored', async () => (await rows()).length === 1);
    expect(served.rooms.present(documentId)).toEqual([]);
    expect((await ana.get('?after=0')).status).toBe(404);
  });

  it('L87: a server that stops tells the polls that are held', async () => {
    const ana = await inside('ana');
    const held = ana.poll();
    await served.rooms.stop();
    await held;
    expect(ana.closed?.code).toBe(close.restart);
    expect((await open('ana')).closed?.code).toBe(close.storage);
  });
});

describe('bounds over HTTP', () => {
  it('L84: who does not poll loses the connection at the bound of unread bytes, and nobody else does', async () => {
    await served.stop();
    served = await serveLive(live, { limits: { closeSlowReaderAt: 20_000, messagesPerSecond: 1000 } });
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    for (let i = 0; i < 30; i += 1) {
      ben.client.doc.getXmlFragment('title').insert(0, [new Y.XmlText('x'.repeat(1000))]);
      await ben.until(() => ben.client.durable === ben.client.sent);
    }
    await ana.poll();
    expect(ana.closed?.code).toBe(close.overload);
    expect(ben.closed).toBeUndefined();
  });

  it('L84: an answer is bounded, and the next poll brings the rest', async () => {
    const [ana, ben] = [await inside('ana'), await inside('ben')];
    for (let i = 0; i < 4; i += 1) {
      ben.client.doc.getXmlFragment('title').insert(0, [new Y.XmlText('x'.repeat(200_000))]);
      await ben.until(() => ben.client.durable === ben.client.sent);
    }
    const counts = [await ana.poll(), await ana.poll()];
    expect(counts).toEqual([3, 1]);
    expect(ana.client.doc.getXmlFragment('title').length).toBe(4);
  });

  it('L86: a link that its client does not ask for is reaped after 45 s', async () => {
    await served.stop();
    const timers = new ManualTimers();
    served = await serveLive(live, { timers, limits: { stuckAfter: 1e9 } });
    const ana = await inside('ana');
    timers.advance(44_000);
    expect(served.rooms.present(documentId)).toHaveLength(1);
    await ana.poll();
    timers.advance(44_000);
    expect(served.rooms.present(documentId)).toHaveLength(1);
    timers.advance(20_000);
    expect(served.rooms.present(documentId)).toHaveLength(0);
    await ana.poll();
    expect(ana.closed?.code).toBe(1001);
    timers.advance(60_000);
    expect((await ana.get('?after=0')).status).toBe(404);
  });

  it('L84: who does not fetch what waits for them is let go, as a socket that takes nothing is', async () => {
    await served.stop();
    const timers = new ManualTimers();
    served = await serveLive(live, { timers });
    const ana = await inside('ana');
    timers.advance(30_000);
    await ana.poll();
    expect(ana.closed?.code).toBe(close.overload);
  });

  it('L86: a poll without news is answered empty after 20 s', async () => {
    await served.stop();
    const timers = new ManualTimers();
    served = await serveLive(live, { timers, limits: { heartbeat: 100_000 } });
    const ana = await inside('ana');
    const held = ana.get(`?after=${ana.received}`);
    let answered: number | undefined;
    void held.then(({ status }) => {
      answered = status;
    });
    let waited = 0;
    await until('it is answered', () => {
      timers.advance(500);
      waited += 500;
      return answered !== undefined;
    });
    expect(answered).toBe(204);
    expect(waited).toBeGreaterThan(20_000);
  });
});

describe('batches', () => {
  it('L81: read what was written; truncated, with leftovers, or claiming more than there is, they are nothing', () => {
    const random = seeded(7);
    for (let i = 0; i < 200; i += 1) {
      const messages = Array.from({ length: random.below(5) }, () =>
        Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256)),
      );
      const first = 1 + random.below(2 ** 31) * (random.below(2) + 1);
      const bytes = writeBatch({ first, messages });
      expect(readBatch(bytes)).toEqual({ first, messages });
      const read = readBatch(bytes.subarray(0, random.below(bytes.length)));
      expect(read?.messages.length ?? -1).toBeLessThan(Math.max(1, messages.length));
    }
    for (const bytes of [[], [0], [128], [1, 0], [1, 200, 200, 200, 200, 200, 200, 200, 1, 1], [1, 2, 7]]) {
      expect(readBatch(Uint8Array.from(bytes))).toBeUndefined();
    }
  });
});
