import * as Y from 'yjs';
import { under } from '../../shared/content/address.ts';
import type { Field, Fields, Matrix, Row, Value, Variants } from '../../shared/content/fields.ts';
import { type ContentKind, contentOf } from '../../shared/content/json.ts';
import { withNotes } from '../../shared/content/notes.ts';
import type { LateEdit } from './state.ts';

/**
 * What my unsent edits would have changed, by address.
 * @param mine states with unsent edits, whole when taken together
 * @param theirs the document as the server has it
 * @param sameHistory whether the two can be merged; else whatever differs counts as mine
 */
export function lateEditsOf(
  mine: readonly Uint8Array[],
  theirs: Y.Doc,
  kind: ContentKind,
  sameHistory: boolean,
): LateEdit[] {
  const merged = new Y.Doc();
  if (sameHistory) Y.applyUpdate(merged, Y.encodeStateAsUpdate(theirs));
  for (const state of mine) Y.applyUpdate(merged, state);
  const after = leaves(kind.fields, contentOf(merged, kind).fields);
  const before = leaves(kind.fields, contentOf(theirs, kind).fields);
  merged.destroy();
  const edits: LateEdit[] = [];
  for (const [address, value] of after) {
    if (JSON.stringify(before.get(address)) !== JSON.stringify(value)) edits.push({ address, mine: value });
  }
  for (const address of before.keys()) if (!after.has(address)) edits.push({ address, mine: null });
  return edits;
}

/** Every value that is not made of other values, by its address. */
function leaves(fields: readonly Field[], content: Fields): Map<string, Value> {
  const found = new Map<string, Value>();
  walk(withNotes(fields), content, [], found);
  return found;
}

function walk(
  fields: readonly Field[],
  content: Fields,
  at: readonly string[],
  found: Map<string, Value>,
): void {
  for (const field of fields) {
    const value = content[field.name];
    if (value === undefined) continue;
    const address = [...at, field.name];
    const text = address.join('/');
    switch (field.type) {
      case 'list':
        for (const row of value as readonly Row[]) walk(field.row, row.fields, [...address, row.id], found);
        break;
      case 'matrix':
        for (const [row, cells] of Object.entries((value as Matrix).cells)) {
          for (const [column, cell] of Object.entries(cells)) found.set(under(text, row, column), cell);
        }
        break;
      case 'variants':
        for (const [lang, nodes] of Object.entries((value as Variants).texts))
          found.set(`${text}@${lang}`, nodes);
        for (const [lang, units] of Object.entries((value as Variants).units ?? {})) {
          for (const [unit, { text: words }] of Object.entries(units)) {
            if (words) found.set(`${under(text, unit)}@${lang}`, words);
          }
        }
        break;
      default:
        found.set(text, value);
    }
  }
}
