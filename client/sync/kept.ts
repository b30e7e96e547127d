import type * as Y from 'yjs';
import { type LocalCopy, openCopy, readCopy } from './copy.ts';
import { databaseNames, deleteDatabase } from './database.ts';
import { inTime } from './inTime.ts';
import { type Channel, Neighbours, openChannel } from './neighbours.ts';
import type { LateEdits } from './state.ts';

/** The part of `localStorage` that is used. */
export interface SmallStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where this device keeps things; tests bring their own. Anything may throw, or never answer. */
export interface Device {
  readonly store: SmallStore;
  /** @param failed called when nothing more will be kept */
  readonly openCopy: (name: string, ydoc: Y.Doc, failed: () => void) => LocalCopy;
  readonly readCopy: (name: string) => Promise<Uint8Array[]>;
  readonly deleteCopy: (name: string) => Promise<unknown>;
  /** Undefined where the device does not tell. */
  readonly copyNames: () => Promise<string[] | undefined>;
  /** To the other pages of this browser; undefined where there is none. */
  readonly openChannel?: (name: string) => Channel | undefined;
}

export const browserDevice: Device = {
  get store() {
    return localStorage;
  },
  openCopy,
  readCopy,
  deleteCopy: deleteDatabase,
  copyNames: databaseNames,
  openChannel,
};

const prefix = 'second-draft';

/** What this device keeps of one document for one person. Where it keeps nothing, that is said, and nothing breaks. */
export class Kept {
  private readonly device: Device;
  private readonly base: string;
  /** Each page counts its own unsent edits. */
  private readonly ownNote: string;
  private inherited: readonly string[] = [];

  /** @param page tells the pages of one person apart */
  constructor(device: Device, userId: string, documentId: string, page: string) {
    this.device = device;
    this.base = `${prefix}:${userId}:${documentId}`;
    this.ownNote = `${this.base}:unsent:${page}`;
  }

  /** The epoch of the local copy, if there is one. */
  epoch(): number | undefined {
    const text = this.get(`${this.base}:epoch`);
    return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  }

  /** @returns undefined when nothing can be kept, since the copy could not be found again */
  openCopy(epoch: number, ydoc: Y.Doc, failed: () => void): LocalCopy | undefined {
    if (!this.set(`${this.base}:epoch`, String(epoch))) return undefined;
    return this.device.openCopy(copyName(this.base, epoch), ydoc, failed);
  }

  /** @param isAway whether the server is away */
  neighbours(epoch: number, ydoc: Y.Doc, isAway: () => boolean): Neighbours | undefined {
    const channel = this.device.openChannel?.(copyName(this.base, epoch));
    return channel && new Neighbours(ydoc, channel, isAway);
  }

  /** What the copy holds, whichever page wrote it; nothing when it can't be told. */
  async readCopy(): Promise<Uint8Array[]> {
    const epoch = this.epoch();
    if (epoch === undefined) return [];
    return (await inTime(() => this.device.readCopy(copyName(this.base, epoch)))) ?? [];
  }

  /** @returns whether nothing is left of it */
  async deleteCopy(): Promise<boolean> {
    const epoch = this.epoch();
    if (epoch !== undefined) {
      const name = copyName(this.base, epoch);
      const gone = await inTime(() => this.device.deleteCopy(name).then(() => true));
      if (!gone) return false;
    }
    this.set(`${this.base}:epoch`, undefined);
    for (const key of this.notes()) this.set(key, undefined);
    return true;
  }

  /** Documents opened lately stay on the device longest. */
  noteOpened(at: number): void {
    this.set(`${this.base}:opened`, String(at));
  }

  /** Edits in the copy that the server is not known to have stored, those of other pages among them. */
  unsent(): number {
    this.inherited = this.notes().filter((key) => key !== this.ownNote);
    return this.notes().reduce((sum, key) => sum + (Number(this.get(key)) || 0), 0);
  }

  /** @param n with those that {@link unsent} told */
  noteUnsent(n: number): void {
    this.set(this.ownNote, n === 0 ? undefined : String(n));
    for (const key of this.inherited) this.set(key, undefined);
    this.inherited = [];
  }

  lateEdits(): LateEdits | undefined {
    const text = this.get(`${this.base}:late`);
    const late: unknown = text === undefined ? undefined : inStore(() => JSON.parse(text));
    return isLateEdits(late) ? late : undefined;
  }

  /** @returns whether they are kept */
  keepLateEdits(late: LateEdits | undefined): boolean {
    return this.set(`${this.base}:late`, late && JSON.stringify(late));
  }

  private notes(): string[] {
    return (inStore(() => keysOf(this.device)) ?? []).filter((key) => key.startsWith(`${this.base}:unsent`));
  }

  private get(key: string): string | undefined {
    return inStore(() => this.device.store.getItem(key)) ?? undefined;
  }

  private set(key: string, value: string | undefined): boolean {
    const done = inStore(() => {
      if (value === undefined) this.device.store.removeItem(key);
      else this.device.store.setItem(key, value);
      return true;
    });
    return done === true;
  }
}

function isLateEdits(late: unknown): late is LateEdits {
  return (
    typeof late === 'object' && late !== null && 'at' in late && 'edits' in late && Array.isArray(late.edits)
  );
}

function copyName(base: string, epoch: number): string {
  return `${base}:${epoch}`;
}

function keysOf({ store }: Pick<Device, 'store'>): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
}

/** Takes everything of a person off this device: on signing out. */
export async function wipeLocal(userId: string, device: Device = browserDevice): Promise<void> {
  const own = `${prefix}:${userId}:`;
  const keys = (inStore(() => keysOf(device)) ?? []).filter((key) => key.startsWith(own));
  const noted = keys
    .filter((key) => key.endsWith(':epoch'))
    .map((key) => copyName(key.slice(0, -':epoch'.length), Number(device.store.getItem(key))));
  for (const key of keys) device.store.removeItem(key);
  // Copies of other epochs, and those whose note is gone, are known to the browser only.
  const found = (await inTime(() => device.copyNames())) ?? [];
  const names = new Set([...noted, ...found.filter((name) => name.startsWith(own))]);
  await Promise.all([...names].map((name) => inTime(() => device.deleteCopy(name))));
}

/** Storage that is forbidden, or full, throws: undefined then. */
function inStore<A>(read: () => A): A | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
