import { applyChanges, type Change } from '../../../../shared/content/apply.ts';
import { contentOf } from '../../../../shared/content/json.ts';
import { readSequence, type Sequence } from '../../../../shared/kinds/sequence/read.ts';
import type { OpenDocument } from '../../../editor/open.ts';
import { localValues } from '../../../editor/values.ts';

/** The sequence as it stands now. */
export function sequenceIn(open: OpenDocument): Sequence {
  return readSequence(contentOf(open.ydoc, open.kind).fields);
}

/** Many edits that one undo takes back. */
export function inOneStep(open: OpenDocument, changes: readonly Change[]): void {
  if (changes.length === 0 || !open.editable) return;
  open.undo.stopCapturing();
  applyChanges(open.ydoc, open.kind.fields, changes, localValues);
  open.undo.stopCapturing();
}
