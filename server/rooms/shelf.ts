import type { LogStore, Place } from '../store/logStore.ts';
import { missing } from './join.ts';
import { partOf, partsOf } from './stored.ts';
import type { Timers } from './timers.ts';
import type { Part } from './update.ts';

/** What was last asked for stays at hand this long, in milliseconds. */
const atHand = 10_000;
/** Past so many it is better read anew: the archive may have made one of them. */
const mostParts = 4000;

/** The stored updates of one document, for those who come in: read when asked for, kept while people keep coming. */
export class Shelf {
  private readonly log: LogStore;
  private readonly place: Place;
  private readonly timers: Timers;
  private parts: Promise<Part[]> | undefined;
  private putAway: (() => void) | undefined;

  constructor(log: LogStore, place: Place, timers: Timers) {
    this.log = log;
    this.place = place;
    this.timers = timers;
  }

  /** What a peer at `vector` lacks, as few updates as can be, in an order in which they can be applied. */
  async lacking(vector: ReadonlyMap<number, number>): Promise<readonly Uint8Array[]> {
    this.parts ??= this.read();
    this.putAway?.();
    this.putAway = this.timers.after(atHand, () => this.clear());
    return missing(await this.parts, vector);
  }

  /** Updates that have been committed since. */
  add(updates: readonly Uint8Array[]): void {
    if (!this.parts) return;
    // A frame's bytes are a view of whatever the socket read.
    const read = updates.flatMap((bytes) => partOf(new Uint8Array(bytes)));
    // What is being read may or may not hold them already; twice does no harm.
    this.parts.then((parts) => this.extend(parts, read)).catch(() => undefined);
  }

  clear(): void {
    this.putAway?.();
    this.putAway = undefined;
    this.parts = undefined;
  }

  private extend(parts: Part[], more: readonly Part[]): void {
    parts.push(...more);
    if (parts.length > mostParts) this.clear();
  }

  private async read(): Promise<Part[]> {
    try {
      return partsOf(await this.log.read(this.place));
    } catch (error) {
      this.clear();
      throw error;
    }
  }
}
