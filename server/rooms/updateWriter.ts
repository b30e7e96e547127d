import { DeleteReader } from './struct.ts';
import type { DeleteSection, Run } from './update.ts';

/** Structs of one client that follow each other, as stretches of bytes to be copied. */
interface Strand {
  readonly from: number;
  to: number;
  structs: number;
  size: number;
  readonly pieces: Uint8Array[];
}

/** Deleted ranges of one client. */
interface Deleted {
  /** As long as there is only one stretch, it is copied as it is. */
  readonly pieces: { readonly ranges: number; readonly bytes: Uint8Array }[];
}

/** Puts one Yjs update (version 1) together from stretches of others, in time linear in their bytes. */
export class UpdateWriter {
  private readonly strands = new Map<number, Strand>();
  private readonly deleted = new Map<number, Deleted>();

  get isEmpty(): boolean {
    return this.strands.size === 0 && this.deleted.size === 0;
  }

  /** The clocks of this client that it has, if it has any. */
  spanOf(client: number): { readonly from: number; readonly to: number } | undefined {
    return this.strands.get(client);
  }

  /** @param head a struct to put in front of those of the run, cut so that it starts at `from` */
  add(bytes: Uint8Array, { client, from, to, structs, at, end }: Run, head?: Uint8Array): void {
    let strand = this.strands.get(client);
    if (!strand) {
      strand = { from, to, structs: 0, size: 0, pieces: [] };
      this.strands.set(client, strand);
    }
    if (head) strand.pieces.push(head);
    strand.pieces.push(bytes.subarray(at, end));
    strand.structs += structs + (head ? 1 : 0);
    strand.size += end - at + (head ? head.length : 0);
    strand.to = to;
  }

  delete(bytes: Uint8Array, { client, ranges, at, end }: DeleteSection): void {
    if (ranges === 0) return;
    let deleted = this.deleted.get(client);
    if (!deleted) {
      deleted = { pieces: [] };
      this.deleted.set(client, deleted);
    }
    deleted.pieces.push({ ranges, bytes: bytes.subarray(at, end) });
  }

  encode(): Uint8Array {
    const deleted = [...this.deleted].map(([client, { pieces }]) => ({ client, ...deletionsOf(pieces) }));
    let size = uintSize(this.strands.size) + uintSize(deleted.length);
    for (const [client, strand] of this.strands) {
      size += uintSize(strand.structs) + uintSize(client) + uintSize(strand.from) + strand.size;
    }
    for (const { client, ranges, bytes } of deleted) {
      size += uintSize(client) + uintSize(ranges) + bytes.length;
    }
    const writer = new ByteWriter(size);
    writer.uint(this.strands.size);
    for (const [client, strand] of this.strands) {
      writer.uint(strand.structs);
      writer.uint(client);
      writer.uint(strand.from);
      for (const piece of strand.pieces) writer.copy(piece);
    }
    writer.uint(deleted.length);
    for (const { client, ranges, bytes } of deleted) {
      writer.uint(client);
      writer.uint(ranges);
      writer.copy(bytes);
    }
    return writer.bytes;
  }
}

function deletionsOf(pieces: Deleted['pieces']): { ranges: number; bytes: Uint8Array } {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  let count = 0;
  for (const { ranges } of pieces) count += ranges;
  const pairs = new Uint32Array(count * 2);
  let used = 0;
  for (const { ranges, bytes } of pieces) {
    const reader = new DeleteReader(bytes);
    for (let i = 0; i < ranges; i += 1) {
      reader.next();
      pairs[used] = reader.from;
      pairs[used + 1] = reader.to;
      used += 2;
    }
  }
  return encodeDeletions(coalesced(sorted(pairs)));
}

/** @param pairs from, to: ascending and apart */
export function encodeDeletions(pairs: Uint32Array): { ranges: number; bytes: Uint8Array } {
  let size = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] ?? 0;
    size += uintSize(from) + uintSize((pairs[i + 1] ?? 0) - from);
  }
  const writer = new ByteWriter(size);
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] ?? 0;
    writer.uint(from);
    writer.uint((pairs[i + 1] ?? 0) - from);
  }
  return { ranges: pairs.length / 2, bytes: writer.bytes };
}

/** Merges the ascending stretches of pairs two by two until there is one. */
function sorted(pairs: Uint32Array): Uint32Array {
  let source = pairs;
  let target: Uint32Array | undefined;
  let starts = stretchesOf(source);
  while (starts.length > 1) {
    target ??= new Uint32Array(source.length);
    const merged: number[] = [];
    for (let i = 0; i < starts.length; i += 2) {
      const from = starts[i] ?? 0;
      merged.push(from);
      mergeInto(target, source, from, starts[i + 1] ?? source.length, starts[i + 2] ?? source.length);
    }
    [source, target] = [target, source];
    starts = merged;
  }
  return source;
}

function stretchesOf(pairs: Uint32Array): number[] {
  const starts: number[] = [];
  let before = -1;
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] ?? 0;
    if (i === 0 || from < before) starts.push(i);
    before = from;
  }
  return starts;
}

function mergeInto(target: Uint32Array, source: Uint32Array, from: number, middle: number, to: number): void {
  let left = from;
  let right = middle;
  for (let at = from; at < to; at += 2) {
    const takeLeft = right >= to || (left < middle && (source[left] ?? 0) <= (source[right] ?? 0));
    const take = takeLeft ? left : right;
    target[at] = source[take] ?? 0;
    target[at + 1] = source[take + 1] ?? 0;
    if (takeLeft) left += 2;
    else right += 2;
  }
}

/** In place: ranges that touch or overlap become one. */
function coalesced(pairs: Uint32Array): Uint32Array {
  let used = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] ?? 0;
    const to = pairs[i + 1] ?? 0;
    if (used > 0 && from <= (pairs[used - 1] ?? 0)) {
      pairs[used - 1] = Math.max(to, pairs[used - 1] ?? 0);
    } else {
      pairs[used] = from;
      pairs[used + 1] = to;
      used += 2;
    }
  }
  return pairs.subarray(0, used);
}

/** Writes into bytes of a size that is known beforehand. */
export class ByteWriter {
  readonly bytes: Uint8Array;
  private at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  byte(value: number): void {
    this.bytes[this.at] = value;
    this.at += 1;
  }

  uint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  copy(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }
}

export function uintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1;
  return size;
}
