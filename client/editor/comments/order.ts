import type * as Y from 'yjs';
import type { Found } from '../../../shared/content/anchors.ts';
import type { Field } from '../../../shared/content/fields.ts';
import { rowIds } from '../../../shared/content/live.ts';
import { withNotes } from '../../../shared/content/notes.ts';

/** A key by which places stand in the order of the paper: fields as declared, rows as they are, letters as written. */
export function placeOrder(
  ydoc: Y.Doc,
  fields: readonly Field[],
  found: Exclude<Found, { at: 'nowhere' }>,
): readonly number[] {
  const key: number[] = [];
  let siblings: readonly Field[] = withNotes(fields);
  const path = (found.address.split(/[@#]/)[0] ?? '').split('/');
  for (const [i, part] of path.entries()) {
    if (i % 2 === 1) {
      key.push(rowIds(ydoc, path.slice(0, i).join('/')).indexOf(part));
      continue;
    }
    const index = siblings.findIndex((field) => field.name === part);
    key.push(index);
    const field = siblings[index];
    siblings = field?.type === 'list' ? field.row : [];
  }
  return [...key, ...('from' in found ? [found.from] : [])];
}

export function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
