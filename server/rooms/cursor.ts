/** Raised inside the readers of this folder and caught at their edge; never leaves it. */
export class Malformed extends Error {}

/** Raised when an update leans on what is neither known nor in itself; never leaves this folder. */
export class Gap extends Error {}

/** A place in bytes from outside. Reads never allocate by what the bytes claim, only by what they hold. */
export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) throw new Malformed('ends too early');
    this.at += 1;
    return byte;
  }

  /** lib0's variable-length unsigned integer, at most 2^53 - 1. */
  uint(): number {
    const first = this.byte();
    if (first < 128) return first;
    let value = first & 127;
    let factor = 128;
    for (let i = 0; i < 7; i += 1) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      factor *= 128;
    }
    throw new Malformed('a number is too large');
  }

  skip(length: number): void {
    if (length > this.end - this.at) throw new Malformed('ends too early');
    this.at += length;
  }

  /** A view, not a copy, of a length-prefixed run of bytes. */
  run(): Uint8Array {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    return this.bytes.subarray(from, from + length);
  }

  /** Skips a length-prefixed text. @returns its length in UTF-16 units */
  text(): number {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    return utf16Length(this.bytes, from, this.at);
  }

  /** Skips a short length-prefixed text: a name or a key. @returns where its first byte is */
  skipName(longest: number): number {
    const length = this.uint();
    if (length > longest) throw new Malformed('a name is too long');
    const from = this.at;
    this.skip(length);
    utf16Length(this.bytes, from, this.at);
    return from;
  }

  /** A short length-prefixed text: a name or a key. */
  name(longest: number): string {
    const from = this.skipName(longest);
    return textBetween(asBuffer(this.bytes), from, this.at);
  }

  done(): boolean {
    return this.at === this.end;
  }
}

/** Short well-formed UTF-8 as a string. Cut out of the whole, not out of a view of it, which would cost more than the name. */
export function textBetween(whole: Buffer, from: number, to: number): string {
  for (let i = from; i < to; i += 1) if ((whole[i] ?? 0) > 127) return whole.toString('utf8', from, to);
  return whole.toString('latin1', from, to);
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * The length in UTF-16 units of well-formed UTF-8; anything else is malformed.
 * Byte ranges after the table "Well-Formed UTF-8 Byte Sequences" of the Unicode standard, section 3.9.
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  let i = from;
  while (i < to) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      units += 1;
      continue;
    }
    const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0xc2 || lead > 0xf4 || i + size > to) throw new Malformed('a text is not UTF-8');
    const second = bytes[i + 1] ?? 0;
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) throw new Malformed('a text is not UTF-8');
    for (let k = 2; k < size; k += 1) {
      if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) throw new Malformed('a text is not UTF-8');
    }
    i += size;
    units += size === 4 ? 2 : 1;
  }
  return units;
}
