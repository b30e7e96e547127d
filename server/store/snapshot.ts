import type { Database } from './driver.ts';

/** @returns runs a read on the database as it stands at one moment */
export function snapshots(database: Database): <T>(read: () => T) => T {
  const begin = database.prepare('begin');
  const commit = database.prepare('commit');
  return (read) => {
    begin.run();
    try {
      const found = read();
      commit.run();
      return found;
    } catch (error) {
      undo(database, error);
      throw error;
    }
  };
}

/**
 * Ends a transaction that failed: left open, it would fail every one after it.
 * @throws when that fails too
 */
export function undo(database: Database, because: unknown): void {
  try {
    database.exec('rollback');
  } catch (second) {
    // Some failures (a full disk) have rolled back already.
    if (String(second).includes('no transaction')) return;
    throw new AggregateError([because, second], 'a transaction could not be undone', { cause: second });
  }
}
