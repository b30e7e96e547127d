import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { joined } from '../../client/sync/joined.ts';
import { waitBefore } from '../../client/sync/retry.ts';
import { close } from '../../shared/protocol/close.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { FakeNet, type FakeWire } from '../kit/fake-wire.ts';
import { randomEdit, seeded } from '../kit/live-edits.ts';
import { memoryDevice } from '../kit/live-device.ts';
import { testKind } from '../kit/live.ts';

let net: FakeNet;
let opened: LiveDocument[];
let device: ReturnType<typeof memoryDevice>;

beforeEach(() => {
  vi.useFakeTimers();
  net = new FakeNet();
  device = memoryDevice();
  opened = [];
});
afterEach(() => {
  for (const one of opened) one.close();
  vi.useRealTimers();
});

const documentId = uuidv7(500);

function open(given: { net?: FakeNet; random?: () => number; device?: typeof device } = {}): LiveDocument {
  const live = connectDocument({
    documentId,
    userId: 'ana',
    kind: testKind,
    url: 'ws://server',
    device: given.device ?? device,
    carriers: (given.net ?? net).carriers,
    random: given.random ?? (() => 0.5),
  });
  opened.push(live);
  return live;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const state = (live: LiveDocument) => live.getSnapshot().state;
const set = (live: LiveDocument, key: string, value: unknown) =>
  live.getSnapshot().ydoc.getMap('values').set(key, value);
const get = (live: LiveDocument, key: string) => live.getSnapshot().ydoc.getMap('values').get(key);
const saved = { type: 'live', save: { type: 'saved' } };

function content(fields: Record<string, unknown>): Y.Doc {
  const doc = new Y.Doc();
  for (const [key, value] of Object.entries(fields)) doc.getMap('values').set(key, value);
  return doc;
}

async function live(content: Y.Doc = new Y.Doc(), given: Parameters<typeof open>[0] = {}) {
  const ana = open(given);
  await pass(0);
  const wire = net.last.letIn(content);
  wire.durable(1);
  await pass(50);
  expect(state(ana)).toEqual(saved);
  return { ana, wire };
}

describe('what carries the messages', () => {
  it('L88: where a WebSocket never opens, HTTP has brought the content within 10 s', async () => {
    const ana = open();
    await pass(3999);
    expect(net.names()).toEqual(['socket']);
    await pass(2);
    expect(net.names()).toEqual(['socket', 'http']);
    expect(net.wires[0]?.isClosed).toBe(true);
    net.last.letIn(content({ before: 1 })).durable(1);
    await pass(0);
    expect(state(ana)).toEqual(saved);
  });

  it('L88: so it has where one opens and swallows what is sent, fails at once, or may not be made', async () => {
    const swallowed = open();
    net.last.events.opened();
    await pass(3502);
    expect(net.names()).toEqual(['socket', 'http']);
    swallowed.close();

    net = new FakeNet();
    open();
    net.last.events.closed(1006);
    await pass(1);
    expect(net.names()).toEqual(['socket', 'http']);

    net = new FakeNet();
    net.forbidden.add('socket');
    open();
    await pass(0);
    expect(net.names()).toEqual(['http']);
  });

  it('L88: a code that the server itself has said is no reason for HTTP', async () => {
    open();
    net.last.events.opened();
    net.last.events.closed(close.accessChanged);
    await pass(200);
    expect(net.names()).toEqual(['socket', 'socket']);
  });

  it('L88: with no server at all both are tried in turn; the first that answers carries', async () => {
    const ana = open({ random: () => 1 });
    for (let i = 0; i < 5; i += 1) {
      net.last.events.closed(1006);
      await pass(i % 2 === 0 ? 1 : 3000);
    }
    expect(net.names()).toEqual(['socket', 'http', 'socket', 'http', 'socket', 'http']);
    net.last.letIn().durable(1);
    expect(state(ana)).toEqual(saved);
  });

  it('L88: HTTP is remembered for the tab; half an hour later a WebSocket is tried beside it, and taken once it works', async () => {
    open().close();
    net = new FakeNet();
    const first = open();
    net.last.events.closed(1006);
    await pass(1);
    net.last.letIn().durable(1);
    first.close();

    net = new FakeNet(net.memory.text);
    const ana = open();
    expect(net.names()).toEqual(['http']);
    const http = net.last.letIn();
    http.durable(1);
    const beats = setInterval(() => http.heartbeat(), 15_000);
    await pass(29 * 60_000);
    expect(net.names()).toEqual(['http']);
    await pass(70_000);
    expect(net.names()).toEqual(['http', 'socket']);
    net.last.events.closed(1006);
    await pass(29 * 60_000);
    while (net.wires.length < 3) await pass(1000);
    expect(net.names()).toEqual(['http', 'socket', 'socket']);
    expect(state(ana)).toEqual(saved);
    net.last.events.opened();
    net.last.welcome();
    clearInterval(beats);
    await pass(400);
    expect(http.isClosed).toBe(true);
    expect(net.names()).toEqual(['http', 'socket', 'socket', 'socket']);
    net.last.letIn().durable(1);
    expect(state(ana)).toEqual(saved);
  });

  it('L88: where WebSockets have worked, HTTP is tried after two failures, and left again within minutes', async () => {
    const { wire } = await live();
    wire.events.closed(1006);
    await pass(400);
    net.last.events.closed(1006);
    await pass(800);
    net.last.events.closed(1006);
    await pass(1);
    expect(net.names()).toEqual(['socket', 'socket', 'socket', 'http']);
    const http = net.last.letIn();
    http.durable(1);
    const beats = setInterval(() => http.heartbeat(), 15_000);
    await pass(66_000);
    expect(net.names().at(-1)).toBe('socket');
    clearInterval(beats);
  });
});

describe('coming back', () => {
  it('L90: the first attempt is quick, the next are spread and ever longer, and a thousand clients do not come at once', async () => {
    const random = seeded(3);
    const waits = (failures: number, code?: number) =>
      Array.from({ length: 1000 }, () => waitBefore(code, failures, () => random.below(1e6) / 1e6));
    expect(Math.max(...waits(0))).toBeLessThanOrEqual(400);
    expect(Math.max(...waits(50))).toBeLessThanOrEqual(5000);
    for (const failures of [1, 3, 5]) {
      const tenths = new Map<number, number>();
      const longest = Math.min(5000, 400 * 2 ** failures);
      for (const wait of waits(failures)) {
        const tenth = Math.min(9, Math.floor((10 * wait) / longest));
        tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
      }
      expect([...tenths.values()].every((n) => n > 50 && n < 150)).toBe(true);
    }
    expect(Math.max(...waits(0, close.restart))).toBeLessThanOrEqual(1000);
    expect(Math.min(...waits(0, close.restart))).toBeGreaterThan(100);
    expect(Math.min(...waits(0, close.tooFast))).toBeGreaterThanOrEqual(1000);
    expect(Math.min(...waits(3, close.overload))).toBeGreaterThanOrEqual(8000);
    expect(Math.max(...waits(50, close.overload))).toBeLessThanOrEqual(60_000);
    expect(Math.max(...waits(50, close.storage))).toBeLessThanOrEqual(30_000);
    expect(Math.max(...waits(0, close.accessChanged))).toBeLessThanOrEqual(100);
  });

  it('L90: rights that keep changing are no tight loop, and a connection that lasted starts afresh', async () => {
    open();
    const close4205 = () => {
      net.last.letIn();
      net.last.events.closed(close.accessChanged);
    };
    for (let i = 0; i < 200; i += 1) {
      close4205();
      await pass(100);
      if (net.last.isClosed) await pass(5000);
    }
    const [early = 0, late = 0] = [net.wires[1], net.wires.at(-1)].map((wire) => wire?.at ?? 0);
    expect(net.wires.length).toBeLessThan((late - early) / 1000);
    net.last.letIn();
    await pass(10_000);
    const before = net.wires.length;
    net.last.events.closed(close.accessChanged);
    await pass(100);
    expect(net.wires.length).toBe(before + 1);
  });

  it('L90: a code that is for good is not tried again, not even on waking', async () => {
    for (const code of [close.signedOut, close.notFound]) {
      const ana = open();
      net.last.events.opened();
      net.last.events.closed(code);
      await pass(60_000);
      expect(state(ana)).toEqual({ type: 'refused', code });
      ana.close();
    }
    expect(net.names()).toEqual(['socket', 'socket']);
  });

  it('L91: what an earlier connection still says is not heard', async () => {
    const { ana, wire } = await live();
    wire.events.closed(1006);
    await pass(400);
    const second = net.last.letIn(content({ before: 2 }));
    second.durable(1);
    await pass(0);
    set(ana, 'after', 5);
    await pass(30);
    wire.durable(99);
    wire.update(Y.encodeStateAsUpdate(content({ before: 1, day: 'old' })));
    wire.welcome({ access: 'read', state: 'frozen' });
    wire.events.closed(close.notFound);
    await pass(50);
    expect(state(ana)).toMatchObject({ type: 'live', save: { type: 'saving' } });
    expect(get(ana, 'day')).toBeUndefined();
    second.durable(2);
    expect(state(ana)).toEqual(saved);
    expect(net.wires).toHaveLength(2);
  });

  it('L93: it comes back with the epoch it holds; of another, nothing is merged and what was unsent is kept aside', async () => {
    const { ana, wire } = await live(content({ before: 1 }));
    expect(wire.url.searchParams.get('epoch')).toBeNull();
    wire.events.closed(1006);
    set(ana, 'after', 7);
    await pass(400);
    expect(net.last.url.searchParams.get('epoch')).toBe('1');
    net.last.events.opened();
    net.last.events.closed(close.tooOld);
    await pass(10);
    expect(net.last.url.searchParams.get('epoch')).toBeNull();
    net.last.letIn(content({ before: 3 }), { epoch: 2 }).durable(1);
    await pass(10);
    expect(state(ana)).toEqual(saved);
    expect([get(ana, 'before'), get(ana, 'after')]).toEqual([3, undefined]);
    expect(ana.getSnapshot().lateEdits?.edits).toContainEqual({ address: 'after', mine: 7 });
    expect([...device.copies.keys()]).toEqual([expect.stringMatching(/:2$/)]);
  });

  it('L93: a page that is itself too old says so, instead of asking again and again', async () => {
    const ana = open();
    net.last.events.opened();
    net.last.events.closed(close.tooOld);
    await pass(60_000);
    expect(state(ana)).toEqual({ type: 'tooOld' });
    expect(net.wires).toHaveLength(1);
  });
});

describe('waking', () => {
  it('L95: a connection that died in its sleep is noticed within 10 s of waking; one that lives is kept', async () => {
    const { ana, wire } = await live();
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(5000);
    expect(wire.beats()).toBe(1);
    wire.heartbeat();
    await pass(6000);
    expect(wire.isClosed).toBe(false);
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(10_000);
    expect(wire.beats()).toBe(2);
    expect(wire.isClosed).toBe(true);
    await pass(1500);
    net.last.letIn().durable(1);
    expect(state(ana)).toEqual(saved);
  });

  it('L95: a server that says nothing for 35 s is given up', async () => {
    const { wire } = await live();
    await pass(30_000);
    expect(wire.isClosed).toBe(false);
    await pass(11_000);
    expect(wire.isClosed).toBe(true);
  });

  it('L95: waking tries at once what was to be tried later, but not against a server that asked for patience', async () => {
    const { wire } = await live(new Y.Doc(), { random: () => 1 });
    wire.events.closed(1006);
    for (let i = 0; i < 12; i += 1) {
      await pass(5000);
      if (!net.last.isClosed) net.last.events.closed(1006);
    }
    const before = net.wires.length;
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(5000);
    expect(net.wires.length).toBeGreaterThan(before);
    if (net.last.isClosed) await pass(5000);
    net.last.events.opened();
    net.last.events.closed(close.tooFast);
    const patient = net.wires.length;
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(5001);
    expect(net.wires.length).toBe(patient);
  });
});

describe('a page that nobody sees', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('L95: over HTTP it rests after a minute, once all is on disk, and is back as soon as it is seen', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    net.forbidden.add('socket');
    const { ana, wire } = await live();
    page.visibilityState = 'hidden';
    set(ana, 'before', 1);
    for (let i = 0; i < 2; i += 1) {
      await pass(14_000);
      wire.heartbeat();
    }
    wire.durable(2);
    for (let i = 0; i < 3; i += 1) {
      await pass(14_000);
      wire.heartbeat();
    }
    expect(wire.isClosed).toBe(true);
    await pass(600_000);
    expect(net.wires).toHaveLength(1);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(net.wires).toHaveLength(2);
    net.last.letIn(content({ before: 1 })).durable(1);
    expect(state(ana)).toEqual(saved);
  });
});

describe('what is sent', () => {
  it('L96: on a line that stalls, at most 32 frames are on their way; what is typed meanwhile leaves as one', async () => {
    const { ana, wire } = await live();
    for (let i = 0; i < 400; i += 1) {
      set(ana, 'before', i);
      await pass(25);
      wire.heartbeat();
    }
    expect(wire.frames()).toHaveLength(33);
    wire.durable(33);
    await pass(20);
    expect(wire.frames()).toHaveLength(34);
    expect(state(ana)).toMatchObject({ type: 'live', save: { type: 'saving' } });
    wire.durable(34);
    expect(state(ana)).toEqual(saved);
    expect(wire.received().getMap('values').get('before')).toBe(399);
  });

  it('L96: edits that never reach the disk end in a new connection, which brings them', async () => {
    const { ana, wire } = await live();
    set(ana, 'before', 1);
    for (let i = 0; i < 3; i += 1) {
      await pass(12_000);
      wire.heartbeat();
    }
    expect(wire.isClosed).toBe(true);
    await pass(400);
    const second = net.last.letIn();
    expect(second.received().getMap('values').get('before')).toBe(1);
    second.durable(1);
    expect(state(ana)).toEqual(saved);
  });

  it('L96: thousands of edits in one go leave as few frames, none larger than allowed, in time that grows with their number', async () => {
    const random = seeded(11);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 3000; i += 1) randomEdit(doc, random);
    const frames = joined(updates, 20_000);
    expect(frames.length).toBeLessThan(60);
    expect(frames.every(({ length }) => length <= 20_000)).toBe(true);
    const copy = new Y.Doc();
    for (const frame of frames) Y.applyUpdate(copy, frame);
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
    expect(copy.getMap('values').toJSON()).toEqual(doc.getMap('values').toJSON());
    expect(joined([])).toEqual([]);
  });

  it('L96: edits in several frames are saved when the last of them is on disk', async () => {
    const { ana, wire } = await live();
    const { ydoc } = ana.getSnapshot();
    for (let i = 0; i < 3; i += 1) {
      ydoc.getXmlFragment('title').insert(0, [new Y.XmlText('x'.repeat(limits.update - 1000))]);
    }
    await pass(20);
    expect(wire.frames()).toHaveLength(4);
    wire.durable(3);
    expect(ana.getSnapshot()).toMatchObject({ state: { save: { type: 'saving' } }, unsaved: true });
    wire.durable(4);
    expect(ana.getSnapshot()).toMatchObject({ state: saved, unsaved: false });
  });

  it('L99: updates that come in one go are one change of the document', async () => {
    const { ana, wire } = await live();
    let changes = 0;
    ana.getSnapshot().ydoc.on('afterTransaction', () => {
      changes += 1;
    });
    const other = new Y.Doc();
    other.on('update', (update: Uint8Array) => wire.update(update));
    for (let i = 0; i < 500; i += 1) other.getMap('values').set('before', i);
    await pass(1);
    expect(changes).toBe(1);
    expect(get(ana, 'before')).toBe(499);
    other.getMap('values').set('before', 500);
    wire.durable(1);
    expect(get(ana, 'before')).toBe(500);
  });
});

describe('what is shown', () => {
  it('L92: nothing is ready before the end of the server’s content, however slowly it comes', async () => {
    const ana = open();
    net.last.events.opened();
    net.last.welcome();
    const doc = content({ before: 1 });
    net.last.update(Y.encodeStateAsUpdate(doc));
    await pass(9000);
    net.last.heartbeat();
    expect(ana.getSnapshot()).toMatchObject({ ready: false, state: { type: 'loading' } });
    net.last.events.closed(1006);
    await pass(20_000);
    expect(ana.getSnapshot()).toMatchObject({ ready: false, state: { type: 'offline', content: 'none' } });
    net.last.letIn(doc);
    expect(ana.getSnapshot()).toMatchObject({
      ready: true,
      state: { type: 'live', save: { type: 'saving' } },
    });
    net.last.durable(1);
    expect(state(ana)).toEqual(saved);
  });

  it('L92: nothing is sent in place of a document that did not come', async () => {
    const ana = open();
    net.last.events.opened();
    net.last.welcome();
    net.last.events.closed(close.storage);
    await pass(2000);
    net.last.events.opened();
    net.last.events.closed(close.storage);
    await pass(30_000);
    expect(net.wires.flatMap((wire: FakeWire) => wire.frames())).toEqual([]);
    expect(ana.getSnapshot().ready).toBe(false);
  });
});
