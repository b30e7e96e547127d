import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Seeded } from './live-edits.ts';
import type { Op } from './power-recording.ts';

type Change = Extract<Op, { type: 'write' | 'truncate' }>;
type Entry = Extract<Op, { type: 'create' | 'unlink' } | { type: 'rename' }>;

/** What a power cut leaves of what was never synced: nothing, or any of it, writes torn between sectors included. */
export type Cut = 'nothing' | 'anything';

const sector = 512;

interface Kept {
  /** As of the last sync. */
  synced: Buffer;
  /** Since then. */
  readonly changes: Change[];
  /** How many of the changes the sync under way covers. */
  covered: number;
}

/**
 * A disk that keeps for certain only what was synced: a file's bytes by a sync of the file, its name by a sync of the
 * folder.
 */
export class Disk {
  private readonly folder: string;
  private readonly files = new Map<string, Kept>();
  /** Files by the names they have for certain; a name leads to the file that bears it in the end. */
  private names = new Map<string, Kept>();
  private now = new Map<string, Kept>();
  private readonly entries: { readonly entry: Entry; readonly file: Kept }[] = [];
  private coveredEntries = 0;

  /** @param folder that is synced for names */
  constructor(folder: string) {
    this.folder = folder;
  }

  take(op: Op): void {
    switch (op.type) {
      case 'write':
      case 'truncate':
        this.now.get(op.path)?.changes.push(op);
        return;
      case 'create':
      case 'unlink':
      case 'rename':
        return this.takeEntry(op);
      case 'syncBegun':
        return this.begin(op.path);
      case 'syncDone':
        return this.done(op.path);
      case 'send':
    }
  }

  /** Writes what is there after a cut at this point. */
  cut(into: string, what: Cut, random: Seeded): void {
    rmSync(into, { recursive: true, force: true });
    const names = new Map(this.names);
    if (what === 'anything') {
      for (const { entry, file } of this.entries) if (random.below(2) === 0) rename(names, entry, file);
    }
    mkdirSync(into, { recursive: true });
    for (const [path, file] of names) {
      const target = into + path.slice(this.folder.length);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, what === 'nothing' ? file.synced : some(file, random));
    }
  }

  private takeEntry(entry: Entry): void {
    const known = this.now.get(entry.path);
    const file =
      entry.type === 'create' || !known ? { synced: Buffer.alloc(0), changes: [], covered: 0 } : known;
    rename(this.now, entry, file);
    this.entries.push({ entry, file });
  }

  private begin(path: string): void {
    if (path === this.folder) this.coveredEntries = this.entries.length;
    const file = this.now.get(path);
    if (file) file.covered = file.changes.length;
  }

  private done(path: string): void {
    if (path === this.folder) {
      for (const { entry, file } of this.entries.splice(0, this.coveredEntries))
        rename(this.names, entry, file);
      this.coveredEntries = 0;
    }
    const file = this.now.get(path);
    if (!file) return;
    for (const change of file.changes.splice(0, file.covered)) file.synced = changed(file.synced, change);
    file.covered = 0;
  }
}

function rename(names: Map<string, Kept>, entry: Entry, file: Kept): void {
  if (entry.type === 'create') names.set(entry.path, file);
  else names.delete(entry.path);
  if (entry.type === 'rename') names.set(entry.to, file);
}

function changed(bytes: Buffer, change: Change): Buffer {
  if (change.type === 'truncate')
    return Buffer.concat([bytes, Buffer.alloc(Math.max(0, change.to - bytes.length))]).subarray(0, change.to);
  const end = change.at + change.data.length;
  // A copy only where the file grows: the bytes belong to this disk alone.
  const grown = end <= bytes.length ? bytes : Buffer.concat([bytes, Buffer.alloc(end - bytes.length)]);
  change.data.copy(grown, change.at);
  return grown;
}

/** What was synced, and of every later change all, nothing or some sectors. */
function some(file: Kept, random: Seeded): Buffer {
  let bytes: Buffer = Buffer.from(file.synced);
  for (const change of file.changes) {
    const fate = random.below(3);
    if (fate === 0) continue;
    if (fate === 1 || change.type === 'truncate') {
      bytes = changed(bytes, change);
      continue;
    }
    for (let from = 0; from < change.data.length; from += sector) {
      if (random.below(2) === 0) continue;
      bytes = changed(bytes, {
        ...change,
        at: change.at + from,
        data: change.data.subarray(from, from + sector),
      });
    }
  }
  return bytes;
}
