import * as Y from 'yjs';
import type { Checkpoint, Logged } from '../store/logStore.ts';
import { Known, vectorAfter } from './known.ts';
import { type Part, readUpdate } from './update.ts';

/** What a log holds, with what the bytes of its rows say of themselves. */
export interface Stored {
  readonly checkpoint: Checkpoint | undefined;
  readonly rows: Part[];
  /** The last position. */
  readonly seq: number;
}

export function storedOf({ checkpoint, rows }: Logged): Stored {
  return {
    checkpoint,
    rows: rows.flatMap(({ bytes }) => partOf(bytes)),
    seq: rows.at(-1)?.seq ?? checkpoint?.seq ?? 0,
  };
}

/** An update and what its bytes say of themselves. @returns none where they are no update */
export function partOf(bytes: Uint8Array): Part[] {
  const summary = readUpdate(bytes);
  return 'malformed' in summary ? [] : [{ bytes, summary }];
}

/** Its bytes in order, the checkpoint first. */
export function updatesOf({ checkpoint, rows }: Stored): readonly Uint8Array[] {
  return [...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)];
}

/** Its vector at once, the rest when it is first needed. */
export function knownOf(stored: Stored): Known {
  const { checkpoint, rows } = stored;
  const updates = updatesOf(stored);
  const before = checkpoint ? Y.decodeStateVector(checkpoint.vector) : new Map<number, number>();
  return new Known({
    vector: vectorAfter(before, rows),
    size: updates.reduce((sum, { length }) => sum + length, 0),
    read: () => updates,
  });
}
