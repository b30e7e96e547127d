import type { RawBuilder, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** What each database says in its own words; all else is Kysely's portable schema builder. */
export interface Engine {
  /** The type of a column of bytes. */
  readonly bytes: RawBuilder<unknown>;
  /** Ends a table whose rows are kept in the order of their primary key. */
  readonly inKeyOrder: RawBuilder<unknown>;
  /**
   * A trigger that lets nobody update, or delete, rows of `table`.
   * @param unless an SQL condition over `old` under which it is allowed
   */
  refuse(table: string, verb: 'update' | 'delete', unless?: string): RawBuilder<unknown>;
}

export type Migration = (tx: Transaction<Tables>, engine: Engine) => Promise<void>;
