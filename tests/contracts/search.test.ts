import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readQuestion } from '../../server/store/search/question.ts';
import type { SearchIndex } from '../../server/store/search/searchIndex.ts';
import { openSqlite, type Store } from '../../server/store/sqlite.ts';
import { uuidv7 } from '../../shared/ids.ts';

/** What every engine's index must do; a further engine is a further line here. */
const engines: readonly (readonly [string, (folder: string) => Promise<Store>])[] = [['SQLite', openSqlite]];

for (const [engine, open] of engines) {
  let folder: string;
  let store: Store;
  let search: SearchIndex;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'second-draft-search-'));
    store = await open(folder);
    ({ search } = store);
    const [organisation_id, created_by] = [uuidv7(), uuidv7()];
    await store.lane.write(async (tx) => {
      await tx
        .insertInto('organisation')
        .values({
          id: organisation_id,
          name: 'Allentown',
          type: 'district',
          initials: 'AL',
          colour: 0,
          pattern: 0,
          claimed: 1,
          profile_json: null,
          created_at: 1,
        })
        .execute();
      await tx
        .insertInto('person')
        .values({
          id: created_by,
          name: 'Ana',
          email: 'ana@example.org',
          password_hash: null,
          locale: null,
          installation_admin: 0,
          created_at: 1,
          ended_at: null,
        })
        .execute();
      for (const name of ['letter', 'carta', 'mention', 'hidden']) {
        const id = uuidv7();
        ids.set(name, id);
        await tx
          .insertInto('document')
          .values({
            id,
            kind: 'memo',
            kind_version: 1,
            network_id: null,
            organisation_id,
            cycle_id: null,
            title: '',
            finding: '',
            template: 0,
            state: 'live',
            frozen_seq: null,
            epoch: 1,
            source_document_id: null,
            source_version: null,
            base_version: null,
            created_by,
            created_at: 1,
            updated_at: 1,
            removed_at: null,
          })
          .execute();
      }
    });
    await put(
      'letter',
      'Absence letters',
      'Families were called on Mondays.\nThe school’s office kept a list.',
    );
    await put('carta', 'Una carta', 'Las ausencias de los estudiantes bajaron con la carta en español.');
    await put('mention', 'Attendance', 'We also sent a letter about absences; nobody answered the letter.');
    await put('hidden', 'Absence letters', 'canaryword about absences');
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, title: string, text: string, n = 0) =>
    store.lane.write((tx) =>
      search.put(tx, { documentId: ids.get(name) ?? '', n, title, text, facts: '{}', at: 1 }),
    );
  const within = () =>
    store.db
      .selectFrom('search_entry')
      .select('id')
      .where('document_id', '!=', ids.get('hidden') ?? '');
  const ask = async (q: string, page = { from: 0, limit: 10 }) => {
    const { hits, total } = await search.find(store.db, readQuestion(q), within(), page);
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    return { names: hits.map((hit) => names.get(hit.documentId)), total };
  };
  const found = async (q: string) => (await ask(q)).names;

  test(`D120, ${engine}: any form of a word finds it, in English and Spanish, without case and accents`, async () => {
    expect(await found('calling family ')).toEqual(['letter']);
    expect(await found('ESTUDIANTE ausencia ')).toEqual(['carta']);
    expect(await found('espanol ')).toEqual(['carta']);
    expect(await found('schools ')).toEqual(['letter']);
    expect(await found('zebra ')).toEqual([]);
    expect(await found('')).toEqual([]);
  });

  test(`D121, ${engine}: words in quotes stand one after the other, as they are`, async () => {
    expect(await found('"called on mondays"')).toEqual(['letter']);
    expect(await found('"mondays called"')).toEqual([]);
    expect(await found('“about absences” letter ')).toEqual(['mention']);
    expect(await found('"about absence"')).toEqual([]);
  });

  test(`D122, ${engine}: the last word is still being typed until a space follows`, async () => {
    expect(await found('attendanc')).toEqual(['mention']);
    expect(await found('attendanc ')).toEqual([]);
    expect(await found('monda fam')).toEqual([]);
    expect(await found('mondays fam')).toEqual(['letter']);
  });

  test(`D123, ${engine}: a title weighs more than what stands below it`, async () => {
    expect(await found('letter')).toEqual(['letter', 'mention']);
    expect(await ask('letter', { from: 1, limit: 1 })).toEqual({ names: ['mention'], total: 2 });
  });

  test(`D124, ${engine}: what may not be found is neither shown nor counted`, async () => {
    expect(await ask('canaryword')).toEqual({ names: [], total: 0 });
    expect(await ask('absences ', { from: 0, limit: 1 })).toMatchObject({ total: 2 });
  });

  test(`D120, ${engine}: an entry takes the place of the one before, and is gone once removed`, async () => {
    await put('mention', 'Attendance', 'Nothing of the kind.');
    expect(await found('letter')).toEqual(['letter']);
    await put('mention', 'Published letter', 'letter', 2);
    expect(new Set(await found('letter'))).toEqual(new Set(['letter', 'mention']));
    const remove = (what: 'live' | 'all') =>
      store.lane.write((tx) => search.remove(tx, ids.get('mention') ?? '', what));
    await remove('live');
    expect(await found('kind ')).toEqual([]);
    expect(new Set(await found('letter'))).toEqual(new Set(['letter', 'mention']));
    await remove('all');
    expect(await found('letter')).toEqual(['letter']);
  });

  test(`D121, ${engine}: whatever is typed is a question and never syntax`, async () => {
    for (const odd of [
      '"',
      '""',
      '*',
      'a*b',
      'NEAR(',
      'title:x',
      'x OR',
      "'; --",
      '{a}',
      '½ ©',
      '“a',
      '日本語 "한국"',
    ]) {
      await expect(ask(odd), odd).resolves.toBeDefined();
    }
  });
}
