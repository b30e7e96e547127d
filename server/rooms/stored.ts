import * as Y from 'yjs';
import type { Logged } from '../store/logStore.ts';
import { Known, vectorAfter } from './known.ts';
import { type Part, readUpdate } from './update.ts';

/** The updates that a log holds, in order, and what their bytes say of themselves. */
export function partsOf({ checkpoint, rows }: Logged): Part[] {
  return [...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)].flatMap(partOf);
}

/** @returns none where the bytes are no update */
export function partOf(bytes: Uint8Array): Part[] {
  const summary = readUpdate(bytes);
  return 'malformed' in summary ? [] : [{ bytes, summary }];
}

/** What a log holds: its vector at once, the rest when it is first needed. */
export function knownOf({ checkpoint, rows }: Logged): Known {
  const updates = [...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)];
  const before = checkpoint ? Y.decodeStateVector(checkpoint.vector) : new Map<number, number>();
  return new Known({
    vector: vectorAfter(
      before,
      rows.flatMap(({ bytes }) => partOf(bytes)),
    ),
    size: updates.reduce((sum, { length }) => sum + length, 0),
    read: () => updates,
  });
}
