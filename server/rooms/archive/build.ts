import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { History, SealedCheckpoint } from '../../store/archiveStore.ts';
import type { Logged, LoggedRow } from '../../store/logStore.ts';

export interface Built {
  readonly doc: Y.Doc;
  /** The last position that is in it. */
  readonly seq: number;
  /** Positions whose bytes Yjs can't apply; they are left out whole. */
  readonly skipped: readonly number[];
}

/** A document as its log tells it, through a collecting Y.Doc: deleted text is not kept in memory. */
export function build(logged: Logged): Built {
  const skipped = new Set<number>();
  for (;;) {
    const doc = new Y.Doc({ gc: true });
    if (logged.checkpoint) applyWhole(doc, logged.checkpoint.state);
    const broken = applyRows(doc, logged.rows, skipped);
    if (broken === undefined) {
      return {
        doc,
        seq: logged.rows.at(-1)?.seq ?? logged.checkpoint?.seq ?? 0,
        skipped: [...skipped],
      };
    }
    doc.destroy();
    skipped.add(broken);
  }
}

/** @returns the position of the row that can't be applied, if there is one; the document is of no use then */
export function applyRows(
  doc: Y.Doc,
  rows: readonly LoggedRow[],
  skipped: ReadonlySet<number>,
): number | undefined {
  let at: number | undefined;
  try {
    doc.transact(() => {
      for (const { seq, bytes } of rows) {
        at = seq;
        if (!skipped.has(seq)) applyWhole(doc, bytes);
      }
    });
    return undefined;
  } catch (error) {
    if (at === undefined) throw error;
    return at;
  }
}

/**
 * Applies an update that leans on nothing but what is there. As a change of its own: of what comes from elsewhere
 * Yjs takes away marks that it finds needless, which would be deletes that no log knows of.
 * @throws when Yjs can't apply it, or can only keep it for later
 */
export function applyWhole(doc: Y.Doc, update: Uint8Array): void {
  doc.transact(() => Y.applyUpdate(doc, update));
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('it leans on what is not there');
  }
}

export function hashOf(state: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(state).digest());
}

/** @throws when the checkpoint is not as it was stored */
export function assertUndamaged({ checkpoint }: Pick<History, 'checkpoint'>): void {
  if (checkpoint && !isUndamaged(checkpoint)) {
    throw new Error(
      `The checkpoint at position ${checkpoint.seq} is damaged: its state does not have the hash stored with it. ` +
        'Restore the data folder from a backup.',
    );
  }
}

function isUndamaged({ state, hash }: SealedCheckpoint): boolean {
  return Buffer.compare(hashOf(state), hash) === 0;
}
