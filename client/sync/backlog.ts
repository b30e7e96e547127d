import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { limits } from '../../shared/protocol/limits.ts';
import { slicesOf } from './slices.ts';

/** Below what the server lets through, since other things are sent beside it. */
const burst = limits.byteBurst / 2;
const perMillisecond = (limits.bytesPerSecond * 0.75) / 1000;

/** Whether the server takes it as one update. */
export function fitsFrame(update: Uint8Array): boolean {
  const clients = decoding.readVarUint(decoding.createDecoder(update));
  return update.length <= limits.largeUpdate && clients <= limits.newClients / 2;
}

/** An update as the server takes it: as it is, or in parts. */
export function withinLimits(update: Uint8Array): readonly Uint8Array[] {
  if (fitsFrame(update)) return [update];
  const { updates, deletes } = slicesOf(update);
  return deletes ? [...updates, deletes] : updates;
}

/** What the server lacks, in parts that it takes, no faster than it takes them. What is deleted goes with the answer that follows. */
export class Backlog {
  /** What the server has once all of it is there. */
  readonly reached: Uint8Array;
  private readonly parts: Uint8Array[];
  private begunAt: number | undefined;
  private sent = 0;

  /** @param vector what the server has before */
  constructor(lacking: Uint8Array, vector: Uint8Array) {
    const { updates, reach } = slicesOf(lacking);
    this.parts = [...updates];
    this.reached = Y.encodeStateVector(new Map([...Y.decodeStateVector(vector), ...reach]));
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  next(): Uint8Array | undefined {
    const part = this.parts.shift();
    this.sent += part?.length ?? 0;
    return part;
  }

  /** Milliseconds until the next part may go. @param now of a clock that nobody sets */
  wait(now: number): number {
    this.begunAt ??= now;
    const after = this.sent + (this.parts[0]?.length ?? 0);
    return Math.max(0, (after - burst) / perMillisecond - (now - this.begunAt));
  }
}
