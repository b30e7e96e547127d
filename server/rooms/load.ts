import * as Y from 'yjs';
import { type ContentKind, contentOf } from '../../shared/content/json.ts';
import type { Logged, LogStore, Place } from '../store/logStore.ts';
import type { ContentAt } from './rooms.ts';

export interface Loaded {
  readonly doc: Y.Doc;
  /** The last position that is in it. */
  readonly seq: number;
  /** Positions whose bytes Yjs could not apply; they are left out whole. */
  readonly skipped: readonly number[];
}

/** A document as its log tells it, through a collecting Y.Doc: deleted text is not kept in memory. */
export function build(logged: Logged): Loaded {
  const skipped = new Set<number>();
  for (;;) {
    const doc = new Y.Doc({ gc: true });
    const broken = apply(doc, logged, skipped);
    if (broken === undefined) {
      const seq = logged.rows.at(-1)?.seq ?? logged.checkpoint?.seq ?? 0;
      return { doc, seq, skipped: [...skipped] };
    }
    doc.destroy();
    skipped.add(broken);
  }
}

/**
 * Applies an update that leans on nothing but what is there.
 * @throws when Yjs can't apply it, or can only keep it for later: structs that lean on each other
 */
export function applyWhole(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('it leans on itself');
}

/** @returns the position of the row that can't be applied, if there is one */
function apply(doc: Y.Doc, { checkpoint, rows }: Logged, skipped: ReadonlySet<number>): number | undefined {
  if (checkpoint) Y.applyUpdate(doc, checkpoint.state);
  let at = 0;
  try {
    doc.transact(() => {
      for (const { seq, bytes } of rows) {
        at = seq;
        if (!skipped.has(seq)) applyWhole(doc, bytes);
      }
    });
    return undefined;
  } catch (error) {
    if (at === 0) throw error;
    return at;
  }
}

/** Reads content in this very process. */
export function inlineContent(log: LogStore, kindNamed: (name: string) => ContentKind) {
  return async (place: Place, kind: string, upTo?: number): Promise<Omit<ContentAt, 'epoch'>> => {
    const { doc, seq } = build(await log.read(place, upTo));
    const content = contentOf(doc, kindNamed(kind));
    doc.destroy();
    return { content, seq };
  };
}
