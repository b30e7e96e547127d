import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Carriers } from '../../client/sync/carriers.ts';
import { connectDocument, type LiveDocument } from '../../client/sync/document.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { type Seeded, seeded } from '../kit/live-edits.ts';
import { httpOf, memoryDevice, rememberNothing, socketOf } from '../kit/live-device.ts';
import {
  actorOf,
  type LiveServer,
  type LiveStore,
  type Name,
  openLiveStore,
  people,
  serveLive,
  testKind,
  until,
} from '../kit/live.ts';

const documentId = uuidv7(420);
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

type Ask = Parameters<typeof httpOf>[2];
const noSockets = { reachable: true, sockets: false };

/** A person whose network lets no WebSocket through; `ask` stands in for the network. */
function overHttp(name: Name, ask?: Ask): LiveDocument {
  const dial = { socket: socketOf(name, noSockets), http: httpOf(name, noSockets, ask) };
  return open(name, new Carriers({ dial, memory: rememberNothing, now: Date.now }));
}

function overSocket(name: Name): LiveDocument {
  const dial = { socket: socketOf(name), http: httpOf(name) };
  return open(name, new Carriers({ dial, memory: rememberNothing, now: Date.now }));
}

function open(name: Name, carriers: Carriers): LiveDocument {
  const one = connectDocument({
    documentId,
    userId: people[name].id,
    kind: testKind,
    url: served.url,
    device: memoryDevice(),
    carriers,
  });
  opened.push(one);
  return one;
}

const state = (live: LiveDocument) => live.getSnapshot().state;
const isSaved = (live: LiveDocument) => {
  const now = state(live);
  return now.type === 'live' && now.save.type === 'saved';
};
const words = (live: LiveDocument) =>
  live
    .getSnapshot()
    .ydoc.getXmlFragment('title')
    .toArray()
    .map((text) => JSON.stringify(text.toJSON()))
    .join(' ');
const say = (live: LiveDocument, word: string) => {
  const title = live.getSnapshot().ydoc.getXmlFragment('title');
  title.insert(title.length, [new Y.XmlText(word)]);
};

/** Requests are lost on the way there, or their answers on the way back. */
function lossy(random: Seeded, count: { lost: number }): Ask {
  return async (address, init) => {
    const fate = address.includes('/messages') ? random.below(6) : 6;
    if (fate === 0) {
      count.lost += 1;
      throw new TypeError('lost on the way there');
    }
    const response = await fetch(address, init);
    if (fate === 1) {
      count.lost += 1;
      throw new TypeError('lost on the way back');
    }
    return response;
  };
}

describe('a client without WebSockets', () => {
  it('L80: it writes in the same document as one with, and each sees the other', async () => {
    const [ana, ben] = [overHttp('ana'), overSocket('ben')];
    await until('both are saved', () => isSaved(ana) && isSaved(ben));
    say(ana, 'hello');
    say(ben, 'world');
    ana.getSnapshot().awareness.setLocalStateField('field', 'title');
    await until('each has both', () =>
      [ana, ben].every((one) => words(one).includes('hello') && words(one).includes('world')),
    );
    await until('both are saved again', () => isSaved(ana) && isSaved(ben));
    expect(words(ana)).toBe(words(ben));
    await until('he sees where she is', () =>
      [...ben.getSnapshot().awareness.getStates().values()].some((one) => one['field'] === 'title'),
    );
    const { content } = await served.rooms.contentAt(documentId);
    expect(JSON.stringify(content)).toContain('hello');
  });

  it('L89: requests and answers that are lost lose nothing, and nothing is doubled', async () => {
    const count = { lost: 0 };
    const [ana, ben] = [overHttp('ana', lossy(seeded(89), count)), overSocket('ben')];
    await until('both are saved', () => isSaved(ana) && isSaved(ben));
    for (let i = 0; i < 40; i += 1) {
      say(ana, `a${i}`);
      say(ben, `b${i}`);
      if (i % 8 === 7)
        await until('each has both', () => words(ana).includes(`"b${i}"`) && words(ben).includes(`"a${i}"`));
    }
    await until('both are saved again', () => isSaved(ana) && isSaved(ben));
    expect(words(ana)).toBe(words(ben));
    const said = words(ana).split(' ').toSorted();
    expect(said).toHaveLength(80);
    expect(new Set(said).size).toBe(80);
    expect(count.lost).toBeGreaterThan(5);
  });

  it('L89: rights that change are felt within a second, and the server’s codes come through', async () => {
    const ana = overHttp('ana');
    await until('it is saved', () => isSaved(ana));
    served.actors.set('ana', { ...actorOf('eve'), id: people.ana.id });
    served.rooms.close({ personId: people.ana.id }, close.accessChanged);
    await until('it is read-only', () => state(ana).type === 'readOnly', 1000);
    served.actors.delete('ana');
    served.rooms.close({ personId: people.ana.id }, close.signedOut);
    await until('it is refused', () => state(ana).type === 'refused', 1000);
    expect(state(ana)).toEqual({ type: 'refused', code: close.signedOut });
  });

  it('L89: a link that the server knows nothing of any more is opened anew, and unsent edits are brought', async () => {
    const ana = overHttp('ana');
    await until('it is saved', () => isSaved(ana));
    const port = Number(new URL(served.url).port);
    await served.stop();
    say(ana, 'meanwhile');
    served = await serveLive(live, {}, port);
    await until('it is saved', () => isSaved(ana), 20_000);
    const { content } = await served.rooms.contentAt(documentId);
    expect(JSON.stringify(content)).toContain('meanwhile');
  });

  it('L89: what was typed just before the page is closed still arrives', async () => {
    const ana = overHttp('ana');
    await until('it is saved', () => isSaved(ana));
    say(ana, 'last words');
    ana.close();
    await until('it is stored', async () =>
      JSON.stringify((await served.rooms.contentAt(documentId)).content).includes('last words'),
    );
    expect(served.rooms.present(documentId)).toEqual([]);
  });

  it('L89: a proxy that answers with a page of its own is no server', async () => {
    let asked = 0;
    const ana = overHttp('ana', async () => {
      asked += 1;
      return new Response('<h1>Blocked by your district</h1>', { headers: { 'content-type': 'text/html' } });
    });
    await until('it is tried again', () => asked > 1);
    expect(ana.getSnapshot()).toMatchObject({ ready: false, state: { type: 'loading' } });
  });
});
