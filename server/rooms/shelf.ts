import { valuesRoot } from '../../shared/content/address.ts';
import type { LogStore, Place } from '../store/logStore.ts';
import type { Part } from './gathering.ts';
import { missing } from './join.ts';
import type { Timers } from './timers.ts';
import { readUpdate } from './update.ts';

/** What was last asked for stays at hand this long, in milliseconds. */
const atHand = 10_000;

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
  async lacking(vector: Uint8Array): Promise<Uint8Array[]> {
    this.parts ??= this.read();
    this.putAway?.();
    this.putAway = this.timers.after(atHand, () => this.clear());
    return missing(await this.parts, vector);
  }

  /** Updates that have been committed since. */
  add(updates: readonly Uint8Array[]): void {
    if (!this.parts) return;
    // A frame's bytes are a view of whatever the socket read.
    const read = partsOf(updates.map((bytes) => new Uint8Array(bytes)));
    // What is being read may or may not hold them already; twice does no harm.
    this.parts.then((parts) => parts.push(...read)).catch(() => undefined);
  }

  clear(): void {
    this.putAway?.();
    this.putAway = undefined;
    this.parts = undefined;
  }

  private async read(): Promise<Part[]> {
    try {
      const { checkpoint, rows } = await this.log.read(this.place);
      return partsOf([...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)]);
    } catch (error) {
      this.clear();
      throw error;
    }
  }
}

function partsOf(updates: readonly Uint8Array[]): Part[] {
  return updates.flatMap((bytes) => {
    const summary = readUpdate(bytes, valuesRoot);
    return 'malformed' in summary ? [] : [{ bytes, summary }];
  });
}
