import type { OpenDocument } from '../../editor/open.ts';

export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** Section, row and cell in the words of the page. */
export function placeOf(address: string, { kind, values, surroundings }: OpenDocument, say: Say): string {
  const parts = address.split('/');
  const names = parts.filter((_, index) => index % 2 === 0);
  const [list = '', row] = parts;
  const first = list === 'notes' ? say('doc.notes') : say(`${kind.name}.${list}`);
  if (row === undefined) return first;
  const owner = values.value(`${list}/${row}/organisation`);
  const known = typeof owner === 'string' ? surroundings.references[owner]?.label : undefined;
  const at = values.rows(list).indexOf(row);
  const rowName = known ?? (at < 0 ? undefined : say('doc.row.number', { n: at + 1 }));
  const cell = names.length > 1 ? say(`${kind.name}.${names.join('.')}`) : undefined;
  return [first, rowName, cell].filter((part) => part !== undefined).join(', ');
}
