import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { browserDevice, type Device, wipeLocal } from '../../client/sync/kept.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { FakeNet } from '../kit/fake-wire.ts';
import { memoryDevice } from '../kit/live-device.ts';
import { testKind } from '../kit/live.ts';
import { SmallIndexedDb } from '../kit/small-indexeddb.ts';

let net: FakeNet;
let indexed: SmallIndexedDb;
let small: ReturnType<typeof memoryDevice>;
let opened: LiveDocument[];
/** The browser's device, with the small storage of the test. */
let device: Device;

beforeEach(() => {
  vi.useFakeTimers();
  net = new FakeNet();
  indexed = new SmallIndexedDb();
  small = memoryDevice();
  opened = [];
  const { openCopy, readCopy, deleteCopy, copyNames } = browserDevice;
  device = { openCopy, readCopy, deleteCopy, copyNames, store: small.store };
  vi.stubGlobal('indexedDB', indexed);
});
afterEach(async () => {
  for (const one of opened) one.close();
  await pass(10_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const documentId = uuidv7(510);
const copyName = `second-draft:ana:${documentId}:1`;

function open(given: Partial<{ device: Device; userId: string }> = {}): LiveDocument {
  const live = connectDocument({
    documentId,
    userId: given.userId ?? 'ana',
    kind: testKind,
    url: 'ws://server',
    device: given.device ?? device,
    carriers: net.carriers,
    random: () => 0.5,
  });
  opened.push(live);
  return live;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const state = (live: LiveDocument) => live.getSnapshot().state;
const late = (live: LiveDocument) => live.getSnapshot().lateEdits?.edits;
const set = (live: LiveDocument, key: string, value: unknown) =>
  live.getSnapshot().ydoc.getMap('values').set(key, value);
const get = (live: LiveDocument, key: string) => live.getSnapshot().ydoc.getMap('values').get(key);
const saved = { type: 'live', save: { type: 'saved' } };

/** What the server holds; what clients send is not taken over by itself. */
function content(fields: Record<string, unknown> = { before: 1 }): Y.Doc {
  const doc = new Y.Doc();
  for (const [key, value] of Object.entries(fields)) doc.getMap('values').set(key, value);
  return doc;
}

async function live(server: Y.Doc = content(), given: Parameters<typeof open>[0] = {}) {
  const ana = open(given);
  await pass(10);
  net.last.letIn(server).durable(1);
  await pass(50);
  expect(state(ana)).toEqual(saved);
  return ana;
}

/** The page goes away and comes again. */
async function reload(before: LiveDocument): Promise<LiveDocument> {
  before.close();
  await pass(10);
  const again = open();
  await pass(10);
  return again;
}

async function goOffline(ana: LiveDocument): Promise<void> {
  net.last.events.closed(1006);
  await pass(3000);
  expect(state(ana).type).toBe('offline');
}

describe('the copy on this device', () => {
  it('L21: it is written as one types, outlives the page, and is made small when it has many rows', async () => {
    const ana = await live();
    await goOffline(ana);
    for (let i = 0; i < 400; i += 1) {
      set(ana, 'after', i);
      await pass(3);
    }
    expect(state(ana)).toEqual({ type: 'offline', unsent: 400, content: 'device' });
    expect(indexed.rows.get(copyName)?.length).toBeGreaterThan(300);
    const again = await reload(ana);
    expect(indexed.rows.get(copyName)).toHaveLength(1);
    await pass(3000);
    expect(again.getSnapshot()).toMatchObject({ ready: true, state: { type: 'offline', unsent: 400 } });
    expect([get(again, 'before'), get(again, 'after')]).toEqual([1, 399]);
    net.last.letIn(content()).durable(1);
    expect(state(again)).toEqual(saved);
    expect(net.last.received().getMap('values').get('after')).toBe(399);
  });

  it('L94: a device that forbids, breaks, or never answers keeps nothing: the document opens, and says so offline', async () => {
    for (const trouble of ['forbidden', 'broken', 'silent'] as const) {
      indexed.trouble = trouble;
      const ana = await live();
      await pass(5000);
      net.last.heartbeat();
      await goOffline(ana);
      set(ana, 'after', 2);
      expect(state(ana), trouble).toEqual({ type: 'offline', unsent: 1, content: 'page' });
      const again = await reload(ana);
      await pass(4000);
      const asked = net.last.letIn(content());
      asked.durable(1);
      await pass(10);
      expect(state(again), trouble).toEqual(saved);
      again.close();
      await pass(10_000);
      small.small.clear();
    }
  });

  it('L94: a device that is full stops keeping, and the page goes on', async () => {
    const ana = await live();
    indexed.trouble = 'full';
    set(ana, 'after', 2);
    await pass(30);
    net.last.durable(2);
    expect(state(ana)).toEqual(saved);
    await goOffline(ana);
    set(ana, 'day', '2026-11-24');
    await pass(30);
    expect(state(ana)).toEqual({ type: 'offline', unsent: 1, content: 'page' });
    expect(get(ana, 'day')).toBe('2026-11-24');
  });

  it('L94: without the small storage nothing is kept either, and nothing breaks', async () => {
    const forbidden = () => {
      throw new Error('The operation is insecure.');
    };
    const store = {
      get length(): number {
        return forbidden();
      },
      key: forbidden,
      getItem: forbidden,
      setItem: forbidden,
      removeItem: forbidden,
    };
    const ana = await live(content(), { device: { ...device, store } });
    await goOffline(ana);
    set(ana, 'after', 2);
    expect(state(ana)).toEqual({ type: 'offline', unsent: 1, content: 'page' });
    await wipeLocal('ana', { ...device, store });
  });

  it('L94: what is damaged on the device keeps nothing else from being shown', async () => {
    const ana = await live();
    indexed.rows.get(copyName)?.push(Uint8Array.of(1, 2, 3), 'nonsense');
    small.small.set(`second-draft:ana:${documentId}:late`, '{"at":');
    const again = await reload(ana);
    net.last.letIn(content()).durable(1);
    expect(state(again)).toEqual(saved);
    expect(get(again, 'before')).toBe(1);
    expect(late(again)).toBeUndefined();
  });

  it('L97: signing out takes every copy of a person, of other epochs and without a note too, though another page has it open', async () => {
    const [ana, ben] = [await live(), await live(content(), { userId: 'ben' })];
    indexed.rows.set(`second-draft:ana:${documentId}:7`, []);
    indexed.rows.set(`second-draft:ana:${uuidv7(511)}:1`, []);
    small.small.delete(`second-draft:ana:${documentId}:epoch`);
    const wiped = wipeLocal('ana', device);
    await pass(4000);
    await wiped;
    expect([...indexed.rows.keys()]).toEqual([expect.stringMatching(/:ben:/)]);
    expect([...small.small.keys()].join()).not.toContain(':ana:');
    set(ana, 'after', 2);
    expect(get(ana, 'after')).toBe(2);
    ben.close();
  });
});

describe('two pages of one person', () => {
  it('L98: each counts its own unsent edits, and the next page sends those of both', async () => {
    const first = await live();
    const own = net.last;
    const second = await live();
    own.events.closed(1006);
    net.last.events.closed(1006);
    await pass(2000);
    set(first, 'after', 2);
    set(second, 'day', '2026-11-24');
    set(second, 'share', 'x');
    await pass(30);
    first.close();
    second.close();
    await pass(10);
    const third = open();
    await pass(3000);
    expect(state(third)).toMatchObject({ type: 'offline', unsent: 3 });
    net.last.letIn(content()).durable(1);
    await pass(10);
    expect(state(third)).toEqual(saved);
    expect(net.last.received().getMap('values').toJSON()).toMatchObject({ after: 2, day: '2026-11-24' });
    expect([...small.small.keys()].filter((key) => key.includes('unsent'))).toEqual([]);
  });

  it('L98: when one page starts over, edits that another left in the copy are kept aside too', async () => {
    const server = content();
    const first = await live(server);
    const own = net.last;
    const second = await live(server);
    own.events.closed(1006);
    net.last.events.closed(1006);
    await pass(2000);
    set(second, 'day', '2026-11-24');
    await pass(30);
    second.close();
    await pass(10);
    set(first, 'after', 2);
    await pass(2500);
    const frozen = { access: 'read', state: 'frozen' } as const;
    const last = net.wires.findLast(({ isClosed }) => !isClosed);
    last?.letIn(server, frozen);
    await pass(10);
    net.last.letIn(server, frozen);
    await pass(20);
    expect(state(first)).toEqual({ type: 'frozen' });
    expect(
      late(first)
        ?.map(({ address }) => address)
        .toSorted(),
    ).toEqual(['after', 'day']);
  });
});

describe('what the server refuses', () => {
  const codes = [close.badUpdate, close.rightLost, close.documentFull, close.tooBig] as const;

  it('L24: whatever code refuses them, edits are kept aside, the page goes on from the server’s content, and a reload finds both', async () => {
    for (const code of codes) {
      const ana = await live();
      set(ana, 'after', 2);
      await pass(30);
      expect(ana.hasUnsent()).toBe(true);
      net.last.events.closed(code);
      expect(ana.getSnapshot(), String(code)).toMatchObject({ ready: false, unsaved: true });
      await pass(10);
      net.last.letIn(content()).durable(1);
      await pass(20);
      expect(state(ana)).toEqual(saved);
      expect([get(ana, 'before'), get(ana, 'after')]).toEqual([1, undefined]);
      expect(late(ana)).toEqual([{ address: 'after', mine: 2 }]);
      expect(ana.hasUnsent()).toBe(false);
      const again = await reload(ana);
      net.last.letIn(content()).durable(1);
      await pass(20);
      expect([get(again, 'after'), late(again)]).toEqual([undefined, [{ address: 'after', mine: 2 }]]);
      again.dismissLateEdits();
      again.close();
      await pass(10);
    }
  });

  it('L24: a page that is closed before it has compared them finds them again', async () => {
    const ana = await live();
    set(ana, 'after', 2);
    await pass(30);
    net.last.events.closed(close.badUpdate);
    const again = await reload(ana);
    net.last.events.opened();
    net.last.welcome();
    net.last.events.closed(close.badUpdate);
    await pass(10);
    net.last.letIn(content()).durable(1);
    await pass(20);
    expect(late(again)).toEqual([{ address: 'after', mine: 2 }]);
    expect(state(again)).toEqual(saved);
  });

  it('L24: refusals in a row are all kept; too many in a minute stop, and what was written stays', async () => {
    const ana = await live();
    for (const [key, value] of [
      ['after', 2],
      ['day', '2026-11-24'],
      ['share', { state: 'reported', value: 5 }],
    ] as const) {
      set(ana, key, value);
      await pass(30);
      net.last.events.closed(close.badUpdate);
      await pass(10);
      net.last.letIn(content()).durable(1);
      await pass(20);
    }
    expect(
      late(ana)
        ?.map(({ address }) => address)
        .toSorted(),
    ).toEqual(['after', 'day', 'share']);
    set(ana, 'after', 9);
    await pass(30);
    net.last.events.closed(close.badUpdate);
    await pass(60_000);
    expect(state(ana)).toEqual({ type: 'refused', code: close.badUpdate });
    expect([get(ana, 'after'), ana.hasUnsent()]).toEqual([9, true]);
  });

  it('L24: refusals that are minutes apart do not add up', async () => {
    const ana = await live();
    for (let i = 0; i < 5; i += 1) {
      set(ana, 'after', i);
      await pass(30);
      net.last.events.closed(close.badUpdate);
      await pass(10);
      net.last.letIn(content()).durable(1);
      for (let minute = 0; minute < 5; minute += 1) {
        await pass(13_000);
        net.last.heartbeat();
      }
    }
    expect(state(ana)).toEqual(saved);
  });

  it('L24: while late edits cannot be kept on the device, the copy that holds them is not thrown away', async () => {
    const ana = await live();
    set(ana, 'after', 2);
    await pass(30);
    const full = vi.spyOn(small.store, 'setItem').mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    net.last.events.closed(close.badUpdate);
    await pass(10);
    net.last.letIn(content()).durable(1);
    await pass(20);
    expect(late(ana)).toEqual([{ address: 'after', mine: 2 }]);
    full.mockRestore();
    const again = await reload(ana);
    net.last.events.opened();
    net.last.welcome();
    net.last.events.closed(close.badUpdate);
    await pass(10);
    net.last.letIn(content()).durable(1);
    await pass(20);
    expect(late(again)).toEqual([{ address: 'after', mine: 2 }]);
  });

  it('L24: a freeze that is being tried keeps edits waiting; called off, they are sent', async () => {
    const server = content();
    const ana = await duringFreeze(server);
    net.last.events.closed(close.accessChanged);
    await pass(200);
    net.last.letIn(server).durable(1);
    await pass(20);
    expect(state(ana)).toEqual(saved);
    expect(net.last.received().getMap('values').get('after')).toBe(2);
  });

  it('L24: a freeze that succeeds has them kept aside', async () => {
    const server = content();
    const ana = await duringFreeze(server);
    net.last.events.closed(close.accessChanged);
    await pass(200);
    net.last.letIn(server, { access: 'read', state: 'frozen' });
    await pass(20);
    net.last.letIn(server, { access: 'read', state: 'frozen' });
    await pass(20);
    expect(state(ana)).toEqual({ type: 'frozen' });
    expect(late(ana)).toEqual([{ address: 'after', mine: 2 }]);
  });

  /** With an edit that did not reach the server before it began to freeze. */
  async function duringFreeze(server: Y.Doc): Promise<LiveDocument> {
    const ana = await live(server);
    net.last.events.closed(close.accessChanged);
    set(ana, 'after', 2);
    await pass(100);
    net.last.letIn(server, { access: 'read', state: 'freezing' });
    await pass(20);
    expect(state(ana)).toEqual({ type: 'frozen' });
    expect([get(ana, 'after'), late(ana)]).toEqual([2, undefined]);
    return ana;
  }

  it('L24: a page that is older than the server keeps its edits for the newer page that comes when it is loaded again', async () => {
    const ana = await live();
    net.last.events.closed(1006);
    set(ana, 'after', 2);
    await pass(400);
    net.last.letIn(content(), { schema: 99, access: 'read' });
    await pass(20);
    expect(state(ana)).toEqual({ type: 'tooOld' });
    expect([late(ana), ana.hasUnsent()]).toEqual([undefined, true]);
    const again = await reload(ana);
    net.last.letIn(content()).durable(1);
    expect(net.last.received().getMap('values').get('after')).toBe(2);
    expect(state(again)).toEqual(saved);
  });
});
