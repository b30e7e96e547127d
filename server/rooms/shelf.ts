import type { LogStore, Place } from '../store/logStore.ts';
import { joinUpdates, missing } from './join.ts';
import { partOf, type Stored, storedOf } from './stored.ts';
import type { Timers } from './timers.ts';
import type { Part } from './update.ts';

/** What was last asked for stays at hand this long, in milliseconds. */
const atHand = 10_000;
/** Past so many it is better read anew: the archive may have made one of them. */
const mostRows = 4000;

interface Shelved extends Stored {
  /** The checkpoint, once somebody has asked for a part of it. */
  whole?: Part[];
}

/** The stored updates of one document, for those who come in: read when asked for, kept while people keep coming. */
export class Shelf {
  private readonly log: LogStore;
  private readonly place: Place;
  private readonly timers: Timers;
  private stored: Promise<Shelved> | undefined;
  private putAway: (() => void) | undefined;

  /** @param stored what has just been read */
  constructor(log: LogStore, place: Place, timers: Timers, stored: Stored) {
    this.log = log;
    this.place = place;
    this.timers = timers;
    this.keep(Promise.resolve({ ...stored, rows: [...stored.rows] }));
  }

  /** What a peer at `vector` lacks, as few updates as can be, in an order in which they can be applied. */
  async lacking(vector: ReadonlyMap<number, number>): Promise<readonly Uint8Array[]> {
    const asked = this.stored ?? this.read();
    this.keep(asked);
    const stored = await asked;
    const { checkpoint, rows } = stored;
    // Who has nothing gets the checkpoint as it is: it need not even be looked at.
    if (checkpoint && vector.size === 0) return [checkpoint.state, ...joinUpdates(rows)];
    stored.whole ??= checkpoint ? partOf(checkpoint.state) : [];
    return missing([...stored.whole, ...rows], vector);
  }

  /** Updates that have been committed since. */
  add(updates: readonly Uint8Array[]): void {
    if (!this.stored) return;
    // A frame's bytes are a view of whatever the socket read.
    const more = updates.flatMap((bytes) => partOf(new Uint8Array(bytes)));
    const extend = ({ rows }: Stored) => {
      // What is being read may or may not hold them already; twice does no harm.
      rows.push(...more);
      if (rows.length > mostRows) this.clear();
    };
    this.stored.then(extend, () => undefined);
  }

  clear(): void {
    this.putAway?.();
    this.putAway = undefined;
    this.stored = undefined;
  }

  private keep(stored: Promise<Shelved>): void {
    this.stored = stored;
    this.putAway?.();
    this.putAway = this.timers.after(atHand, () => this.clear());
  }

  private async read(): Promise<Shelved> {
    try {
      return storedOf(await this.log.read(this.place));
    } catch (error) {
      this.clear();
      throw error;
    }
  }
}
