import { applyChanges, type Change } from '../../../../shared/content/apply.ts';
import type { OpenDocument } from '../../../editor/open.ts';
import { localValues } from '../../../editor/values.ts';

/** All of these, as one step of undo. */
export function editAtOnce(open: OpenDocument, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  open.undo.stopCapturing();
  applyChanges(open.ydoc, open.kind.fields, changes, localValues);
  open.undo.stopCapturing();
}
