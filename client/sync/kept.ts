import { IndexeddbPersistence } from 'y-indexeddb';
import { deleteDB } from 'lib0/indexeddb';
import type * as Y from 'yjs';
import type { LateEdits } from './state.ts';

/** The part of `localStorage` that is used. */
export interface SmallStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A document's content on this device. */
export interface LocalCopy {
  /** The origin of the transactions that bring it into the document. */
  readonly origin: unknown;
  readonly loaded: Promise<unknown>;
  close(): Promise<unknown>;
}

/** Where this device keeps things; tests bring their own. */
export interface Device {
  readonly store: SmallStore;
  openCopy(name: string, ydoc: Y.Doc): LocalCopy | undefined;
  deleteCopy(name: string): Promise<unknown>;
}

export const browserDevice: Device = {
  get store() {
    return localStorage;
  },
  openCopy(name, ydoc) {
    if (typeof indexedDB === 'undefined') return undefined;
    const persistence = new IndexeddbPersistence(name, ydoc);
    return { origin: persistence, loaded: persistence.whenSynced, close: () => persistence.destroy() };
  },
  deleteCopy: (name) => (typeof indexedDB === 'undefined' ? Promise.resolve() : deleteDB(name)),
};

const prefix = 'second-draft';

/** What this device keeps of one document for one person. */
export class Kept {
  private readonly device: Device;
  private readonly base: string;

  constructor(device: Device, userId: string, documentId: string) {
    this.device = device;
    this.base = `${prefix}:${userId}:${documentId}`;
  }

  /** The epoch of the local copy, if there is one. */
  epoch(): number | undefined {
    const text = this.device.store.getItem(`${this.base}:epoch`);
    return text === null ? undefined : Number(text);
  }

  openCopy(epoch: number, ydoc: Y.Doc): LocalCopy | undefined {
    this.device.store.setItem(`${this.base}:epoch`, String(epoch));
    return this.device.openCopy(copyName(this.base, epoch), ydoc);
  }

  async deleteCopy(): Promise<void> {
    const epoch = this.epoch();
    this.device.store.removeItem(`${this.base}:epoch`);
    this.device.store.removeItem(`${this.base}:unsent`);
    if (epoch !== undefined) await this.device.deleteCopy(copyName(this.base, epoch));
  }

  /** Edits in the copy that the server is not known to have stored. */
  unsent(): number {
    return Number(this.device.store.getItem(`${this.base}:unsent`) ?? 0);
  }

  noteUnsent(n: number): void {
    if (n === 0) this.device.store.removeItem(`${this.base}:unsent`);
    else this.device.store.setItem(`${this.base}:unsent`, String(n));
  }

  lateEdits(): LateEdits | undefined {
    const text = this.device.store.getItem(`${this.base}:late`);
    return text === null ? undefined : (JSON.parse(text) as LateEdits);
  }

  keepLateEdits(late: LateEdits | undefined): void {
    if (late) this.device.store.setItem(`${this.base}:late`, JSON.stringify(late));
    else this.device.store.removeItem(`${this.base}:late`);
  }
}

function copyName(base: string, epoch: number): string {
  return `${base}:${epoch}`;
}

/** Takes everything of a person off this device: on signing out. */
export async function wipeLocal(userId: string, device: Device = browserDevice): Promise<void> {
  const { store } = device;
  const own = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter((key) =>
    key.startsWith(`${prefix}:${userId}:`),
  );
  const copies = own
    .filter((key) => key.endsWith(':epoch'))
    .map((key) => copyName(key.slice(0, -':epoch'.length), Number(store.getItem(key))));
  for (const key of own) store.removeItem(key);
  await Promise.all(copies.map((name) => device.deleteCopy(name)));
}
