import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * The one write lane of a process. Journal batches and action transactions take turns, and a turn awaits
 * nothing but SQL: on one SQLite connection a commit from elsewhere would otherwise end up inside an open
 * transaction, be acknowledged, and be rolled back with it.
 */
export interface Lane {
  /** Runs `work` in one transaction; rejects with its error after rolling back. */
  write<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
}

export function createLane(db: Kysely<Tables>): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return {
    write(work) {
      const turn = last.then(() => db.transaction().execute(work));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
