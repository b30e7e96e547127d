/** As much of IndexedDB as a copy of a document needs, and the ways in which it fails. */
export class SmallIndexedDb {
  readonly rows = new Map<string, unknown[]>();
  /** What goes wrong from now on. */
  trouble: 'none' | 'forbidden' | 'broken' | 'silent' | 'full' = 'none';
  private readonly connections = new Map<string, Set<Connection>>();

  open(name: string): Request<Connection> {
    if (this.trouble === 'forbidden') throw new Error('The operation is insecure.');
    const request = new Request<Connection>();
    if (this.trouble === 'silent') return request;
    queueMicrotask(() => {
      if (this.trouble === 'broken') return request.fail(new Error('Internal error opening backing store.'));
      const connection = new Connection(this, name);
      request.result = connection;
      if (!this.rows.has(name)) {
        this.rows.set(name, []);
        request.dispatchEvent(new Event('upgradeneeded'));
      }
      this.connectionsTo(name).add(connection);
      request.succeed(connection);
    });
    return request;
  }

  /** As in a browser: it waits until whoever has the database open has closed it. */
  deleteDatabase(name: string): Request<undefined> {
    const request = new Request<undefined>();
    for (const open of this.connectionsTo(name)) open.dispatchEvent(new Event('versionchange'));
    const look = () => {
      if (this.trouble === 'silent' || this.connectionsTo(name).size > 0) return void setTimeout(look, 10);
      this.rows.delete(name);
      request.succeed(undefined);
    };
    queueMicrotask(look);
    return request;
  }

  databases(): Promise<{ name: string }[]> {
    return Promise.resolve([...this.rows.keys()].map((name) => ({ name })));
  }

  connectionsTo(name: string): Set<Connection> {
    const open = this.connections.get(name) ?? new Set();
    this.connections.set(name, open);
    return open;
  }
}

class Request<A> extends EventTarget {
  result: A | undefined;
  error: Error | undefined;

  succeed(result: A): void {
    this.result = result;
    this.dispatchEvent(new Event('success'));
  }

  fail(error: Error): void {
    this.error = error;
    this.dispatchEvent(new Event('error'));
  }
}

class Connection extends EventTarget {
  private readonly all: SmallIndexedDb;
  private readonly name: string;
  private isClosed = false;

  constructor(all: SmallIndexedDb, name: string) {
    super();
    this.all = all;
    this.name = name;
  }

  createObjectStore(): void {
    this.isClosed = false;
  }

  close(): void {
    this.isClosed = true;
    this.all.connectionsTo(this.name).delete(this);
  }

  transaction(): Transaction {
    if (this.isClosed) throw new Error('The database connection is closing.');
    return new Transaction(this.all, this.all.rows.get(this.name) ?? []);
  }
}

class Transaction extends EventTarget {
  error: Error | undefined;
  private readonly all: SmallIndexedDb;
  private readonly rows: unknown[];
  private readonly before: readonly unknown[];

  constructor(all: SmallIndexedDb, rows: unknown[]) {
    super();
    this.all = all;
    this.rows = rows;
    this.before = [...rows];
    setTimeout(() => this.end(), 1);
  }

  objectStore() {
    return {
      getAll: () => {
        const request = new Request<unknown[]>();
        queueMicrotask(() => request.succeed([...this.rows]));
        return request;
      },
      add: (row: unknown) => void this.rows.push(row),
      clear: () => void this.rows.splice(0),
    };
  }

  /** It ends by itself, as all do. */
  commit(): void {
    this.error = undefined;
  }

  private end(): void {
    const hasGrown = this.rows.length > this.before.length;
    if (this.all.trouble === 'silent') return;
    if (this.all.trouble === 'full' && hasGrown) {
      this.rows.splice(0, this.rows.length, ...this.before);
      this.error = new Error('QuotaExceededError');
      this.dispatchEvent(new Event('abort'));
    } else this.dispatchEvent(new Event('complete'));
  }
}
