import * as Y from 'yjs';
import type { OpenDocument } from './open.ts';

/** Whether somebody else's caret is in a part of a text, as they last told. */
export function areOthersIn(
  { awareness, ydoc }: Pick<OpenDocument, 'awareness' | 'ydoc'>,
  part: unknown,
): boolean {
  for (const [client, state] of awareness.getStates()) {
    if (client === ydoc.clientID) continue;
    const head = (state.cursor as { head?: unknown } | null | undefined)?.head;
    if (!head) continue;
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(head), ydoc);
    for (let type: unknown = place?.type; type instanceof Y.AbstractType; type = type._item?.parent) {
      if (type === part) return true;
    }
  }
  return false;
}
