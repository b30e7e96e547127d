import type { Kysely, Transaction } from 'kysely';
import { isBusy, patience, wait } from './refusals.ts';
import type { Tables } from './tables.ts';

/**
 * The one write lane of a process. Journal batches and action transactions take turns, and a turn awaits
 * nothing but SQL: on one SQLite connection a commit from elsewhere would otherwise end up inside an open
 * transaction, be acknowledged, and be rolled back with it.
 */
export interface Lane {
  /** Runs `work` in one transaction; rejects with its error after rolling back. */
  write<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Runs `work`, which makes transactions of its own: within this very call when nobody is writing. */
  alone<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createLane(db: Kysely<Tables>): Lane {
  let last: Promise<unknown> | undefined;

  function alone<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = last ? last.then(work) : begin(work);
    const settled: Promise<void> = turn.then(
      () => leave(settled),
      () => leave(settled),
    );
    last = settled;
    return turn;
  }

  function leave(settled: Promise<unknown>): void {
    if (last === settled) last = undefined;
  }

  return {
    alone,
    write: (work) => alone(() => transaction(db, work)),
  };
}

async function begin<T>(work: () => T | Promise<T>): Promise<T> {
  return work();
}

/** Another program may hold the database for a while: the transaction is begun again, as nothing has happened yet. */
async function transaction<T>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    let begun = false;
    try {
      return await db.transaction().execute((tx) => {
        begun = true;
        return work(tx);
      });
    } catch (error) {
      if (begun || !isBusy(error) || Date.now() >= until) throw error;
    }
    await wait();
  }
}
