import type { Database, openDatabase } from '../../server/store/driver.ts';

export type OpenDatabase = typeof openDatabase;
type Statement = ReturnType<Database['prepare']>;

/** One call of the driver. */
export interface Call {
  readonly verb: 'exec' | 'prepare' | 'run' | 'all' | 'iterate';
  readonly sql: string;
}
type Around = <T>(call: Call, go: () => T, database: Database) => T;

/** The driver with something around each of its calls. */
export function around(open: OpenDatabase, does: Around): OpenDatabase {
  return (path, options) => {
    const database = open(path, options);
    return {
      exec: (sql) => does({ verb: 'exec', sql }, () => database.exec(sql), database),
      prepare(sql): Statement {
        const statement = does({ verb: 'prepare', sql }, () => database.prepare(sql), database);
        return {
          all: (...given) => does({ verb: 'all', sql }, () => statement.all(...given), database),
          run: (...given) => does({ verb: 'run', sql }, () => statement.run(...given), database),
          iterate: (...given) => does({ verb: 'iterate', sql }, () => statement.iterate(...given), database),
        };
      },
      close: () => database.close(),
    };
  };
}

const isCommit = /^\s*(commit|end)\b/i;
const isBegin = /^\s*begin\b/i;

/** SQLite's result codes, of which https://www.sqlite.org/rescode.html speaks. */
const codes = {
  BUSY: [5, 'database is locked'],
  IOERR: [10, 'disk I/O error'],
  FULL: [13, 'database or disk is full'],
} as const;
export type SqliteFailure = keyof typeof codes;
export const sqliteFailures = Object.keys(codes) as SqliteFailure[];

/**
 * When a call fails: before it did anything; after it did all it should; or, as SQLite may on an I/O error or a full
 * disk, together with the transaction around it.
 */
export const moments = ['before', 'after', 'rolledBack'] as const;
/** `unsaid` is a storage that lies: the commit is rolled back and nothing says so, which a test of losses must see. */
export type Moment = (typeof moments)[number] | 'unsaid';

export function sqliteError(failure: SqliteFailure): Error {
  const [errcode, errstr] = codes[failure];
  return Object.assign(new Error(errstr), { code: 'ERR_SQLITE_ERROR', errcode, errstr });
}

/** Lets the nth call of the driver fail, once, counted from when it is armed. */
export class Fault {
  /** Calls since it was armed. */
  calls = 0;
  /** The call that failed. */
  struck: Call | undefined;
  private readonly at: number;
  private readonly failure: SqliteFailure;
  private readonly moment: Moment;
  private armed = false;

  constructor(at: number, failure: SqliteFailure, moment: Moment) {
    this.at = at;
    this.failure = failure;
    this.moment = moment;
  }

  arm(): void {
    this.armed = true;
  }

  disarm(): void {
    this.armed = false;
  }

  over(open: OpenDatabase): OpenDatabase {
    return around(open, <T>(call: Call, go: () => T, database: Database): T => {
      if (!this.armed) return go();
      this.calls += 1;
      if (this.calls !== this.at) return go();
      this.struck = call;
      if (this.moment === 'unsaid')
        return isCommit.test(call.sql) && call.verb !== 'prepare' ? (unsaid(database) as T) : go();
      // A begin that reports an error has begun nothing.
      if (this.moment === 'after' && !isBegin.test(call.sql)) go();
      if (this.moment === 'rolledBack') rollBack(database);
      throw sqliteError(this.failure);
    });
  }
}

function unsaid(database: Database): ReturnType<Statement['run']> {
  rollBack(database);
  return { changes: 0, lastInsertRowid: 0 };
}

function rollBack(database: Database): void {
  try {
    database.exec('rollback');
  } catch (error) {
    if (!/no transaction is active/.test(String(error))) throw error;
  }
}

/**
 * A driver that says "committed" before it is: commits are real only every so often. What is built on it acknowledges
 * what a crash takes away, which a test of losses must see.
 */
export function lateCommits(open: OpenDatabase, everyMs: number): { open: OpenDatabase; lying: boolean } {
  let held = false;
  let last = 0;
  const driver = {
    lying: false,
    open: around(open, <T>({ verb, sql }: Call, go: () => T): T => {
      if (verb !== 'run' && verb !== 'exec') return go();
      const done = { changes: 0, lastInsertRowid: 0 } as T;
      if (isCommit.test(sql)) {
        held = driver.lying && Date.now() - last < everyMs;
        if (held) return done;
        last = Date.now();
      } else if (held && isBegin.test(sql)) {
        held = false;
        return done;
      }
      return go();
    }),
  };
  return driver;
}

/** A driver that syncs only at checkpoints, as SQLite's NORMAL does, whatever it is told. */
export function normalSync(open: OpenDatabase): OpenDatabase {
  return rewritten(open, (sql) => sql.replace(/(synchronous\s*=\s*)full/i, '$1normal'));
}

/** A driver that moves the log into the database every so many pages. */
export function checkpointEvery(open: OpenDatabase, pages: number): OpenDatabase {
  return rewritten(open, (sql) => sql.replace(/wal_autocheckpoint = \d+/, `wal_autocheckpoint = ${pages}`));
}

function rewritten(open: OpenDatabase, rewrite: (sql: string) => string): OpenDatabase {
  return (path, options) => {
    const database = open(path, options);
    return {
      exec: (sql) => database.exec(rewrite(sql)),
      prepare: (sql) => database.prepare(rewrite(sql)),
      close: () => database.close(),
    };
  };
}
