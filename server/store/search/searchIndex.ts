import type { Expression, Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Question } from './question.ts';

/** A text that can be found: a live document (n = 0), or the published version n of it. */
export interface SearchEntry {
  readonly documentId: string;
  readonly n: number;
  readonly title: string;
  /** Everything else it says, a line for each block. */
  readonly text: string;
  /** What lists show of it beside the words, as JSON. */
  readonly facts: string;
  readonly at: number;
}

export interface Hit {
  readonly documentId: string;
  readonly n: number;
}

/** A query for the `id` of every `search_entry` that may be found: nothing else is looked at, counted or shown. */
export type Within = Expression<{ id: number }>;

/**
 * Full-text search. The words and stems that go in are made by us (`words.ts`), so that every engine finds the same;
 * rights are judged at the moment of the question, by the query that comes with it.
 */
export interface SearchIndex {
  /** In the transaction that changes what is found; takes the place of the entry before. */
  put(tx: Transaction<Tables>, entry: SearchEntry): Promise<void>;
  /** Every entry of a document, or that of its live text alone. */
  remove(tx: Transaction<Tables>, documentId: string, what: 'all' | 'live'): Promise<void>;
  /** The best first. `db` and `within` read the same database. */
  find(
    db: Kysely<Tables>,
    question: Question,
    within: Within,
    page: { readonly from: number; readonly limit: number },
  ): Promise<{ readonly hits: readonly Hit[]; readonly total: number }>;
}
