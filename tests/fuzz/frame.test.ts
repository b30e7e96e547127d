import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Gate } from '../../server/rooms/gate.ts';
import { Known } from '../../server/rooms/known.ts';
import { readUpdate, runsOf } from '../../server/rooms/update.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { testKind } from '../kit/live.ts';
import { randomEdit, seeded } from '../kit/live-edits.ts';

const read = readUpdate;

/** Updates that peers with random edits and random deliveries emit, and whole states of theirs. */
function updatesOf(seed: number, steps: number): { updates: Uint8Array[]; docs: Y.Doc[] } {
  const random = seeded(seed);
  const updates: Uint8Array[] = [];
  const docs = [0, 1, 2].map(() => {
    const doc = new Y.Doc();
    doc.clientID = random.below(2 ** 32);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') updates.push(update);
    });
    return doc;
  });
  for (let i = 0; i < steps; i += 1) {
    const doc = random.pick(docs);
    if (random.below(4) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(random.pick(docs)), 'remote');
    else randomEdit(doc, random);
  }
  for (const doc of docs) updates.push(Y.encodeStateAsUpdate(doc));
  updates.push(Y.mergeUpdates(updates.filter((_, i) => i % 3 !== 0)));
  return { updates, docs };
}

describe('frames under random edits', () => {
  it('L2: every update that Yjs makes is accepted and summed up rightly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
        for (const update of updatesOf(seed, 40).updates) {
          const summary = read(update);
          if ('malformed' in summary)
            throw new Error(`${summary.malformed}: ${Buffer.from(update).toString('hex')}`);
          const { structs, ds } = Y.decodeUpdate(update);
          const clocks = new Map<number, number>();
          for (const struct of structs) {
            if (struct instanceof Y.Skip) continue;
            clocks.set(struct.id.client, (clocks.get(struct.id.client) ?? 0) + struct.length);
          }
          const summed = new Map<number, number>();
          for (const section of summary.sections) {
            for (const { client, from, to } of runsOf(update, section))
              summed.set(client, (summed.get(client) ?? 0) + to - from);
          }
          expect(summed).toEqual(clocks);
          const deletes = [...ds.clients].map(([client, items]) => [client, items.length]);
          expect(summary.deletes.map(({ client, ranges }) => [client, ranges])).toEqual(deletes);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('L2: every truncation and every trailing byte is refused', () => {
    const { updates } = updatesOf(11, 60);
    let tried = 0;
    for (const update of updates) {
      for (let length = 0; length < update.length; length += 1) {
        expect(read(update.subarray(0, length))).toHaveProperty('malformed');
        tried += 1;
      }
      expect(read(Uint8Array.of(...update, 0))).toHaveProperty('malformed');
    }
    expect(tried).toBeGreaterThan(1000);
  });

  it('L2: every bit flip is refused or is an update that Yjs applies without throwing', () => {
    let taken = 0;
    for (const seed of [3, 5, 8]) {
      const { updates, docs } = updatesOf(seed, 25);
      const base = Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc());
      for (const update of updates.filter((one) => one.length < 400)) {
        for (let bit = 0; bit < update.length * 8; bit += 1) {
          const flipped = update.slice();
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          for (const start of [undefined, base]) {
            const doc = new Y.Doc();
            if (start) Y.applyUpdate(doc, start);
            const known = Known.of(start ? [start] : []);
            const gate = new Gate({ fields: testKind.fields, known, clients: new Map(), limits });
            if (gate.judge(flipped, null).type !== 'fresh') continue;
            taken += 1;
            try {
              Y.applyUpdate(doc, flipped);
              Y.encodeStateAsUpdate(doc);
            } catch (error) {
              throw new Error(`seed ${seed}: ${Buffer.from(flipped).toString('hex')}`, { cause: error });
            }
          }
        }
      }
    }
    expect(taken).toBeGreaterThan(1000);
  });

  it('L2: random bytes are refused or applied, quickly and in little memory', () => {
    const random = seeded(99);
    const started = process.memoryUsage().heapUsed;
    for (let i = 0; i < 20_000; i += 1) {
      const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(256));
      if ('malformed' in read(bytes)) continue;
      Y.applyUpdate(new Y.Doc(), bytes);
    }
    expect(process.memoryUsage().heapUsed - started).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('bombs', () => {
  it.each([
    ['an array of 4 billion structs in 7 bytes', '01ffffff0f0100'],
    ['a clock of 2^31', '0101010080808080080100'],
    ['two to the 60 clients', 'ffffffffffffffff0f'],
    ['a subdocument', '01010500090101780161760000'],
  ])('L2: %s is refused', (_, hex) => {
    expect(read(Uint8Array.from(Buffer.from(hex, 'hex')))).toHaveProperty('malformed');
  });
});
