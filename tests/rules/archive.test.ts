import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { Archivist } from '../../server/rooms/archive/archivist.ts';
import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { isRebuildDue, isWorthwhile } from '../../server/rooms/archive/policy.ts';
import type { ArchiveStore } from '../../server/store/archiveStore.ts';
import { NoLongerKept } from '../../server/store/historyReader.ts';
import type { Place } from '../../server/store/logStore.ts';
import { append, type ArchiveBench, documentOf, openArchive, randomRows } from '../kit/archive.ts';
import { ManualTimers } from '../kit/live-client.ts';
import { testKind, until } from '../kit/live.ts';

let bench: ArchiveBench;
beforeAll(async () => {
  bench = await openArchive();
});
afterAll(() => bench.close());

const everything = Number.MAX_SAFE_INTEGER;
/** Leans on a client that never was. */
const poison = new Uint8Array([1, 1, 5, 0, 0x84, 9, 3, 1, 0x61, 0]);

async function compacted(place: Place) {
  const compaction = await bench.archive.compact(place, testKind.name);
  if (compaction.type !== 'compacted') throw new Error(compaction.type);
  return compaction;
}
function rowsOf({ documentId, epoch }: Place) {
  return bench.live.store.db
    .selectFrom('log')
    .select(['seq', 'bytes'])
    .where('document_id', '=', documentId)
    .where('epoch', '=', epoch)
    .execute();
}
function contributors({ documentId, epoch }: Place, seq = everything) {
  return contributorsOf(bench.live.store.db, documentId, { epoch, seq });
}
function atOnce(_: number, work: () => void): () => void {
  const soon = setImmediate(work);
  return () => clearImmediate(soon);
}
/** Lets time pass, and what was begun end. */
async function pass(timers: ManualTimers, ms: number): Promise<void> {
  timers.advance(ms);
  await new Promise((ended) => setImmediate(ended));
}
async function pruneAll(place: Place, store: ArchiveStore = bench.store): Promise<number> {
  for (let slices = 1; ; slices += 1) if (!(await store.prune(place))) return slices;
}

describe('compaction', () => {
  it('L60: a checkpoint says the same as the rows it stands for, and takes less room', async () => {
    const place = await documentOf(bench.live, randomRows(2100, 1));
    const before = await bench.archive.content(place, testKind.name);
    const compaction = await compacted(place);
    expect(compaction).toMatchObject({ base: undefined, seq: 2100, rows: 2100 });
    expect(compaction.bytesAfter).toBeLessThan(compaction.bytesBefore / 2);
    expect(await bench.store.keep(place, compaction)).toBe('kept');
    expect(await pruneAll(place)).toBe(10);
    expect(await rowsOf(place)).toEqual([]);
    expect(await bench.archive.content(place, testKind.name)).toEqual(before);
    expect(await bench.archive.compact(place, testKind.name)).toEqual({ type: 'notWorthwhile' });
  });

  it('L60: a row that Yjs can’t apply stops it, and stays', async () => {
    const rows = randomRows(2100, 2);
    const place = await documentOf(bench.live, [
      ...rows.slice(0, 100),
      { by: 'ana', bytes: poison },
      ...rows.slice(100),
    ]);
    expect(await bench.archive.compact(place, testKind.name)).toMatchObject({
      type: 'unsound',
      why: expect.stringContaining('row 101'),
    });
    const errors = bench.errors.length;
    const read = await bench.archive.content(place, testKind.name);
    const clean = await documentOf(bench.live, rows);
    expect(read.content).toEqual((await bench.archive.content(clean, testKind.name)).content);
    expect(bench.errors.slice(errors)).toEqual(['rows of the log cannot be applied']);
    expect(await rowsOf(place)).toHaveLength(2101);
  });

  it('L63: what has been compacted away is said to be no longer kept', async () => {
    const place = await documentOf(bench.live, randomRows(700, 4));
    const early = await bench.archive.content(place, testKind.name, 50);
    expect(early.seq).toBe(50);
    await bench.store.keep(place, await compacted(place));
    await expect(bench.archive.content(place, testKind.name, 40)).rejects.toThrow(NoLongerKept);
    expect((await bench.archive.content(place, testKind.name, 700)).seq).toBe(700);
  });

  it('L64: who wrote is told the same before and after', async () => {
    const rows = randomRows(2100, 5);
    const place = await documentOf(bench.live, [
      { by: null, bytes: new Uint8Array([0, 0]) },
      ...rows.slice(0, 1000),
    ]);
    const [before, early] = [await contributors(place), await contributors(place, 50)];
    expect(before.map((one) => one.person)).toEqual(['Ana', 'Ben']);
    expect(before[0]?.rows).toBeGreaterThan(early[0]?.rows ?? 0);
    await bench.store.keep(place, await compacted(place));
    expect(await contributors(place)).toEqual(before);
    await bench.store.prune(place);
    expect(await contributors(place)).toEqual(before);
    await pruneAll(place);
    await append(bench.live, place, rows.slice(1000));
    const later = await contributors(place);
    await bench.store.keep(place, await compacted(place));
    await pruneAll(place);
    expect(await contributors(place)).toEqual(later);
    expect(later.reduce((sum, one) => sum + one.rows, 0)).toBe(2100);
  });

  it('L64: whoever began after a version is not in it, though the rows are gone', async () => {
    const rows = randomRows(600, 6);
    const ana = rows.slice(0, 100).map((row) => ({ ...row, by: 'ana' as const }));
    const both = rows.slice(100).map((row) => ({ ...row, by: 'ben' as const }));
    const place = await documentOf(bench.live, [...ana, ...both]);
    await bench.store.keep(place, await compacted(place));
    await pruneAll(place);
    expect((await contributors(place, 100)).map((one) => one.person)).toEqual(['Ana']);
  });
});

describe('reading', () => {
  it('L67: reading again costs only what is new, also after a compaction, and of an unreadable row', async () => {
    const rows = randomRows(400, 9);
    const place = await documentOf(bench.live, rows.slice(0, 300));
    const read: string[] = [];
    const archivist = new Archivist({
      history: (...asked) => (read.push('all'), bench.reader.history(...asked)),
      since: (...asked) => (read.push('new'), bench.reader.since(...asked)),
      backlog: (asked) => bench.reader.backlog(asked),
    });
    const both = async () => {
      const there = await archivist.content(place, testKind);
      const { content, seq } = await new Archivist(bench.reader).content(place, testKind);
      expect(there).toMatchObject({ content, seq });
      return { skipped: there.skipped, calls: read.splice(0) };
    };
    expect(await both()).toEqual({ skipped: [], calls: ['all'] });
    expect(await both()).toEqual({ skipped: [], calls: ['new'] });
    await append(bench.live, place, rows.slice(300));
    expect(await both()).toEqual({ skipped: [], calls: ['new'] });
    await bench.store.keep(place, await compacted(place));
    await pruneAll(place);
    expect(await both()).toEqual({ skipped: [], calls: ['new'] });
    await append(bench.live, place, [{ by: 'ana', bytes: poison }]);
    expect(await both()).toEqual({ skipped: [401], calls: ['new', 'all'] });
    expect(await both()).toEqual({ skipped: [], calls: ['new'] });
  });

  it('L67: what is read seldom makes way', async () => {
    const places = [];
    for (const seed of [10, 11, 12]) places.push(await documentOf(bench.live, randomRows(50, seed)));
    const read: Place[] = [];
    const archivist = new Archivist(
      { ...bench.reader, history: (place) => (read.push(place), bench.reader.history(place)) },
      3000,
    );
    for (const place of [...places, ...places]) await archivist.content(place, testKind);
    expect(read.length).toBeGreaterThan(3);
  });

  it('L68: a checkpoint that is not as it was stored is not read', async () => {
    const place = await documentOf(bench.live, randomRows(300, 13));
    const compaction = await compacted(place);
    await bench.store.keep(place, { ...compaction, state: compaction.state.with(9, 1) });
    await expect(bench.archive.content(place, testKind.name)).rejects.toThrow(
      /checkpoint at position 300 is damaged/,
    );
  });
});

describe('when', () => {
  it('L65: once rows outweigh the state, or are too many to open quickly', () => {
    expect(isWorthwhile({ stateBytes: 0, rows: 3, rowBytes: 9000 })).toBe(false);
    expect(isWorthwhile({ stateBytes: 0, rows: 3, rowBytes: 90_000 })).toBe(true);
    expect(isWorthwhile({ stateBytes: 900_000, rows: 500, rowBytes: 90_000 })).toBe(false);
    expect(isWorthwhile({ stateBytes: 900_000, rows: 2000, rowBytes: 52_000 })).toBe(true);
    expect(isWorthwhile({ stateBytes: 900_000, rows: 500, rowBytes: 900_000 })).toBe(true);
  });

  it('L70: a new epoch is due with many client ids, or mostly dead structs', () => {
    expect(isRebuildDue({ clients: 3999, living: 1000, dead: 8000 })).toBe(false);
    expect(isRebuildDue({ clients: 4000, living: 1000, dead: 0 })).toBe(true);
    expect(isRebuildDue({ clients: 40, living: 1000, dead: 20_000 })).toBe(true);
    expect(isRebuildDue({ clients: 40, living: 10_000, dead: 20_000 })).toBe(false);
  });

  it('L65: after a pause, at the latest after five minutes, and not again before another five', async () => {
    const timers = new ManualTimers();
    const runs: number[] = [];
    const compactor = new Compactor({
      archive: {
        ...bench.archive,
        compact: (place, kind) => {
          runs.push(timers.now());
          return bench.archive.compact(place, kind);
        },
      },
      store: bench.store,
      timers,
      onError: (message) => bench.errors.push(message),
    });
    const place = await documentOf(bench.live, randomRows(100, 7));
    const start = timers.now();
    const edit = async (seconds: number) => {
      for (let i = 0; i < seconds; i += 1) {
        compactor.consider(place, 'test');
        await pass(timers, 1000);
      }
    };
    await edit(299);
    expect(runs).toEqual([]);
    await edit(2);
    expect(runs).toEqual([start + 300_000]);
    await pass(timers, 298_000);
    expect(runs).toHaveLength(1);
    await pass(timers, 1000);
    expect(runs).toEqual([start + 300_000, start + 600_000]);
    await pass(timers, 400_000);
    compactor.consider(place, 'test');
    await pass(timers, 19_000);
    expect(runs).toHaveLength(2);
    await pass(timers, 1000);
    expect(runs).toHaveLength(3);
    compactor.consider(place, 'test');
    await compactor.stop();
    await pass(timers, 1_000_000);
    expect(runs).toHaveLength(3);
  });
});

describe('a crash', () => {
  it('L61: at any point, the document reads the same and the next compaction goes on', async () => {
    const rows = randomRows(1100, 8);
    for (let point = 0; ; point += 1) {
      const place = await documentOf(bench.live, rows);
      const expected = await bench.archive.content(place, testKind.name);
      const who = await contributors(place);
      const crashed = await compactWithCrash(place, point);
      expect(await bench.archive.content(place, testKind.name), `after ${point} calls`).toEqual(expected);
      expect(await contributors(place)).toEqual(who);
      await compactWithCrash(place, Number.POSITIVE_INFINITY);
      expect(await rowsOf(place)).toEqual([]);
      expect(await bench.archive.content(place, testKind.name)).toEqual(expected);
      expect(await contributors(place)).toEqual(who);
      if (!crashed) return;
    }
  });

  /** Runs one compaction in which the store fails at its `point`-th statement. @returns whether it did */
  async function compactWithCrash(place: Place, point: number): Promise<boolean> {
    let calls = 0;
    const failing = <A extends unknown[], R>(call: (...asked: A) => Promise<R>) => {
      return async (...asked: A): Promise<R> => {
        if (calls === point) throw new Error('the power is gone');
        calls += 1;
        return call(...asked);
      };
    };
    const errors: string[] = [];
    const compactor = new Compactor({
      archive: bench.archive,
      store: {
        keep: failing(async (...asked: Parameters<ArchiveStore['keep']>) => bench.store.keep(...asked)),
        begin: failing(async (...asked: Parameters<ArchiveStore['begin']>) => bench.store.begin(...asked)),
        prune: failing(async (...asked: Parameters<ArchiveStore['prune']>) => bench.store.prune(...asked)),
      },
      timers: { now: () => 0, precise: () => 0, after: atOnce, soon: setImmediate },
      onError: (message) => errors.push(message),
    });
    let rows = Number.POSITIVE_INFINITY;
    const look = async () => {
      rows = (await rowsOf(place)).length;
    };
    compactor.consider(place, 'test');
    await until('it is compacted, or failed', () => {
      void look();
      return rows === 0 || errors.length > 0;
    });
    await compactor.stop();
    return errors.length > 0;
  }
});
