import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { Bystanders } from '../kit/bystanders.ts';
import { type Hostile, hostileUpdate, nested, paragraph, type Struct, value } from '../kit/hostile.ts';
import { type LiveServer, type LiveStore, openLiveStore, serveLive, until } from '../kit/live.ts';
import { awarenessFrame, syncFrame } from '../kit/live-client.ts';
import { seeded } from '../kit/live-edits.ts';
import { readAlone } from '../kit/witness.ts';

const soak = process.env['SOAK'] === '1';
const documentId = uuidv7(900);
let live: LiveStore;
let served: LiveServer;
let bystanders: Bystanders;

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  served = await serveLive(live);
  bystanders = await Bystanders.enter(live, served, documentId);
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

/** Sends frames on a socket of its own. @returns the code it was closed with, once it is sure that nothing changed */
async function closedWith(...frames: readonly Uint8Array[]): Promise<number> {
  const before = await bystanders.stored();
  const attacker = await bystanders.attacker();
  for (const frame of frames) attacker.ws.send(frame);
  const code = await attacker.refused();
  expect(await bystanders.stored()).toEqual(before);
  return code;
}

const update = (bytes: Uint8Array) => syncFrame(2, bytes);
const hostile = (...structs: readonly Struct[]) => update(hostileUpdate({ structs }));
const text = (root: string, content: number, write: Struct['write']): Struct => ({ root, content, write });

/** A valid update with a bit of everything. */
function rich(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 4_000_000_001;
  doc.transact(() => {
    const line = new Y.XmlText('Más 58 % 🙂');
    const block = new Y.XmlElement('paragraph');
    block.setAttribute('id', 'abcdefghjkmn');
    block.insert(0, [line]);
    doc.getXmlFragment('problem').insert(0, [block]);
    line.format(0, 3, { bold: {} });
    line.delete(4, 2);
    doc.getMap('values').set('share', { state: 'reported', value: 58 });
  });
  return Y.encodeStateAsUpdate(doc);
}

function presenceOf(bytes: number): Uint8Array {
  return awarenessFrame({ client: 7, clock: 1, state: { field: 'x'.repeat(bytes) } });
}

const protoInside = () => JSON.parse('{"a": {"__proto__": 1}}') as unknown;
const letters = (encoder: encoding.Encoder) => encoding.writeVarString(encoder, 'less');
const oneNull = (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, null);
};
const subdocument = (encoder: encoding.Encoder) => {
  encoding.writeVarString(encoder, 'another');
  encoding.writeAny(encoder, {});
};
const oldJson = (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, '1');
};
const manyRoots = (n: number) => Array.from({ length: n }, (_, i) => paragraph({ root: `r${i}` }));

describe('one frame', () => {
  const longArray = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0x0f, 0x01, 0x00);
  const vectorBomb = syncFrame(0, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f));
  const deep: unknown = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), 1);
  const secondValue: Hostile = { structs: [value('before', 1)] };

  it.each<[string, () => Uint8Array, number]>([
    ['a message of no bytes', () => new Uint8Array(), close.badUpdate],
    ['a message of an unknown type', () => Uint8Array.of(99), close.badUpdate],
    ['a sync message of an unknown step', () => syncFrame(2, rich()).with(1, 3), close.badUpdate],
    ['the 7-byte array bomb', () => update(longArray), close.badUpdate],
    ['the 7-byte array bomb as an answer', () => syncFrame(1, longArray), close.badUpdate],
    ['a step 1 that claims 2^32 clients', () => vectorBomb, close.badUpdate],
    ['a step 1 with bytes left over', () => syncFrame(0, Uint8Array.of(0, 0)), close.badUpdate],
    ['an update with bytes left over', () => update(Uint8Array.of(...rich(), 0)), close.badUpdate],
    ['a message with bytes left over', () => Uint8Array.of(...update(rich()), 0), close.badUpdate],
    ['a clock of 2^31', () => update(hostileUpdate({ ...secondValue, clock: 2 ** 31 })), close.badUpdate],
    ['a deletion beyond 2^31', () => update(hostileUpdate({ deletes: [[7, 1, 2 ** 31]] })), close.badUpdate],
    [
      'a client id of 2^32',
      () => update(hostileUpdate({ ...secondValue, client: 2 ** 32 })),
      close.badUpdate,
    ],
    [
      'a presence clock of 2^31',
      () => awarenessFrame({ client: 7, clock: 2 ** 31, state: {} }),
      close.badUpdate,
    ],
    ['885 KB of presence', () => presenceOf(885_000), close.tooBig],
    ['a frame over 2 MiB', () => new Uint8Array(limits.frame + 1), close.tooBig],
    ['an update over 1 MiB', () => hostile(value('before', 'x'.repeat(limits.largeUpdate))), close.tooBig],
    ['a text that the kind does not have', () => hostile(paragraph({ root: 'nonsense' })), close.badUpdate],
    ['a root called __proto__', () => hostile(paragraph({ root: '__proto__' })), close.badUpdate],
    ['a value that the kind does not have', () => hostile(value('nonsense', 1)), close.badUpdate],
    ['a value called __proto__', () => hostile(value('__proto__', 1)), close.badUpdate],
    ['a value with a __proto__ inside', () => hostile(value('share', protoInside())), close.badUpdate],
    ['a value in a text', () => hostile({ ...value('before', 1), root: 'title' }), close.badUpdate],
    ['letters at the top of a text', () => hostile(text('title', 4, letters)), close.badUpdate],
    ['a list in the map of values', () => hostile(text('values', 8, oneNull)), close.badUpdate],
    ['a nested map', () => hostile(text('title', 7, (e) => encoding.writeVarUint(e, 1))), close.badUpdate],
    [
      'a block as a value',
      () => hostile({ ...paragraph({ root: 'values' }), key: 'before' }),
      close.badUpdate,
    ],
    ['a subdocument', () => hostile({ content: 9, key: 'before', write: subdocument }), close.badUpdate],
    [
      'content of Yjs before version 13',
      () => hostile({ content: 2, key: 'before', write: oldJson }),
      close.badUpdate,
    ],
    ['a value 40 deep', () => hostile(value('share', deep)), close.badUpdate],
    ['a text 3,000 deep', () => update(nested(3000)), close.badUpdate],
    ['50,000 texts', () => hostile(...manyRoots(50_000)), close.badUpdate],
    [
      'structs that nobody has sent',
      () => update(hostileUpdate({ ...secondValue, clock: 5 })),
      close.badUpdate,
    ],
    [
      'a struct after one that nobody has sent',
      () => hostile({ ...paragraph({ origin: [999, 3] }) }),
      close.badUpdate,
    ],
    [
      'a deletion of what nobody has sent',
      () => update(hostileUpdate({ deletes: [[999, 0, 1]] })),
      close.badUpdate,
    ],
  ])('L110: %s is refused, changes nothing and disturbs nobody', async (_, frame, code) => {
    expect(await closedWith(frame())).toBe(code);
    await bystanders.undisturbed();
    expect(served.errors).toEqual([]);
  });

  it('L110: a text frame is closed with 1003', async () => {
    const attacker = await bystanders.attacker();
    attacker.ws.send('hello');
    expect(await attacker.refused()).toBe(close.textFrame);
    await bystanders.undisturbed();
  });

  it('L111: nobody signs with the client id of somebody else, the next clock or the first', async () => {
    const victim = bystanders.writer.doc;
    const clock = Y.getState(victim.store, victim.clientID);
    const structs = [value('before', 99)];
    expect(await closedWith(update(hostileUpdate({ client: victim.clientID, clock, structs })))).toBe(
      close.badUpdate,
    );
    await bystanders.undisturbed();
  });

  it('L112: of every truncation nothing is stored', async () => {
    const whole = rich();
    const cut = Array.from({ length: whole.length }, (_, n) => update(whole.subarray(0, n)));
    const framed = update(whole);
    cut.push(...Array.from({ length: framed.length }, (_, n) => framed.subarray(0, n)));
    const codes = new Set<number>();
    const before = await bystanders.stored();
    for (let i = 0; i < cut.length; i += 20) {
      const some = cut.slice(i, i + 20).map(async (frame) => {
        const attacker = await bystanders.attacker();
        attacker.ws.send(frame);
        codes.add(await attacker.refused());
      });
      await Promise.all(some);
    }
    expect([...codes]).toEqual([close.badUpdate]);
    expect(await bystanders.stored()).toEqual(before);
    await bystanders.undisturbed();
  });

  it('L112: of a flipped bit nothing is stored, or what the others then read too', async () => {
    const framed = update(rich());
    const random = seeded(20261122);
    const bits = soak
      ? [...Array(framed.length * 8).keys()]
      : Array.from({ length: 60 }, () => random.below(framed.length * 8));
    const codes = new Set<number>();
    for (const bit of bits) {
      const flipped = framed.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const attacker = await bystanders.attacker();
      attacker.ws.send(flipped);
      attacker.ask();
      await until('it was read', () => attacker.closed !== undefined || attacker.answers > 1);
      if (attacker.closed !== undefined) codes.add(attacker.closed);
      attacker.ws.terminate();
      await attacker.ended;
    }
    await bystanders.undisturbed();
    expect([...codes].filter((code) => !Object.values<number>(close).includes(code))).toEqual([]);
    const alone = await readAlone(`${served.url}/live/${documentId}?protocol=1`);
    expect(alone.doc.getXmlFragment('problem').toJSON()).toBe(
      bystanders.reader.doc.getXmlFragment('problem').toJSON(),
    );
    expect(alone.doc.getMap('values').toJSON()).toEqual(bystanders.reader.doc.getMap('values').toJSON());
    expect(served.errors).toEqual([]);
  }, 600_000);
});
