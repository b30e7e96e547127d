import * as Y from 'yjs';
import type { History } from '../../store/archiveStore.ts';
import { applyWhole } from './build.ts';

export interface Replayed {
  readonly doc: Y.Doc;
  readonly authorship: Uint8Array;
}

/** A document row by row, with who wrote what stands in it; stops at a row that can't be applied. */
export function replay({ checkpoint, rows }: History): Replayed | { readonly why: string } {
  const doc = new Y.Doc({ gc: true });
  if (checkpoint) applyWhole(doc, checkpoint.state);
  for (const { seq, bytes } of rows) {
    try {
      applyWhole(doc, bytes);
    } catch (error) {
      doc.destroy();
      return { why: `row ${seq} can't be applied: ${String(error)}` };
    }
  }
  return { doc, authorship: new Uint8Array() };
}
