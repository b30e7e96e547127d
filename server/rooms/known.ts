import * as encoding from 'lib0/encoding';
import { Gap, Malformed } from './cursor.ts';
import { newsIn } from './join.ts';
import { Places } from './places.ts';
import { Placing } from './placing.ts';
import { Ranges } from './ranges.ts';
import { Segments } from './segments.ts';
import { DeleteReader } from './struct.ts';
import { type DeleteSection, type Part, readUpdate } from './update.ts';

/** What is known of one client id's structs. */
export class KnownClient {
  /** The clock of its next struct. */
  clock = 0;
  readonly deleted = new Ranges();
  readonly segments = new Segments();
}

/** A document as it is stored. */
export interface Stored {
  /** Its state vector: the next clock of each client. */
  readonly vector: ReadonlyMap<number, number>;
  /** Bytes of its checkpoint and rows together: a bound of its size, from above. */
  readonly size: number;
  /** Its updates in order, the checkpoint first. Asked for once, at the first edit. */
  readonly read: () => Iterable<Uint8Array>;
}

/**
 * What a document holds, as far as judging updates needs it. Its state vector is always there; which clocks are
 * deleted and where each item stands is read from the stored bytes when first needed.
 * Deletions that no bytes spell out (a value overwritten by two at once, what came into a deleted block) may be missing.
 */
export class Known {
  size: number;
  places = new Places();
  private clients = new Map<number, KnownClient>();
  private read: (() => Iterable<Uint8Array>) | undefined;

  constructor({ vector, size, read }: Stored) {
    this.size = size;
    this.read = vector.size === 0 && size === 0 ? undefined : read;
    for (const [client, clock] of vector) this.clientOf(client).clock = clock;
  }

  /** What these updates hold together, in order. */
  static of(updates: readonly Uint8Array[]): Known {
    const known = new Known({ vector: new Map(), size: 0, read: () => [] });
    for (const bytes of updates) known.takeStored(bytes);
    return known;
  }

  clockOf(client: number): number {
    return this.clients.get(client)?.clock ?? 0;
  }

  vector(): ReadonlyMap<number, number> {
    const vector = new Map<number, number>();
    for (const [client, { clock }] of this.clients) if (clock > 0) vector.set(client, clock);
    return vector;
  }

  client(client: number): KnownClient | undefined {
    return this.clients.get(client);
  }

  clientOf(client: number): KnownClient {
    let known = this.clients.get(client);
    if (!known) {
      known = new KnownClient();
      this.clients.set(client, known);
    }
    return known;
  }

  forget(client: number): void {
    this.clients.delete(client);
  }

  /** Makes sure that more than the vector is known. */
  complete(): void {
    if (!this.read) return;
    const whole = Known.of([...this.read()]);
    this.read = undefined;
    // The bytes are the truth, whatever was said of their vector.
    this.clients = whole.clients;
    this.places = whole.places;
  }

  isDeleted(client: number, from: number, to: number): boolean {
    return this.clients.get(client)?.deleted.covers(from, to) ?? false;
  }

  /** Takes in deletions whose structs are known. */
  delete(bytes: Uint8Array, deletes: readonly DeleteSection[]): void {
    for (const section of deletes) {
      const { deleted } = this.clientOf(section.client);
      const reader = new DeleteReader(bytes, section.at, section.end);
      if (section.ranges <= 4) {
        for (let i = 0; i < section.ranges; i += 1) {
          reader.next();
          deleted.add(reader.from, reader.to);
        }
      } else {
        const pairs = new Uint32Array(section.ranges * 2);
        for (let i = 0; i < pairs.length; i += 2) {
          reader.next();
          pairs[i] = reader.from;
          pairs[i + 1] = reader.to;
        }
        deleted.addAll(pairs);
      }
    }
  }

  /** Takes in bytes that are stored already; what cannot be applied to what is known is left out. */
  private takeStored(bytes: Uint8Array): void {
    this.size += bytes.length;
    const summary = readUpdate(bytes);
    if ('malformed' in summary) return;
    const news = newsIn({ bytes, summary }, this);
    if (news === 'gap') return;
    const placing = new Placing(this);
    try {
      placing.place(news);
    } catch (error) {
      if (!(error instanceof Malformed || error instanceof Gap)) throw error;
      placing.undo();
    }
  }
}

/** The vector of what is stored: that of its checkpoint, moved on by the rows that follow. */
export function vectorAfter(
  checkpoint: ReadonlyMap<number, number>,
  rows: Iterable<Part>,
): Map<number, number> {
  const vector = new Map(checkpoint);
  for (const { summary } of rows) {
    for (const { client, from, to, whole } of summary.sections) {
      const clock = vector.get(client) ?? 0;
      if (whole && from <= clock && to > clock) vector.set(client, to);
    }
  }
  return vector;
}

export function encodeVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, vector.size);
    for (const [client, clock] of vector) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}
