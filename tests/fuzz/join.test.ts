import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { joinUpdates, missing } from '../../server/rooms/join.ts';
import { encodeVector } from '../../server/rooms/known.ts';
import { manyHands, partOf } from '../kit/manyHands.ts';

const seeds = (most: number) => ({ numRuns: most, seed: 21 });
const anySeed = fc.integer({ min: 1, max: 1e9 });

function docOf(updates: readonly Uint8Array[], gc = true): Y.Doc {
  const doc = new Y.Doc({ gc });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Everything that a document holds, whichever way it came to hold it. */
function held(doc: Y.Doc) {
  return {
    content: contentOf(doc),
    vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted((a, b) => a[0] - b[0]),
    pending: [doc.store.pendingStructs, doc.store.pendingDs],
  };
}

function contentOf(doc: Y.Doc) {
  const texts = ['title', 'problem', 'tried', 'evidence'].map((name) => doc.getXmlFragment(name).toJSON());
  return { texts, values: doc.getMap('values').toJSON() };
}

describe('updates joined', () => {
  it('L50: joined updates hold what they held one by one, and are one as long as clocks follow each other', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { rows } = manyHands(seed, 60);
        const joined = joinUpdates(rows.map(partOf));
        expect(joined.length).toBe(rows.length === 0 ? 0 : 1);
        for (const gc of [true, false]) expect(held(docOf(joined, gc))).toEqual(held(docOf(rows, gc)));
        for (const update of joined) partOf(update);
      }),
      seeds(100),
    );
  });

  it('L50: a collected checkpoint and the rows after it join', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: 60 }), (seed, at) => {
        const { rows } = manyHands(seed, 60);
        const checkpoint = Y.encodeStateAsUpdate(docOf(rows.slice(0, at)));
        const parts = [checkpoint, ...rows.slice(at)];
        const joined = joinUpdates(parts.map(partOf));
        expect(joined.length).toBeLessThanOrEqual(1);
        expect(held(docOf(joined))).toEqual(held(docOf(parts)));
      }),
      seeds(60),
    );
  });

  it('L50: updates out of order, twice, overlapping and with skips join to something that holds the same', () => {
    fc.assert(
      fc.property(anySeed, fc.array(fc.nat(1000), { maxLength: 30 }), (seed, picks) => {
        const { rows } = manyHands(seed, 30);
        const pick = (i: number) => rows[i % rows.length] ?? Uint8Array.of(0, 0);
        const parts = [...rows, Y.mergeUpdates([pick(3), pick(9), pick(17)])];
        for (const i of picks) parts.splice(i % parts.length, 0, pick(i));
        for (const i of picks) parts.push(Y.mergeUpdates([pick(i), pick(i + 1), pick(i * 3)]));
        expect(held(docOf(joinUpdates(parts.map(partOf))))).toEqual(held(docOf(parts)));
      }),
      seeds(60),
    );
  });
});

describe('what somebody lacks', () => {
  it('L51: after it they hold the same as after the update that Yjs would make', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(60), fc.nat(60), (seed, at, had) => {
        const { rows } = manyHands(seed, 60);
        const whole = docOf(rows);
        const checkpoint = Y.encodeStateAsUpdate(docOf(rows.slice(0, at)));
        const parts = [checkpoint, ...rows.slice(at)].map(partOf);
        for (const gc of [true, false]) {
          const [peer, other] = [docOf(rows.slice(0, had), gc), docOf(rows.slice(0, had), gc)];
          const vector = Y.decodeStateVector(Y.encodeStateVector(peer));
          for (const update of missing(parts, vector)) Y.applyUpdate(peer, update);
          Y.applyUpdate(other, Y.encodeStateAsUpdate(whole, encodeVector(vector)));
          expect(held(peer)).toEqual(held(other));
          expect(held(peer)).toEqual(held(whole));
        }
      }),
      seeds(100),
    );
  });

  it('L51: a vector that falls inside structs cuts them as Yjs does', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(40), (seed, back) => {
        const { rows } = manyHands(seed, 40);
        const whole = docOf(rows);
        const state = Y.encodeStateAsUpdate(whole);
        const vector = new Map<number, number>();
        for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(whole))) {
          if (clock > back % 7) vector.set(client, clock - (back % 7));
        }
        const [mine, ...more] = missing([partOf(state)], vector);
        expect(more).toEqual([]);
        const theirs = Y.diffUpdate(state, encodeVector(vector));
        const listed = (update: Uint8Array) => {
          const { structs, ds } = Y.decodeUpdate(update);
          return { structs, ds: [...ds.clients] };
        };
        expect(listed(mine)).toEqual(listed(theirs));
      }),
      seeds(100),
    );
  });
});
