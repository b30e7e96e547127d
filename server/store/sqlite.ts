import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { claimFolder } from './claim.ts';
import { type Database, type OpenDatabase, openDatabase } from './driver.ts';
import { createLane, type Lane } from './lane.ts';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations/migration.ts';
import type { Tables } from './tables.ts';

export interface Store {
  /** A connection that can only read, and sees what is committed. */
  readonly db: Kysely<Tables>;
  readonly lane: Lane;
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
  const release = claimFolder(dataDir);
  const file = join(dataDir, 'second-draft.sqlite');
  const writing = open(file);
  try {
    for (const pragma of [
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
      'busy_timeout = 5000',
    ]) {
      writing.exec(`pragma ${pragma}`);
    }
    const writer = kyselyOn(writing);
    await migrate(writer, engine, dataDir, now);
    const reading = open(file, { readOnly: true });
    reading.exec('pragma busy_timeout = 5000');
    const db = kyselyOn(reading);
    return {
      db,
      lane: createLane(writer),
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

const engine: Engine = {
  bytes: sql`blob`,
  refuse: (table, verb, unless) =>
    sql`create trigger ${sql.ref(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${sql.table(table)}
      ${unless ? sql`when not (${sql.raw(unless)})` : sql``}
      begin select raise(abort, ${sql.lit(`rows of ${table} are never changed (${verb})`)}); end`,
};

function kyselyOn(database: Database): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(database) }) });
}

/** What returns rows; Kysely asks before running. */
const returnsRows = /^\s*(select|with|pragma|explain)\b|\breturning\b/i;
const keptStatements = 400;

function adapted(database: Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
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
