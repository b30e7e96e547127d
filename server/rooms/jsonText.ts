import { type Cursor, Malformed, utf16Length } from './cursor.ts';

const deepest = 32;

/**
 * Skips one length-prefixed JSON text (RFC 8259) that JSON.parse takes, building nothing from it:
 * a million brackets cost no memory. Keys named `__proto__` and values nested too deep are refused.
 */
export function skipJsonText(cursor: Cursor): void {
  const length = cursor.uint();
  const from = cursor.at;
  cursor.skip(length);
  const reader = new JsonReader(cursor.bytes, from, cursor.at);
  reader.value(0);
  reader.end();
}

class JsonReader {
  private readonly bytes: Uint8Array;
  private readonly to: number;
  private at: number;

  constructor(bytes: Uint8Array, from: number, to: number) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  value(depth: number): void {
    const byte = this.next();
    if (byte === quote) return void this.string();
    if (byte === 0x7b || byte === 0x5b) {
      if (depth >= deepest) throw new Malformed('a value nested too deep');
      this.at += 1;
      if (byte === 0x7b) this.members(depth + 1);
      else this.elements(depth + 1);
    } else if (byte === 0x74) this.word('true');
    else if (byte === 0x66) this.word('false');
    else if (byte === 0x6e) this.word('null');
    else this.number();
  }

  end(): void {
    this.next();
    if (this.at !== this.to) throw unreadable();
  }

  private members(depth: number): void {
    if (this.isAt(0x7d)) return;
    do {
      if (this.next() !== quote) throw unreadable();
      this.key();
      if (!this.isAt(0x3a)) throw unreadable();
      this.value(depth);
    } while (this.isAt(0x2c));
    if (!this.isAt(0x7d)) throw unreadable();
  }

  private elements(depth: number): void {
    if (this.isAt(0x5d)) return;
    do this.value(depth);
    while (this.isAt(0x2c));
    if (!this.isAt(0x5d)) throw unreadable();
  }

  private key(): void {
    const from = this.at;
    const escaped = this.string();
    const raw = this.bytes.subarray(from, this.at);
    if (!escaped && raw.length !== proto.length + 2) return;
    if (JSON.parse(utf8.decode(raw)) === proto) throw new Malformed('a key that cannot be kept');
  }

  /** @returns whether it has escapes */
  private string(): boolean {
    let escaped = false;
    let plain = true;
    const from = this.at;
    this.at += 1;
    for (;;) {
      const byte = this.peek();
      if (byte < 0x20) throw unreadable();
      this.at += 1;
      if (byte === quote) break;
      if (byte > 0x7f) plain = false;
      if (byte !== 0x5c) continue;
      escaped = true;
      this.escape();
    }
    if (!plain) utf16Length(this.bytes, from, this.at);
    return escaped;
  }

  private escape(): void {
    const sort = this.peek();
    this.at += 1;
    if (sort !== 0x75) {
      if (!escapes.includes(String.fromCharCode(sort))) throw unreadable();
      return;
    }
    for (let i = 0; i < 4; i += 1) {
      const digit = this.peek();
      const letter = digit | 0x20;
      if (!((digit >= 0x30 && digit <= 0x39) || (letter >= 0x61 && letter <= 0x66))) throw unreadable();
      this.at += 1;
    }
  }

  private number(): void {
    if (this.peek() === 0x2d) this.at += 1;
    if (this.peek() === 0x30) this.at += 1;
    else this.digits();
    if (this.at < this.to && this.peek() === 0x2e) {
      this.at += 1;
      this.digits();
    }
    if (this.at < this.to && (this.peek() | 0x20) === 0x65) {
      this.at += 1;
      if (this.peek() === 0x2b || this.peek() === 0x2d) this.at += 1;
      this.digits();
    }
  }

  private digits(): void {
    const from = this.at;
    while (this.at < this.to && this.peek() >= 0x30 && this.peek() <= 0x39) this.at += 1;
    if (this.at === from) throw unreadable();
  }

  private word(word: string): void {
    for (let i = 0; i < word.length; i += 1) {
      if (this.peek() !== word.charCodeAt(i)) throw unreadable();
      this.at += 1;
    }
  }

  /** Whether this punctuation comes next; if so it is passed. */
  private isAt(byte: number): boolean {
    if (this.next() !== byte) return false;
    this.at += 1;
    return true;
  }

  /** The next byte that is no white space, or NaN at the end. */
  private next(): number {
    while (this.at < this.to) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.at += 1;
    }
    return Number.NaN;
  }

  private peek(): number {
    if (this.at >= this.to) throw unreadable();
    return this.bytes[this.at] ?? 0;
  }
}

const quote = 0x22;
const proto = '__proto__';
const escapes = '"\\/bfnrt';
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function unreadable(): Malformed {
  return new Malformed('a JSON value that cannot be read');
}
