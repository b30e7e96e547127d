import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewCheckpoint, NewEpoch } from '../../server/store/archiveStore.ts';
import { NoLongerKept } from '../../server/store/historyReader.ts';
import { append, type ArchiveBench, documentOf, openArchive } from '../kit/archive.ts';
import { organisationId, people } from '../kit/live.ts';

// What every engine's store and reader of the archive do. SQLite is the only one so far.
let bench: ArchiveBench;
beforeAll(async () => {
  bench = await openArchive();
});
afterAll(() => bench.close());

const bytes = (value: number) => new Uint8Array([value, value >> 8]);
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ by: 'ana' as const, bytes: bytes(from + i), at: from + i }));
function checkpointAt(seq: number, base?: number): NewCheckpoint {
  return {
    base,
    seq,
    state: bytes(seq),
    vector: bytes(1),
    hash: bytes(2),
    authorship: bytes(3),
    contributions: [
      {
        personId: people.ana.id,
        organisationId,
        rows: seq - (base ?? 0),
        firstSeq: (base ?? 0) + 1,
        firstAt: (base ?? 0) + 1,
        lastAt: seq,
      },
    ],
  };
}
const epochAt = (seq: number, base?: number): NewEpoch => ({ ...checkpointAt(seq, base), clients: [7] });

describe('the archive’s store', () => {
  it('L63: a checkpoint and the rows after it read back as they were stored, with who signed them', async () => {
    const place = await documentOf(bench.live, rows(1, 6));
    expect(await bench.store.keep(place, checkpointAt(3))).toBe('kept');
    const { contributions: _, base: __, ...stored } = checkpointAt(3);
    const history = await bench.reader.history(place);
    expect(history.checkpoint).toEqual(stored);
    expect(history.rows).toEqual(
      [4, 5].map((seq) => ({ seq, bytes: bytes(seq), at: seq, personId: people.ana.id, organisationId })),
    );
    expect(await bench.reader.backlog(place)).toEqual({ stateBytes: 2, rows: 2, rowBytes: 4 });
    expect((await bench.reader.history(place, 4)).rows).toHaveLength(1);
    await expect(bench.reader.history(place, 2)).rejects.toThrow(NoLongerKept);
    expect((await bench.reader.since(place, 4))?.map(({ seq }) => seq)).toEqual([5]);
    expect(await bench.reader.since(place, 2)).toBeUndefined();
  });

  it('L61: rows go in slices, the oldest first; at every moment what is left reads the same', async () => {
    const place = await documentOf(bench.live, rows(1, 901));
    await bench.store.keep(place, checkpointAt(300));
    await bench.store.keep(place, checkpointAt(800, 300));
    const before = await bench.reader.history(place);
    const left: number[] = [];
    const count = async () =>
      (
        await bench.live.store.db
          .selectFrom('log')
          .select('seq')
          .where('document_id', '=', place.documentId)
          .execute()
      ).length;
    for (let more = true; more; ) {
      more = await bench.store.prune(place);
      left.push(await count());
      expect(await bench.reader.history(place)).toEqual(before);
    }
    expect(left).toEqual([650, 400, 150, 100, 100]);
    expect(await bench.store.prune(place)).toBe(false);
    await append(bench.live, place, rows(901, 902));
    expect((await bench.reader.history(place)).rows.at(-1)?.seq).toBe(901);
  });

  it('L62: nothing is stored or taken away while a document is being frozen; a frozen one may be compacted', async () => {
    const place = await documentOf(bench.live, rows(1, 10));
    await bench.live.setState(place.documentId, 'freezing');
    expect(await bench.store.keep(place, checkpointAt(9))).toBe('refused');
    expect(await bench.store.begin(place, epochAt(9))).toBe('refused');
    await bench.live.setState(place.documentId, 'frozen');
    expect(await bench.store.begin(place, epochAt(9))).toBe('refused');
    expect(await bench.store.keep(place, checkpointAt(9))).toBe('kept');
    await bench.live.setState(place.documentId, 'freezing');
    expect(await bench.store.prune(place)).toBe(false);
    await bench.live.setState(place.documentId, 'frozen');
    expect(await bench.store.prune(place)).toBe(true);
  });

  it('L62: a checkpoint made from another base, or of another epoch, is refused', async () => {
    const place = await documentOf(bench.live, rows(1, 10));
    expect(await bench.store.keep(place, checkpointAt(5, 3))).toBe('refused');
    expect(await bench.store.keep(place, checkpointAt(5))).toBe('kept');
    expect(await bench.store.keep(place, checkpointAt(6))).toBe('refused');
    expect(await bench.store.begin(place, epochAt(9))).toBe('refused');
    expect(await bench.store.begin(place, epochAt(8, 5))).toBe('refused');
    expect(await bench.store.begin(place, epochAt(9, 5))).toBe('kept');
    expect(await bench.store.keep(place, checkpointAt(9, 5))).toBe('refused');
    const next = { ...place, epoch: 2 };
    expect((await bench.reader.history(next)).checkpoint?.seq).toBe(1);
    await append(bench.live, next, rows(50, 52));
    expect((await bench.reader.history(next)).rows.map(({ seq }) => seq)).toEqual([2, 3]);
  });
});
