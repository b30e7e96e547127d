import { content, skipContent, skipKey } from './content.ts';
import { asBuffer, Cursor, Malformed, textBetween } from './cursor.ts';

const clockLimit = 2 ** 31;
const clientLimit = 2 ** 32;
const longestName = 512;

/** Bits of a struct's first byte, as Yjs' encoding (version 1) has them; the other five number its content. */
export const bits = { origin: 0x80, rightOrigin: 0x40, key: 0x20, content: 0x1f } as const;
export const info = { gc: 0, skip: 10 } as const;

/** Reads the structs of one client, one at a time, into its own fields: nothing is allocated for them. */
export class StructReader extends Cursor {
  info = 0;
  /** The clocks the struct takes up. */
  length = 0;
  originClient = 0;
  originClock = 0;
  rightClient = 0;
  rightClock = 0;
  /** How an item without neighbours names its place. */
  parent: 'none' | 'root' | 'id' = 'none';
  parentClient = 0;
  parentClock = 0;
  private rootFrom = 0;
  private rootTo = 0;
  hasKey = false;
  private keyFrom = 0;
  private keyTo = 0;
  contentAt = 0;
  private whole: Buffer | undefined;
  private lastRoot: { readonly name: string; readonly from: number; readonly to: number } | undefined;

  /** @param clock of the struct; it can lean on nothing later of its own client */
  next(client: number, clock: number): void {
    this.info = this.byte();
    this.parent = 'none';
    this.hasKey = false;
    if (this.info === info.gc || this.info === info.skip) {
      this.contentAt = this.at;
      this.length = this.uint();
    } else this.item(client, clock);
    if (this.length === 0 || clock + this.length >= clockLimit) throw new Malformed('a clock out of bounds');
  }

  get isItem(): boolean {
    return this.info !== info.gc && this.info !== info.skip;
  }

  get hasOrigin(): boolean {
    return (this.info & bits.origin) !== 0;
  }

  get hasRightOrigin(): boolean {
    return (this.info & bits.rightOrigin) !== 0;
  }

  /** Yjs' number of the content of an item. */
  get content(): number {
    return this.info & bits.content;
  }

  /** Yjs' number of the nested type that the item holds, or -1. */
  get nested(): number {
    return this.content === content.type ? (this.bytes[this.contentAt] ?? 0) & 127 : -1;
  }

  get root(): string {
    const { rootFrom: from, rootTo: to, lastRoot } = this;
    if (lastRoot && this.sameBytes(lastRoot.from, lastRoot.to, from, to)) return lastRoot.name;
    const name = this.textBetween(from, to);
    this.lastRoot = { name, from, to };
    return name;
  }

  get key(): string {
    return this.textBetween(this.keyFrom, this.keyTo);
  }

  private textBetween(from: number, to: number): string {
    this.whole ??= asBuffer(this.bytes);
    return textBetween(this.whole, from, to);
  }

  private sameBytes(from: number, to: number, otherFrom: number, otherTo: number): boolean {
    if (to - from !== otherTo - otherFrom) return false;
    for (let i = 0; i < to - from; i += 1) {
      if (this.bytes[from + i] !== this.bytes[otherFrom + i]) return false;
    }
    return true;
  }

  private item(client: number, clock: number): void {
    if (this.hasOrigin) {
      this.originClient = readClientId(this);
      this.originClock = this.reference(this.originClient, client, clock);
    }
    if (this.hasRightOrigin) {
      this.rightClient = readClientId(this);
      this.rightClock = this.reference(this.rightClient, client, clock);
    }
    if ((this.info & (bits.origin | bits.rightOrigin)) === 0) this.place(client, clock);
    this.contentAt = this.at;
    this.length = skipContent(this, this.content);
  }

  private place(client: number, clock: number): void {
    const named = this.uint();
    if (named > 1) throw new Malformed('a parent of unknown sort');
    if (named === 1) {
      this.parent = 'root';
      this.rootFrom = this.skipName(longestName);
      this.rootTo = this.at;
    } else {
      this.parent = 'id';
      this.parentClient = readClientId(this);
      this.parentClock = this.reference(this.parentClient, client, clock);
    }
    this.hasKey = (this.info & bits.key) !== 0;
    if (!this.hasKey) return;
    this.keyFrom = skipKey(this);
    this.keyTo = this.at;
  }

  private reference(named: number, client: number, clock: number): number {
    const at = this.uint();
    if (at >= clockLimit) throw new Malformed('a clock out of bounds');
    if (named === client && at >= clock) throw new Malformed('a struct that leans on a later one');
    return at;
  }
}

export function readClientId(cursor: Cursor): number {
  const client = cursor.uint();
  if (client >= clientLimit) throw new Malformed('a client id out of bounds');
  return client;
}

/** The deleted ranges of one client, one at a time: ascending and apart, as Yjs writes them. */
export class DeleteReader extends Cursor {
  from = 0;
  to = 0;

  next(): void {
    const from = this.uint();
    const length = this.uint();
    if (length === 0 || from + length >= clockLimit) throw new Malformed('a clock out of bounds');
    if (from < this.to) throw new Malformed('deletions out of order');
    this.from = from;
    this.to = from + length;
  }
}
