import * as Y from 'yjs';
import {
  type AuthorshipRecord,
  AuthorshipRecorder,
  decodeAuthorship,
} from '../../../shared/content/authorship.ts';
import type { History } from '../../store/archiveStore.ts';
import { applyWhole } from './build.ts';

export interface Replayed {
  readonly doc: Y.Doc;
  readonly authorship: AuthorshipRecord;
}

/** A document row by row, with who wrote what stands in it; stops at a row that can't be applied. */
export function replay({ checkpoint, rows }: History): Replayed | { readonly why: string } {
  const doc = new Y.Doc({ gc: true });
  if (checkpoint) applyWhole(doc, checkpoint.state);
  const recorder = new AuthorshipRecorder(doc, checkpoint && decodeAuthorship(checkpoint.authorship));
  for (const row of rows) {
    try {
      recorder.during(row, () => applyWhole(doc, row.bytes));
    } catch (error) {
      doc.destroy();
      return { why: `row ${row.seq} can't be applied: ${String(error)}` };
    }
  }
  return { doc, authorship: recorder.finish() };
}
