import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../driver.ts';
import type { Term } from './question.ts';
import type { Hit, SearchIndex } from './searchIndex.ts';
import { indexed } from './words.ts';

/** Raised whenever words are cut or stemmed otherwise: every folder is then indexed anew. */
const shape = '1';

/** FTS5 over `search_entry`: it keeps words and stems but no text, and a title weighs more than what stands below. */
export const sqliteSearch: SearchIndex = {
  async put(tx, { documentId, n, title, text, facts, at }) {
    const { id } = await tx
      .insertInto('search_entry')
      .values({ document_id: documentId, n, title, text, facts_json: facts, indexed_at: at })
      .onConflict((conflict) =>
        conflict.columns(['document_id', 'n']).doUpdateSet((row) => ({
          title: row.ref('excluded.title'),
          text: row.ref('excluded.text'),
          facts_json: row.ref('excluded.facts_json'),
          indexed_at: row.ref('excluded.indexed_at'),
        })),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    const [head, body] = [indexed(title), indexed(text)];
    await sql`delete from search_words where rowid = ${id}`.execute(tx);
    await sql`insert into search_words (rowid, title, body, title_words, body_words)
      values (${id}, ${head.stems}, ${body.stems}, ${head.words}, ${body.words})`.execute(tx);
  },

  async remove(tx, documentId, what) {
    const gone = tx
      .selectFrom('search_entry')
      .select('id')
      .where('document_id', '=', documentId)
      .$if(what === 'live', (query) => query.where('n', '=', 0));
    await sql`delete from search_words where rowid in (${gone})`.execute(tx);
    await tx
      .deleteFrom('search_entry')
      .where('document_id', '=', documentId)
      .$if(what === 'live', (query) => query.where('n', '=', 0))
      .execute();
  },

  async find(db, question, within, { from, limit }) {
    if (question.length === 0) return { hits: [], total: 0 };
    const asked = question.map(matchOf).join(' AND ');
    // Asked first and by itself: joined to what may be found, the index would be asked anew for every row of that.
    const matching = (columns: RawBuilder<unknown>) =>
      sql`with matching as materialized (
        select search_words.rowid as id ${columns} from search_words where search_words match ${asked})`;
    const rank = sql`, bm25(search_words, 10.0, 1.0, 5.0, 0.5) as rank`;
    const hits = await sql<Hit>`${matching(rank)}
      select entry.document_id as "documentId", entry.n as n
      from matching join search_entry as entry on entry.id = matching.id
      where matching.id in (${within})
      order by matching.rank, entry.indexed_at desc, entry.id
      limit ${limit} offset ${from}`.execute(db);
    if (from === 0 && hits.rows.length < limit) return { hits: hits.rows, total: hits.rows.length };
    const all = await sql<{ total: number }>`${matching(sql``)}
      select count(*) as total from matching where matching.id in (${within})`.execute(db);
    return { hits: hits.rows, total: all.rows[0]?.total ?? 0 };
  },
};

/** Terms hold folded letters and digits only, and stand in quotes: nothing of them is syntax. */
function matchOf(term: Term): string {
  if (term.type === 'phrase') return `{title_words body_words} : "${term.words.join(' ')}"`;
  const stems = `{title body} : (${term.stems.map((each) => `"${each}"`).join(' OR ')})`;
  return term.open ? `(${stems} OR {title_words body_words} : "${term.folded}" *)` : stems;
}

/** Begins the index anew where it is of another shape: everything is missing from it then. */
export function prepareSearch(database: Database): void {
  const [row] = database.prepare(`select value from setting where key = 'search.shape'`).all() as {
    value: string;
  }[];
  if (row?.value === shape) return;
  database.exec(`begin immediate;
    drop table if exists search_words;
    create virtual table search_words using fts5 (
      title, body, title_words, body_words,
      content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
    );
    delete from search_entry;
    insert into setting (key, value) values ('search.shape', '${shape}')
      on conflict (key) do update set value = excluded.value;
    commit`);
}
