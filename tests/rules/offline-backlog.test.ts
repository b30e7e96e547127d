import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { slicesOf } from '../../client/sync/slices.ts';

/** Documents of three people who write into each other's texts, by a seed. */
function tangle(seed: number, steps = 400): Y.Doc {
  let state = seed;
  const random = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client * 1000 + (seed % 1000);
    return doc;
  });
  for (let step = 0; step < steps; step += 1) {
    const doc = docs[random(3)] ?? new Y.Doc();
    const fragment = doc.getXmlFragment(random(2) === 0 ? 'title' : 'learned');
    const at = random(fragment.length + 1);
    if (random(5) === 0 && fragment.length > 0) {
      fragment.delete(Math.min(at, fragment.length - 1), 1);
    } else {
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText(`${step} `.repeat(1 + random(40)))]);
      fragment.insert(at, [block]);
    }
    doc.getMap('values').set(`k${random(20)}`, step);
    const [from, to] = [docs[random(3)], docs[random(3)]];
    if (from && to && random(4) === 0)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
  const [all = new Y.Doc(), ...others] = docs;
  for (const other of others) Y.applyUpdate(all, Y.encodeStateAsUpdate(other));
  return all;
}

describe('slices', () => {
  it('U370: an update cut in slices is, in their order, the same; none leans on a later one, none is larger than allowed', () => {
    for (const seed of [1, 7, 20_261_124]) {
      const doc = tangle(seed);
      // Somebody has the first half already.
      const before = new Y.Doc();
      Y.applyUpdate(before, Y.encodeStateAsUpdate(tangle(seed, 100)));
      const lacking = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before));
      const { updates, deletes, reach } = slicesOf(lacking, { bytes: 2000, clients: 2 });
      expect(updates.length, String(seed)).toBeGreaterThan(10);
      for (const update of updates) {
        expect(update.length).toBeLessThan(2500);
        Y.applyUpdate(before, update);
        expect(before.store.pendingStructs, String(seed)).toBeNull();
      }
      if (deletes) Y.applyUpdate(before, deletes);
      expect(before.store.pendingDs).toBeNull();
      expect(Y.encodeStateVector(before)).toEqual(Y.encodeStateVector(doc));
      for (const [client, clock] of reach) expect(Y.getState(doc.store, client)).toBe(clock);
      expect(before.getXmlFragment('title').toJSON()).toBe(doc.getXmlFragment('title').toJSON());
      expect(before.getXmlFragment('learned').toJSON()).toBe(doc.getXmlFragment('learned').toJSON());
      expect(before.getMap('values').toJSON()).toEqual(doc.getMap('values').toJSON());
    }
  });
});
