import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { rebuild } from '../../server/rooms/archive/rebuild.ts';
import type { History } from '../../server/store/archiveStore.ts';
import type { Place } from '../../server/store/logStore.ts';
import {
  type AuthoredRow,
  authorsByAddress,
  decodeAuthorship,
  recordAuthorship,
} from '../../shared/content/authorship.ts';
import { encodeSeed } from '../../shared/content/apply.ts';
import { addRow, removeRow, setValue } from '../../shared/content/live.ts';
import { contentOf } from '../../shared/content/json.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { everyField, everyKind } from '../fuzz/content.arbitraries.ts';
import { append, type ArchiveBench, documentOf, openArchive, randomRows } from '../kit/archive.ts';
import { ManualTimers } from '../kit/live-client.ts';
import { testKind } from '../kit/live.ts';
import { seeded } from '../kit/live-edits.ts';
import { textFields, write } from '../kit/typists.ts';

let bench: ArchiveBench;
beforeAll(async () => {
  bench = await openArchive();
});
afterAll(() => bench.close());

function compactor(over: Partial<ConstructorParameters<typeof Compactor>[0]> = {}): Compactor {
  return new Compactor({
    archive: bench.archive,
    store: bench.store,
    timers: new ManualTimers(),
    onError: (message) => bench.errors.push(message),
    ...over,
  });
}
const next = (place: Place) => ({ ...place, epoch: place.epoch + 1 });

function historyOf(rows: readonly AuthoredRow[]): History {
  return { checkpoint: undefined, rows: rows.map((row, i) => ({ ...row, seq: i + 1 })) };
}

describe('a new epoch', () => {
  it('L73: has the same content and the same authors at the same addresses', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { rows } = write(120, seeded(seed), 0);
      const kind = { name: 'texts', version: 1, fields: textFields };
      const rebuilt = rebuild(historyOf(rows), kind);
      if (rebuilt.type !== 'rebuilt') throw new Error(rebuilt.why);
      const [before, after] = [new Y.Doc(), new Y.Doc()];
      for (const { bytes } of rows) Y.applyUpdate(before, bytes);
      Y.applyUpdate(after, rebuilt.state);
      expect(contentOf(after, kind)).toEqual(contentOf(before, kind));
      const was = authorsByAddress(before, textFields, recordAuthorship(undefined, undefined, rows));
      const is = authorsByAddress(after, textFields, decodeAuthorship(rebuilt.authorship));
      const texts = new Set(Object.keys(contentOf(before, kind).fields));
      const said = was.filter(({ address }) => texts.has(address.split('#')[0] ?? ''));
      const byAddress = (some: typeof was) => some.toSorted((a, b) => (a.address < b.address ? -1 : 1));
      expect(byAddress(is)).toEqual(byAddress(said));
      expect(rebuilt.clients).toHaveLength(1);
    }
  });

  it('L73: carries lines, rows, values, pictures and marks; a removed row stays behind', () => {
    const doc = new Y.Doc();
    const rows: AuthoredRow[] = [];
    const by = (personId: string, edit: () => void) => {
      const before = Y.encodeStateVector(doc);
      edit();
      const bytes = Y.encodeStateAsUpdate(doc, before);
      rows.push({ bytes, personId, organisationId: 'district', at: rows.length * 7_200_000 });
    };
    by('Ana', () => {
      const content = {
        title: lineOf('A title'),
        body: richOf(['One', { bullets: ['a', 'b'] }, { table: [['x', 'y']] }, { type: 'horizontalRule' }]),
        amount: 3,
      };
      Y.applyUpdate(doc, encodeSeed(everyField, content));
    });
    const row = { id: '1111111111ab', texts: { name: { type: 'line' as const, nodes: lineOf('Absence') } } };
    by('Ben', () => addRow(doc, 'groups', { ...row, initial: { weight: 5 } }, null));
    by('Ben', () => addRow(doc, 'groups', { ...row, id: '2222222222ab' }, null));
    by('Ana', () => setValue(doc, 'groups/1111111111ab/weight', 6, null));
    by('Ana', () => removeRow(doc, 'groups', '2222222222ab', { by: 'Ana', at: 1 }, null));
    const rebuilt = rebuild(historyOf(rows), everyKind);
    if (rebuilt.type !== 'rebuilt') throw new Error(rebuilt.why);
    const after = new Y.Doc();
    Y.applyUpdate(after, rebuilt.state);
    const said = authorsByAddress(after, everyField, decodeAuthorship(rebuilt.authorship));
    const who = (address: string) =>
      said.filter((one) => one.address === address).map(({ length, author }) => [author.personId, length]);
    expect(who('title')).toEqual([['Ana', 7]]);
    expect(who('groups/1111111111ab/name')).toEqual([['Ben', 7]]);
    expect(who('groups/1111111111ab/weight')).toEqual([['Ana', 1]]);
    expect(who('groups/1111111111ab')).toEqual([['Ben', 1]]);
    expect(said.filter((one) => one.address.includes('2222222222ab'))).toEqual([]);
    const inBody = said.filter((one) => one.address.startsWith('body#'));
    expect(inBody.map((one) => one.length)).toEqual([3, 1, 1, 1, 1, 1]);
  });

  it('L73: begins in one step, while the document is live and as it was read; the old rows go afterwards', async () => {
    const rows = randomRows(700, 31);
    const place = await documentOf(bench.live, rows.slice(0, 650));
    const told: number[] = [];
    const { documentId } = place;
    const before = await bench.archive.content(place, 'test');
    const who = await contributorsOf(bench.live.store.db, documentId, { epoch: 1, seq: 650 });
    const begun = await compactor({ onNewEpoch: (_, epoch) => told.push(epoch) }).rebuild(place, 'test');
    expect(begun).toEqual({ type: 'begun', epoch: 2 });
    expect(told).toEqual([2]);
    const after = await bench.archive.content(next(place), 'test');
    expect(after).toEqual({ content: before.content, seq: 1 });
    const contributors = () =>
      contributorsOf(bench.live.store.db, documentId, { epoch: 2, seq: Number.MAX_SAFE_INTEGER });
    expect(await contributors()).toEqual(who);
    while (await bench.store.prune(place)) expect(await contributors()).toEqual(who);
    for (const table of ['log', 'checkpoint', 'client'] as const) {
      const left = await bench.live.store.db
        .selectFrom(table)
        .select('epoch')
        .where('document_id', '=', documentId)
        .execute();
      expect(left.filter(({ epoch }) => epoch === 1)).toEqual([]);
    }
    const owners = bench.live.store.db.selectFrom('client').select(['person_id', 'epoch']);
    expect(await owners.where('document_id', '=', documentId).execute()).toEqual([
      { person_id: null, epoch: 2 },
    ]);
    expect(await contributors()).toEqual(who);
  });

  it('L70: begins when it is due and nobody is in the document', async () => {
    const place = await documentOf(bench.live, randomRows(300, 33));
    const read = await bench.archive.content(place, 'test');
    let idle = false;
    const told: number[] = [];
    const timers = new ManualTimers();
    const one = compactor({
      timers,
      isIdle: () => idle,
      onNewEpoch: (_, epoch) => told.push(epoch),
      archive: {
        ...bench.archive,
        async compact(...asked) {
          const compaction = await bench.archive.compact(...asked);
          const ballast = { clients: 4000, living: 1, dead: 0 };
          return compaction.type === 'compacted' ? { ...compaction, ballast } : compaction;
        },
      },
    });
    const run = async () => {
      one.consider(place, 'test');
      for (let i = 0; i < 400; i += 1) {
        timers.advance(1000);
        await new Promise((turn) => setImmediate(turn));
      }
    };
    await run();
    expect(told).toEqual([]);
    expect((await bench.reader.history(place)).checkpoint?.seq).toBe(300);
    idle = true;
    await append(bench.live, place, randomRows(300, 34));
    await run();
    expect(told).toEqual([2]);
    expect((await bench.archive.content(next(place), 'test')).content).not.toEqual(read.content);
    expect((await bench.reader.history(place)).rows).toEqual([]);
  });

  it('L73: is refused to a document that is frozen, or that somebody has written in meanwhile', async () => {
    const rows = randomRows(120, 32);
    const place = await documentOf(bench.live, rows.slice(0, 100));
    const rebuilt = await bench.archive.rebuild(place, 'test');
    if (rebuilt.type !== 'rebuilt') throw new Error(rebuilt.why);
    await append(bench.live, place, rows.slice(100));
    expect(await bench.store.begin(place, rebuilt)).toBe('refused');
    await bench.live.setState(place.documentId, 'frozen');
    expect(await compactor().rebuild(place, 'test')).toEqual({ type: 'refused' });
    expect((await bench.archive.content(place, testKind.name)).seq).toBe(120);
  });
});
