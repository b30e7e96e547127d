import type { Appended, Appending, Checkpoint, LogStore, Place } from '../../server/store/logStore.ts';
import type { Seeded } from '../kit/live-edits.ts';
import { MemoryLog } from '../kit/memory-log.ts';
import type { Clock } from './clock.ts';
import { Coverage, holdingsOf, holdingsOfAll } from './coverage.ts';
import type { Watch } from './watch.ts';

/** How the disk behaves: chances in thousands, times in milliseconds. */
export interface DiskWeather {
  readonly slowest: number;
  readonly failsBefore: number;
  /** Stored, and said to have failed. */
  readonly failsAfter: number;
  readonly readFails: number;
}

export const calmDisk: DiskWeather = { slowest: 2, failsBefore: 0, failsAfter: 0, readFails: 0 };

/** All that was ever stored of one journal. */
export class Stored {
  readonly rows: { readonly seq: number; readonly bytes: Uint8Array }[] = [];
  readonly owners = new Map<number, string | null>();
  /** On disk. */
  readonly held = new Coverage();
  /** On disk, and the server was told so. */
  private readonly told = new Coverage();
  private readonly toldUpdates = new Set<Uint8Array>();
  private added = false;

  tell(update: Uint8Array): void {
    if (this.toldUpdates.has(update)) return;
    this.toldUpdates.add(update);
    this.told.add(holdingsOf(update));
    this.added = true;
  }

  /** @returns the first thing that the server can't know to be on disk, said in words */
  untold(update: Uint8Array): string | undefined {
    const holdings = holdingsOf(update);
    const lacks = this.told.lacks(holdings);
    if (lacks === undefined || !this.added) return lacks;
    // What is put into something that is deleted is deleted, though nobody says so.
    this.added = false;
    this.told.add(holdingsOfAll(this.toldUpdates));
    return this.told.lacks(holdings);
  }
}

interface Underway {
  /** Not on disk yet. */
  batch: readonly Appending[] | undefined;
}

/** A disk: it outlives processes, takes its time, and fails as the weather is. */
export class SimStore {
  readonly memory = new MemoryLog();
  weather: DiskWeather = calmDisk;
  /** A write failed, with these in it. */
  onFailed: (batch: readonly Appending[]) => void = () => {};
  private readonly clock: Clock;
  private readonly random: Seeded;
  private readonly watch: Watch;
  private readonly journals = new Map<string, Stored>();
  private underway = new Set<Underway>();

  constructor(clock: Clock, random: Seeded, watch: Watch) {
    this.clock = clock;
    this.random = random;
    this.watch = watch;
  }

  placeOf(documentId: string): Place {
    return { documentId, part: 'shared', epoch: this.memory.documents.get(documentId)?.epoch ?? 1 };
  }

  stateOf(documentId: string): string {
    return this.memory.documents.get(documentId)?.state ?? 'unknown';
  }

  stored({ documentId, epoch }: Place): Stored {
    const key = `${documentId} ${epoch}`;
    const known = this.journals.get(key) ?? new Stored();
    this.journals.set(key, known);
    return known;
  }

  /** What a process works with; nothing comes of it once the process has died. */
  openedBy(isAlive: () => boolean): LogStore {
    const { memory } = this;
    const take = async <T>(work: () => Promise<T>, told: (result: T) => void = () => {}): Promise<T> => {
      await this.pause(isAlive);
      if (this.chance(this.weather.readFails)) throw new Error('simulated: it could not be read');
      const result = await work();
      await this.pause(isAlive);
      told(result);
      return result;
    };
    return {
      place: (documentId) => take(() => memory.place(documentId)),
      clients: (place) => take(() => memory.clients(place)),
      read: (place, upTo) =>
        take(
          () => memory.read(place, upTo),
          ({ checkpoint, rows }) => {
            const stored = this.stored(place);
            if (checkpoint) stored.tell(checkpoint.state);
            for (const { bytes } of rows) stored.tell(bytes);
          },
        ),
      append: (batch) => this.append(batch, isAlive),
    };
  }

  /** What was being written is on disk or is not. */
  crash(): void {
    for (const { batch } of this.underway) if (batch && this.chance(500)) this.commit(batch).catch(nothing);
    this.underway = new Set();
  }

  /** Puts a checkpoint in the place of the rows that it holds, or begins an epoch with it. */
  compact(place: Place, checkpoint: Checkpoint): void {
    this.memory.compact(place, checkpoint);
    const { held } = this.stored(place);
    held.add(holdingsOf(checkpoint.state));
  }

  /** A row of the server's own, at once. */
  put(place: Place, bytes: Uint8Array, client: number): void {
    const row = {
      personId: null,
      organisationId: null,
      at: this.clock.now(),
      hash: bytes,
      bytes,
      newClients: [client],
    };
    void this.commit([{ place, rows: [row] }]);
    this.stored(place).tell(bytes);
  }

  private async append(batch: readonly Appending[], isAlive: () => boolean): Promise<readonly Appended[]> {
    const copy = batch.map(({ place, rows }) => ({
      place,
      rows: rows.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) })),
    }));
    const dice = this.random.below(1000);
    const { failsBefore, failsAfter } = this.weather;
    const fate = dice < failsBefore ? 'lost' : dice < failsBefore + failsAfter ? 'doubtful' : 'good';
    const underway: Underway = { batch: copy };
    this.underway.add(underway);
    await this.pause(isAlive);
    underway.batch = undefined;
    const outcome = fate === 'lost' ? undefined : this.commit(copy);
    outcome?.catch(nothing);
    await this.pause(isAlive);
    this.underway.delete(underway);
    try {
      if (fate !== 'good' || !outcome) throw new Error(`simulated: ${fate}`);
      const appended = await outcome;
      for (const [i, { place, rows }] of copy.entries()) {
        if (appended[i]?.type !== 'committed') continue;
        for (const { bytes } of rows) this.stored(place).tell(bytes);
      }
      return appended;
    } catch (error) {
      // One not simulated: the rows were stored by an attempt that was said to have failed.
      this.watch.note(`disk: ${String(error)}`);
      this.onFailed(copy);
      throw error;
    }
  }

  /** Never ends for a process that has died meanwhile. */
  private pause(isAlive: () => boolean): Promise<void> {
    return new Promise((go) => {
      this.clock.after(this.random.below(this.weather.slowest + 1), () => {
        if (isAlive()) go();
      });
    });
  }

  private commit(batch: readonly Appending[]): Promise<readonly Appended[]> {
    const before = batch.map(({ place }) => this.memory.rowsOf(place).length);
    const outcome = this.memory.append(batch);
    for (const [i, { place }] of batch.entries()) {
      const stored = this.stored(place);
      for (const { seq, bytes, row } of this.memory.rowsOf(place).slice(before[i])) {
        const { documentId } = place;
        this.watch.note(`disk: ${documentId} ${seq} by ${row.personId}, ${bytes.length} bytes`);
        this.watch.demand(
          'I5',
          this.stateOf(documentId) === 'live',
          () => `row ${seq} entered a frozen document`,
        );
        this.judgeSigners(stored, bytes, row.personId, row.newClients);
        stored.held.add(holdingsOf(bytes));
        stored.rows.push({ seq, bytes });
      }
    }
    return outcome;
  }

  private judgeSigners(
    stored: Stored,
    bytes: Uint8Array,
    personId: string | null,
    newClients: readonly number[],
  ): void {
    for (const client of newClients) {
      const isNew = !stored.owners.has(client);
      this.watch.demand('L5', isNew, () => `client ${client} is bound twice`);
      stored.owners.set(client, personId);
    }
    for (const [client, from, to] of holdingsOf(bytes).structs) {
      if (stored.held.holdsStructs(client, from, to)) continue;
      const isOwn = stored.owners.has(client) && stored.owners.get(client) === personId;
      this.watch.demand('L5', isOwn, () => `${personId} stored structs of client ${client}`);
    }
  }

  private chance(inThousand: number): boolean {
    return this.random.below(1000) < inThousand;
  }
}

/** Whoever waits for the commit is told of its failure. */
function nothing(): void {}
