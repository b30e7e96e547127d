import { Cursor, Malformed } from './cursor.ts';
import { skipContent } from './content.ts';

/** A contiguous run of structs of one Yjs client, clocks `from` to `to` (exclusive). */
export interface Run {
  readonly client: number;
  readonly from: number;
  to: number;
}

/** What an update says of itself, read from its bytes alone. */
export interface UpdateSummary {
  readonly runs: readonly Run[];
  /** Root types that first inserts name. */
  readonly roots: readonly string[];
  /** Keys of the root map of values that first inserts name. */
  readonly keys: readonly string[];
  /** Flat pairs client, clock: items of other clients that structs lean on. */
  readonly leansOn: readonly number[];
  /** Flat triples client, clock, length. */
  readonly deletes: readonly number[];
}
export type UpdateReading = UpdateSummary | { readonly malformed: string };

const clockLimit = 2 ** 31;
const clientLimit = 2 ** 32;
const longestName = 512;

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

/**
 * Judges the form of a Yjs update (version 1) without building anything from it: every count against the bytes
 * that are there, every clock in bounds, every content of a known type, nothing left over.
 * @param valuesRoot the root whose keys are reported
 */
export function readUpdate(bytes: Uint8Array, valuesRoot: string): UpdateReading {
  try {
    return read(new Cursor(bytes), valuesRoot);
  } catch (error) {
    if (error instanceof Malformed) return { malformed: error.message };
    throw error;
  }
}

function read(cursor: Cursor, valuesRoot: string): UpdateSummary {
  const found: Found = { runs: [], roots: [], keys: [], leansOn: [], deletes: [], valuesRoot };
  const clients = cursor.uint();
  const seen = clients > 1 ? new Set<number>() : undefined;
  for (let i = 0; i < clients; i += 1) readClient(cursor, found, seen);
  readDeletes(cursor, found.deletes);
  if (!cursor.done()) throw new Malformed('bytes are left over');
  return found;
}

interface Found {
  readonly runs: Run[];
  readonly roots: string[];
  readonly keys: string[];
  readonly leansOn: number[];
  readonly deletes: number[];
  readonly valuesRoot: string;
}

function readClient(cursor: Cursor, found: Found, seen: Set<number> | undefined): void {
  const structs = cursor.uint();
  const client = readClientId(cursor);
  let clock = cursor.uint();
  if (structs === 0) throw new Malformed('a client without structs');
  if (seen?.has(client)) throw new Malformed('a client twice');
  seen?.add(client);
  let run: Run | undefined;
  for (let i = 0; i < structs; i += 1) {
    const info = cursor.byte();
    const skip = info === 10;
    const length = skip || info === 0 ? cursor.uint() : readItem(cursor, info, client, clock, found);
    if (length === 0 || clock + length >= clockLimit) throw new Malformed('a clock out of bounds');
    if (skip) run = undefined;
    else if (run) run.to += length;
    else {
      run = { client, from: clock, to: clock + length };
      found.runs.push(run);
    }
    clock += length;
  }
}

/** @returns the clocks the item takes up */
function readItem(cursor: Cursor, info: number, client: number, clock: number, found: Found): number {
  if ((info & hasOrigin) !== 0) readReference(cursor, client, clock, found);
  if ((info & hasRightOrigin) !== 0) readReference(cursor, client, clock, found);
  let place: 'known' | 'root' | 'values' | 'nested' = 'known';
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    const named = cursor.uint();
    if (named > 1) throw new Malformed('a parent of unknown sort');
    if (named === 1) {
      const root = cursor.name(longestName);
      if (found.roots.at(-1) !== root) found.roots.push(root);
      place = root === found.valuesRoot ? 'values' : 'root';
    } else {
      readReference(cursor, client, clock, found);
      place = 'nested';
    }
    if ((info & hasKey) !== 0) {
      const key = cursor.name(longestName);
      if (key === '__proto__') throw new Malformed('a key that cannot be kept');
      if (place === 'root') throw new Malformed('a key in a text');
      if (place === 'values') found.keys.push(key);
    } else if (place === 'values') throw new Malformed('a value without a key');
  }
  return skipContent(cursor, info & contentBits, place === 'root');
}

/** A struct leans only on what is before it; on its own client's clocks that can be judged at once. */
function readReference(cursor: Cursor, client: number, clock: number, found: Found): void {
  const otherClient = readClientId(cursor);
  const otherClock = cursor.uint();
  if (otherClock >= clockLimit) throw new Malformed('a clock out of bounds');
  if (otherClient !== client) found.leansOn.push(otherClient, otherClock);
  else if (otherClock >= clock) throw new Malformed('a struct that leans on a later one');
}

function readClientId(cursor: Cursor): number {
  const client = cursor.uint();
  if (client >= clientLimit) throw new Malformed('a client id out of bounds');
  return client;
}

function readDeletes(cursor: Cursor, deletes: number[]): void {
  const clients = cursor.uint();
  const seen = clients > 1 ? new Set<number>() : undefined;
  for (let i = 0; i < clients; i += 1) {
    const client = readClientId(cursor);
    if (seen?.has(client)) throw new Malformed('a client twice');
    seen?.add(client);
    const ranges = cursor.uint();
    for (let k = 0; k < ranges; k += 1) {
      const clock = cursor.uint();
      const length = cursor.uint();
      if (length === 0 || clock + length >= clockLimit) throw new Malformed('a clock out of bounds');
      deletes.push(client, clock, length);
    }
  }
}
