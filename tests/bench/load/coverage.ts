import * as decoding from 'lib0/decoding';

/** Told of every run of clocks that an update brings. */
export type Seen = (client: number, from: number, to: number) => void;

let bytes: Uint8Array = new Uint8Array(0);
let at = 0;

function varUint(): number {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    factor *= 128;
  }
}

function skipText(): void {
  const size = varUint();
  at += size;
}

/** @returns its length in UTF-16 */
function textLength(): number {
  const size = varUint();
  const end = at + size;
  let length = size;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) length += byte < 0xc0 ? -1 : byte >= 0xf0 ? 1 : 0;
  }
  return length;
}

function skipAny(): void {
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = at;
  decoding.readAny(decoder);
  at = decoder.pos;
}

/** Reads who wrote what of a Yjs update (version 1) and nothing else, as cheaply as can be. */
export function readCoverage(update: Uint8Array, start: number, seen: Seen): void {
  bytes = update;
  at = start;
  for (let clients = varUint(); clients > 0; clients -= 1) {
    const structs = varUint();
    const client = varUint();
    let clock = varUint();
    let from = clock;
    for (let i = 0; i < structs; i += 1) {
      const info = bytes[at++] ?? 0;
      if ((info & 31) === 10) {
        if (clock > from) seen(client, from, clock);
        clock += varUint();
        from = clock;
      } else {
        clock += structLength(info);
      }
    }
    if (clock > from) seen(client, from, clock);
  }
}

function structLength(info: number): number {
  const sort = info & 31;
  if (sort === 0) return varUint();
  if (info & 0x80) skipId();
  if (info & 0x40) skipId();
  if ((info & 0xc0) === 0) {
    if (varUint() === 1) skipText();
    else skipId();
    if (info & 0x20) skipText();
  }
  return contentLength(sort);
}

function skipId(): void {
  varUint();
  varUint();
}

function contentLength(sort: number): number {
  switch (sort) {
    case 1:
      return varUint();
    case 2: {
      const count = varUint();
      for (let i = 0; i < count; i += 1) skipText();
      return count;
    }
    case 4:
      return textLength();
    case 6:
      skipText();
      skipText();
      return 1;
    case 7: {
      const type = varUint();
      if (type === 3 || type === 5) skipText();
      return 1;
    }
    case 8: {
      const count = varUint();
      for (let i = 0; i < count; i += 1) skipAny();
      return count;
    }
    case 9:
      skipText();
      skipAny();
      return 1;
    default:
      // Embedded values and bytes: one length, one block.
      skipText();
      return 1;
  }
}
