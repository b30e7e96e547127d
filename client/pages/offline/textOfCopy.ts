import * as Y from 'yjs';
import type { Node, Value } from '../../../shared/content/fields.ts';
import { plainText } from '../../../shared/content/text.ts';
import type { LiveKind } from '../../../shared/kinds/kind.ts';
import { lateEditsOf } from '../../sync/lateEdits.ts';

/**
 * Everything that a copy holds, as text to read: field after field, by its name.
 * @param rows the updates of the copy
 * @param say words of a message, or its id where there are none
 */
export function textOfCopy(rows: readonly Uint8Array[], kind: LiveKind, say: (id: string) => string): string {
  const nothing = new Y.Doc();
  const all = lateEditsOf(rows, nothing, kind, false);
  return all
    .map(({ address, mine }) => ({ name: nameOf(address, kind, say), words: wordsOf(mine) }))
    .filter(({ words }) => words !== '')
    .map(({ name, words }) => `${name}\n${words}`)
    .join('\n\n');
}

function nameOf(address: string, kind: LiveKind, say: (id: string) => string): string {
  // Every second part names a row.
  const names = address.split('/').filter((_, index) => index % 2 === 0);
  if (names[0] === 'notes') return say('doc.notes');
  return names.map((_, index) => say(`${kind.name}.${names.slice(0, index + 1).join('.')}`)).join(', ');
}

function wordsOf(value: Value | null): string {
  if (value === null) return '';
  if (Array.isArray(value)) return plainText(value as readonly Node[]).trim();
  if (typeof value !== 'object') return String(value);
  return 'value' in value ? String(value.value) : '';
}
