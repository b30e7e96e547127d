import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ContentKind } from '../../shared/content/json.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { Bystanders } from '../kit/bystanders.ts';
import { hostileUpdate, paragraph, value } from '../kit/hostile.ts';
import { type LiveServer, type LiveStore, openLiveStore, serveLive, testKind, until } from '../kit/live.ts';
import { awarenessFrame, ManualTimers, syncFrame } from '../kit/live-client.ts';
import { webSocketOf } from '../kit/live-device.ts';
import { seeded } from '../kit/live-edits.ts';
import { Witness } from '../kit/witness.ts';

const resets = process.env['SOAK'] === '1' ? 10_000 : 400;
const documentId = uuidv7(910);
let live: LiveStore;
let served: LiveServer;
let bystanders: Bystanders;

async function serve(setting: Parameters<typeof serveLive>[1] = {}): Promise<void> {
  served = await serveLive(live, setting);
  bystanders = await Bystanders.enter(live, served, documentId);
}

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

/** What Ben's browser says to open a socket. */
function handshake(): string {
  const { host } = new URL(served.url);
  return (
    `GET /live/${documentId}?protocol=1 HTTP/1.1\r\nHost: ${host}\r\nCookie: person=ben\r\n` +
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
  );
}

/** As much as anybody may send. */
const unhurried = {
  messagesPerSecond: 1e6,
  messageBurst: 1e6,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
  document: 1e9,
};
const kilobytes = (n: number) => 'x'.repeat(n * 1000);

it('L113: a flood of updates that lean on what nobody has sent is closed, and nothing of it is stored', async () => {
  await serve();
  const before = await bystanders.stored();
  const silent = new WebSocket(`${served.url}/live/${documentId}?protocol=1`, {
    headers: { cookie: 'person=ben' },
  });
  const ended = new Promise<number>((end) => silent.on('close', end));
  await new Promise((open) => silent.on('open', open));
  for (let i = 0; i < 1000; i += 1) {
    silent.send(syncFrame(2, hostileUpdate({ clock: 5 + 2 * i, structs: [value('before', i)] })));
  }
  expect([close.badUpdate, close.tooFast, close.policy]).toContain(await ended);
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

it('L113: a text that grows deeper with every update is refused at the 33rd level', async () => {
  await serve();
  const attacker = await bystanders.attacker();
  const refusedAt = limits.depth;
  for (let depth = 0; depth < refusedAt; depth += 1) {
    attacker.send(levelOf(depth));
    await until('it is taken', () => attacker.saved || attacker.closed !== undefined);
    expect(attacker.closed, `at ${depth + 1} levels`).toBeUndefined();
  }
  const before = await bystanders.stored();
  attacker.send(levelOf(refusedAt));
  expect(await attacker.refused()).toBe(close.badUpdate);
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

function levelOf(depth: number): Uint8Array {
  const where = depth === 0 ? { root: 'problem' } : { parent: [7, depth - 1] as const };
  return hostileUpdate({ clock: depth, structs: [paragraph(where)] });
}

const table: ContentKind = {
  ...testKind,
  fields: [...testKind.fields, { name: 'a', type: 'list', row: [{ name: 'b', type: 'line' }] }],
};
/** Texts of as many rows of the table. */
function rowsOf(client: number, from: number, to: number): Uint8Array {
  const root = (n: number) => `a/${String(111_111_111_111 + n).replaceAll('0', 'z')}/b`;
  const structs = Array.from({ length: to - from }, (_, i) => paragraph({ root: root(from + i) }));
  return hostileUpdate({ client, clock: from, structs });
}

it('L113: more than 20,000 texts at once are refused with 4413', async () => {
  await serve({ kindNamed: () => table });
  const before = await bystanders.stored();
  const attacker = await bystanders.attacker();
  attacker.send(rowsOf(7, 0, 21_000));
  expect(await attacker.refused()).toBe(close.documentFull);
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

it('L113: so are texts that come little by little', async () => {
  await serve({ kindNamed: () => table, limits: { ...unhurried, roots: 500 } });
  const attacker = await bystanders.attacker();
  attacker.send(rowsOf(7, 0, 300));
  await until('it is saved', () => attacker.saved);
  const before = await bystanders.stored();
  attacker.send(rowsOf(7, 300, 600));
  expect(await attacker.refused()).toBe(close.documentFull);
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

it('L114: presence that is too long is dropped, and the flood of it; the socket stays', async () => {
  await serve();
  const attacker = await bystanders.attacker();
  for (let i = 1; i < 500; i += 1) {
    attacker.ws.send(awarenessFrame({ client: 7, clock: i, state: { field: kilobytes(3) } }));
  }
  attacker.ask();
  await until('it is answered', () => attacker.answers > 1 || attacker.closed !== undefined);
  expect(attacker.closed).toBeUndefined();
  await bystanders.undisturbed();
  attacker.ws.terminate();
});

it('L114: a flood of step 1 on a large document is closed, and the others hardly notice', async () => {
  await serve();
  bystanders.writer.doc.getMap('values').set('day', kilobytes(900));
  await until('it is saved', () => bystanders.writer.socket.saved);
  const attacker = await bystanders.attacker();
  for (let i = 0; i < 1000; i += 1) attacker.ask();
  await bystanders.undisturbed();
  expect([close.tooFast, close.overload]).toContain(await attacker.refused());
  await bystanders.undisturbed();
});

it('L115: a message in fragments of one byte is read like any other; a flood of them is closed with 1008', async () => {
  await serve();
  const attacker = await bystanders.attacker();
  const frame = syncFrame(2, hostileUpdate({ structs: [value('before', 5)] }));
  attacker.sent.push(frame);
  for (const [i, byte] of frame.entries())
    attacker.ws.send(Uint8Array.of(byte), { fin: i === frame.length - 1 });
  await until('it is saved', () => attacker.saved);
  const before = await bystanders.stored();
  for (let i = 0; i < 100_000 && attacker.open; i += 1) attacker.ws.send(Uint8Array.of(0), { fin: false });
  expect(await attacker.refused()).toBe(close.policy);
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

it('L115: what is no WebSocket frame ends that connection and no other', async () => {
  await serve();
  const before = await bystanders.stored();
  for (const noise of [
    [0xff, 0xff, 0xff],
    [0x82, 0x01, 0x00],
    [0xc2, 0x80, 0, 0, 0, 0],
    [0x83, 0x80, 0, 0, 0, 0],
  ]) {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    const gone = new Promise((closed) => socket.on('close', closed));
    socket.write(handshake());
    socket.once('data', () => socket.write(Uint8Array.from(noise)));
    await gone;
  }
  expect(await bystanders.stored()).toEqual(before);
  await bystanders.undisturbed();
});

it('L116: who reads nothing is closed with 1013 once 8 MiB wait for them, and costs no more', async () => {
  await serve({ limits: unhurried });
  const paused = await bystanders.attacker();
  paused.ws.pause();
  const present = () => served.rooms.present(documentId).length;
  expect(present()).toBe(3);
  for (let sent = 0; sent < 100 && present() === 3; sent += 1) {
    bystanders.writer.doc.getMap('values').set('day', `${sent} ${kilobytes(500)}`);
    await until('it is saved', () => bystanders.writer.socket.saved);
  }
  expect(present()).toBe(2);
  await bystanders.undisturbed();
  paused.ws.resume();
  expect(await paused.refused()).toBe(close.overload);
});

it('L116: who takes nothing for 10 s while something waits for them is closed with 1013', async () => {
  const timers = new ManualTimers();
  await serve({ timers, limits: unhurried });
  const paused = await bystanders.attacker();
  paused.ws.pause();
  // More than the two ends' own buffers take, less than is too much.
  for (let i = 0; i < 16; i += 1) {
    bystanders.writer.doc.getMap('values').set('day', `${i} ${kilobytes(500)}`);
    await until('it is saved', () => bystanders.writer.socket.saved);
  }
  expect(served.rooms.present(documentId)).toHaveLength(3);
  for (let second = 0; second < 12; second += 1) {
    timers.advance(1000);
    await new Promise((turn) => setImmediate(turn));
  }
  expect(served.rooms.present(documentId)).toHaveLength(2);
  paused.ws.resume();
  expect(await paused.refused()).toBe(close.overload);
  await bystanders.undisturbed();
});

it(`L117: ${resets} connections reset somewhere in the handshake leave nothing behind`, async () => {
  await serve();
  const random = seeded(20261122);
  const request = handshake();
  const port = Number(new URL(served.url).port);
  for (let i = 0; i < resets; i += 20) {
    const some = Array.from({ length: Math.min(20, resets - i) }, () =>
      random.below(2) === 0
        ? reset(port, request.slice(0, random.below(request.length)), 'turns', random.below(4))
        : reset(port, request, 'bytes', 60 * random.below(4)),
    );
    await Promise.all(some);
  }
  await until('nobody else is there', () => served.rooms.present(documentId).length === 2);
  const connections = () => new Promise<number>((told) => served.server.getConnections((_, n) => told(n)));
  let open = await connections();
  await until('no connection is left', () => {
    void connections().then((n) => {
      open = n;
    });
    return open === 2;
  });
  expect(served.errors).toEqual([]);
  await bystanders.undisturbed();
}, 600_000);

/** Connects, says so much, waits for so many turns of the event loop or bytes of the answer, and resets the connection. */
async function reset(port: number, says: string, waitsFor: 'turns' | 'bytes', n: number): Promise<void> {
  const socket: Socket = connect(port, '127.0.0.1');
  const gone = new Promise((closed) => socket.on('close', closed));
  let heard = 0;
  socket.on('error', () => undefined);
  socket.on('data', (data) => (heard += data.length));
  await new Promise((ready) => socket.once('connect', ready));
  socket.write(says);
  if (waitsFor === 'bytes') await until('it is answered', () => heard >= n);
  else for (let i = 0; i < n; i += 1) await new Promise((turn) => setImmediate(turn));
  socket.resetAndDestroy();
  await gone;
}

it('L118: a stock y-websocket client is told nothing that it does not know, and echoes everybody’s presence unpunished', async () => {
  await serve();
  const types = new Set<number>();
  const raw = new Witness(`${served.url}/live/${documentId}`, 'ben');
  raw.ws.on('message', (data: Buffer) => types.add(data[0] ?? -1));
  const stock = new WebsocketProvider(`${served.url}/live`, documentId, new Y.Doc(), {
    WebSocketPolyfill: webSocketOf('ben'),
    disableBc: true,
  });
  let closings = 0;
  stock.on('connection-close', () => (closings += 1));
  await until('both are synced', () => raw.synced && stock.synced);
  stock.awareness.setLocalState({ field: 'title' });
  stock.awareness.setLocalState({ field: 'problem' });
  raw.send(hostileUpdate({ structs: [value('before', 5)] }));
  await until('the update has arrived', () => stock.doc.getMap('values').get('before') === 5);
  for (let i = 0; i < 5; i += 1) {
    raw.ws.send(
      awarenessFrame(
        ...[1, 2, 3].map((client) => ({ client, clock: i, state: { user: { name: 'Forged' } } })),
      ),
    );
  }
  stock.doc.getMap('values').set('after', 6);
  await until('and its own', () => bystanders.reader.doc.getMap('values').get('after') === 6);
  await until('somebody is shown as present', () => types.has(1));
  await bystanders.undisturbed();
  expect(types).toEqual(new Set([0, 1]));
  expect([closings, raw.closed]).toEqual([0, undefined]);
  stock.destroy();
  raw.ws.terminate();
});
