import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { claimFolder } from './claim.ts';
import { type Database, type OpenDatabase, openDatabase } from './driver.ts';
import { createLane, type Lane } from './lane.ts';
import type { LogStore } from './logStore.ts';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations/migration.ts';
import { isFull } from './refusals.ts';
import type { SearchIndex } from './search/searchIndex.ts';
import { prepareSearch, sqliteSearch } from './search/sqliteSearch.ts';
import { undo } from './snapshot.ts';
import { withSpare } from './spare.ts';
import { sqliteLog } from './sqliteLog.ts';
import type { Tables } from './tables.ts';

export interface Store {
  /** A connection that can only read, and sees what is committed. */
  readonly db: Kysely<Tables>;
  readonly lane: Lane;
  readonly log: LogStore;
  readonly search: SearchIndex;
  /** Moves what is left in the write-ahead log into the database: a few milliseconds, when little is left. */
  finish(): Promise<void>;
  /** The path of the database, for readers in other threads. */
  readonly file: string;
  close(): Promise<void>;
}

/**
 * Claims the folder, opens its database and brings it to this build's shape. Two connections: one behind the write
 * lane, one read-only, so that nobody reads what may still be rolled back and nothing is written past the lane.
 * @param open stands in for the driver where storage is to fail
 * @throws {FolderError} when the folder can't be written, is in use or comes from a newer version
 */
export async function openSqlite(
  dataDir: string,
  now: () => number = Date.now,
  open: OpenDatabase = openDatabase,
): Promise<Store> {
  return withSpare(dataDir, () => openFolder(dataDir, now, open));
}

async function openFolder(dataDir: string, now: () => number, open: OpenDatabase): Promise<Store> {
  const release = claimFolder(dataDir);
  const file = join(dataDir, 'second-draft.sqlite');
  const writing = open(file);
  try {
    for (const pragma of [
      // Only a new folder takes it: what compaction frees can then be given back.
      'auto_vacuum = incremental',
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
      'busy_timeout = 5000',
      // A net: the archive keeps the log short, away from whoever is writing.
      'wal_autocheckpoint = 16000',
    ]) {
      writing.exec(`pragma ${pragma}`);
    }
    const writer = kyselyOn(writing, true);
    await migrate(writer, engine, dataDir, now);
    prepareSearch(writing);
    widenLog(writing);
    const reading = open(file, { readOnly: true });
    // From here on waiting is ours to do: SQLite's own would stop the event loop.
    for (const database of [reading, writing]) database.exec('pragma busy_timeout = 0');
    const lane = createLane(writer);
    return {
      db: kyselyOn(reading),
      lane,
      file,
      log: sqliteLog(writing, reading, lane),
      search: sqliteSearch,
      finish: () => lane.alone(() => writing.exec('pragma wal_checkpoint(passive)')),
      close() {
        reading.close();
        writing.close();
        release();
        return Promise.resolve();
      },
    };
  } catch (error) {
    writing.close();
    release();
    throw error;
  }
}

/**
 * Lets the write-ahead log have its size from the start: a commit into a file that need not grow is synced in about
 * half the time. On a full disk there is no room for that, and still everything to be read. A process that was killed
 * here has left its table behind.
 */
function widenLog(database: Database): void {
  try {
    database.exec(`begin immediate;
      create table widening (zeros blob);
      insert into widening values (zeroblob(${logSize}));
      drop table widening;
      commit`);
    database.exec('pragma incremental_vacuum');
    database.exec('pragma wal_checkpoint(restart)');
  } catch (error) {
    // Without room for it people can still read.
    if (!isFull(error)) throw error;
    undo(database, error);
  }
}

/** Bytes: as many pages as SQLite lets gather before it brings them into the database. */
const logSize = 1000 * 4096;

const engine: Engine = {
  bytes: sql`blob`,
  inKeyOrder: sql`without rowid`,
  refuse: (table, verb, unless) =>
    sql`create trigger ${sql.ref(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${sql.table(table)}
      ${unless ? sql`when not (${sql.raw(unless)})` : sql``}
      begin select raise(abort, ${sql.lit(`rows of ${table} are never changed (${verb})`)}); end`,
};

function kyselyOn(database: Database, writes = false): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(database, writes) }) });
}

/** What returns rows; Kysely asks before running. */
const returnsRows = /^\s*(select|with|pragma|explain)\b|\breturning\b/i;
const keptStatements = 400;

function adapted(database: Database, writes: boolean): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(asked) {
      // A transaction that begins by reading could find the lock taken when it comes to write.
      const text = asked === 'begin' && writes ? 'begin immediate' : asked;
      const known = statements.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      const made: SqliteStatement = {
        reader: returnsRows.test(text),
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
      if (statements.size >= keptStatements) statements.clear();
      statements.set(text, made);
      return made;
    },
    close: () => database.close(),
  };
}
