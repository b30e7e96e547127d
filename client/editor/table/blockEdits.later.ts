import { under } from '../../../shared/content/address.ts';
import { applyChanges, type Change } from '../../../shared/content/apply.ts';
import type { Fields, Node } from '../../../shared/content/fields.ts';
import { lineNodes } from '../../../shared/content/fragments.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { shortId } from '../../../shared/ids.ts';
import type { OpenDocument } from '../open.ts';
import { localValues } from '../values.ts';
import type { FieldColumn } from './column.ts';
import type { Grid, Selected } from './grid.ts';
import { type PlannedCell, type PlannedRow, understand } from './pasted.ts';

/** Edits of several cells at once: each is one step of undo. */

function edit(open: OpenDocument, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  open.undo.stopCapturing();
  applyChanges(open.ydoc, open.kind.fields, changes, localValues);
  open.undo.stopCapturing();
}

export function clearCells(open: OpenDocument, { list }: Grid, cells: Selected): void {
  edit(
    open,
    cells.rows.flatMap((row) =>
      cells.columns.flatMap((column) => ('field' in column ? [cleared(list, row, column)] : [])),
    ),
  );
}

function cleared(list: string, row: string, { field }: FieldColumn): Change {
  const address = under(list, row, field.name);
  return field.type === 'line' ? { type: 'text', address, nodes: [] } : { type: 'set', address, value: null };
}

/** Copies the first of these rows into the others. */
export function fillDown(open: OpenDocument, { list }: Grid, cells: Selected): void {
  const [first, ...rest] = cells.rows;
  if (first === undefined) return;
  edit(
    open,
    cells.columns.flatMap((column) => {
      if (!('field' in column)) return [];
      const { field } = column;
      const from = under(list, first, field.name);
      const nodes = field.type === 'line' ? lineNodes(open.ydoc.getXmlFragment(from)) : [];
      const value = open.values.value(from) ?? null;
      return rest.map((row): Change => {
        const address = under(list, row, field.name);
        return field.type === 'line' ? { type: 'text', address, nodes } : { type: 'set', address, value };
      });
    }),
  );
}

/** Puts one text into every one of these cells that understands it. */
export function fillWith(open: OpenDocument, { list }: Grid, cells: Selected, text: string): void {
  edit(
    open,
    cells.rows.flatMap((row) =>
      cells.columns.flatMap((column) =>
        'field' in column ? changesOf(list, row, { column, text, understood: understand(column, text) }) : [],
      ),
    ),
  );
}

/** Carries out what was planned, with new rows last. */
export function applyPaste(open: OpenDocument, list: string, rows: readonly PlannedRow[]): void {
  edit(
    open,
    rows.flatMap(({ row, cells }) => {
      if (row !== undefined) return cells.flatMap((cell) => changesOf(list, row, cell));
      const fields: Fields = Object.assign({}, ...cells.map(fieldsOf));
      return Object.keys(fields).length > 0
        ? [{ type: 'insertRow' as const, list, row: { id: shortId(), fields } }]
        : [];
    }),
  );
}

function changesOf(list: string, row: string, { column, understood }: PlannedCell): Change[] {
  if (understood.type === 'words') {
    const address = under(list, row, column.field.name);
    return [{ type: 'text', address, nodes: inline(understood.words) }];
  }
  if (understood.type !== 'values') return [];
  return Object.entries(understood.values).map(([name, value]) => ({
    type: 'set',
    address: under(list, row, name),
    value,
  }));
}

function fieldsOf({ column, understood }: PlannedCell): Fields {
  if (understood.type === 'words') return { [column.field.name]: inline(understood.words) };
  if (understood.type !== 'values') return {};
  const given = Object.entries(understood.values).filter(
    (entry): entry is [string, Scalar] => entry[1] !== null,
  );
  return Object.fromEntries(given);
}

function inline(text: string): readonly Node[] {
  return text === '' ? [] : [{ type: 'text', text }];
}
