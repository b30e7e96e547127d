import * as Y from 'yjs';
import { answerOf, endOf, openDatabase } from './database.ts';

/** A document's content on this device. */
export interface LocalCopy {
  /** The origin of the transactions that bring it into the document. */
  readonly origin: unknown;
  /** Whether what was kept is in the document now; false when it can't be read. */
  readonly loaded: Promise<boolean>;
  /** Everything is kept as far as it can be. */
  close(): Promise<unknown>;
}

/** The stores that copies of earlier versions of this program have, too. */
const updates = 'updates';
const other = 'custom';
/** More rows than this are made one when the copy is opened. */
const rowsAtMost = 300;

/** A copy in IndexedDB. @param failed called once, when nothing more will be kept */
export function openCopy(name: string, ydoc: Y.Doc, failed: () => void): LocalCopy {
  return new Copy(name, ydoc, failed);
}

/** The rows of a copy, without opening a document. */
export async function readCopy(name: string): Promise<Uint8Array[]> {
  const db = await open(name);
  try {
    return await rowsOf(db.transaction(updates).objectStore(updates));
  } finally {
    db.close();
  }
}

class Copy implements LocalCopy {
  readonly origin = {};
  readonly loaded: Promise<boolean>;
  private readonly ydoc: Y.Doc;
  private readonly tellFailed: () => void;
  private db: IDBDatabase | undefined;
  /** Until the copy is open. */
  private waiting: Uint8Array[] = [];
  private readonly writing = new Set<Promise<void>>();
  private over = false;

  constructor(name: string, ydoc: Y.Doc, failed: () => void) {
    this.ydoc = ydoc;
    this.tellFailed = failed;
    if (ydoc.store.clients.size > 0) this.waiting.push(Y.encodeStateAsUpdate(ydoc));
    ydoc.on('update', this.changed);
    this.loaded = this.load(name).catch(() => this.fail());
  }

  async close(): Promise<void> {
    this.ydoc.off('update', this.changed);
    await this.loaded;
    this.write();
    await Promise.all(this.writing);
    this.over = true;
    this.db?.close();
  }

  private readonly changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.origin || this.over) return;
    this.waiting.push(update);
    this.write();
  };

  private async load(name: string): Promise<boolean> {
    const db = await open(name);
    // Another page takes it away, or the browser does.
    db.addEventListener('versionchange', () => this.fail());
    db.addEventListener('close', () => this.fail());
    const rows = await rowsOf(db.transaction(updates).objectStore(updates));
    if (this.over) {
      db.close();
      return false;
    }
    applyAll(this.ydoc, rows, this.origin);
    if (rows.length > rowsAtMost) await makeOne(db);
    this.db = db;
    this.write();
    return true;
  }

  /** Handed over whole and at once: a page that is closed in the next moment loses none of it. */
  private write(): void {
    if (!this.db || this.waiting.length === 0) return;
    const written = add(this.db, this.waiting.splice(0)).catch(() => void this.fail());
    this.writing.add(written);
    void written.then(() => this.writing.delete(written));
  }

  private fail(): false {
    if (this.over) return false;
    this.over = true;
    this.waiting = [];
    this.ydoc.off('update', this.changed);
    this.db?.close();
    this.tellFailed();
    return false;
  }
}

async function add(db: IDBDatabase, rows: readonly Uint8Array[]): Promise<void> {
  const transaction = db.transaction(updates, 'readwrite');
  for (const row of rows) transaction.objectStore(updates).add(row);
  transaction.commit();
  await endOf(transaction);
}

function applyAll(ydoc: Y.Doc, rows: readonly Uint8Array[], origin: unknown): void {
  const apply = (row: Uint8Array) => {
    try {
      Y.applyUpdate(ydoc, row, origin);
    } catch {
      // A row that was damaged on the disk must not keep the others, nor the server's content, from being shown.
      return;
    }
  };
  Y.transact(ydoc, () => rows.forEach(apply), origin, false);
}

/** All rows become one in one transaction, those that another page has added meanwhile among them. */
async function makeOne(db: IDBDatabase): Promise<void> {
  const transaction = db.transaction(updates, 'readwrite');
  const store = transaction.objectStore(updates);
  const asked = store.getAll() as IDBRequest<Uint8Array[]>;
  asked.addEventListener('success', () => {
    const whole = new Y.Doc();
    applyAll(whole, asked.result, undefined);
    store.clear();
    store.add(Y.encodeStateAsUpdate(whole));
    whole.destroy();
  });
  await endOf(transaction);
}

function rowsOf(store: IDBObjectStore): Promise<Uint8Array[]> {
  return answerOf(store.getAll() as IDBRequest<Uint8Array[]>);
}

function open(name: string): Promise<IDBDatabase> {
  return openDatabase(name, (db) => {
    db.createObjectStore(updates, { autoIncrement: true });
    db.createObjectStore(other);
  });
}
