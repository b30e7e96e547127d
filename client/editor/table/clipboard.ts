import { under } from '../../../shared/content/address.ts';
import { readerOf } from '../derived.ts';
import type { OpenDocument } from '../open.ts';
import { type Column, plainly } from './column.ts';
import type { Grid, Selected } from './grid.ts';

/** What a cell says in plain text, so that a spreadsheet, and this table, understand it again. */
export function textOf(open: OpenDocument, list: string, row: string, column: Column): string {
  const read = readerOf(open);
  if (!('field' in column)) return column.compute(row, read).text;
  const { field, options, show = plainly, write } = column;
  const address = under(list, row, field.name);
  if (field.type === 'line') return read.words(address);
  const value = read.value(address);
  if (value === undefined) return '';
  if (field.type === 'choice' || field.type === 'reference') {
    const known = options?.find((option) => option.value === value)?.text;
    return known ?? (typeof value === 'string' ? (open.surroundings.references[value]?.label ?? '') : '');
  }
  return (field.type === 'date' ? write?.(value) : undefined) ?? show(value, row, read).text;
}

/** Puts cells on the clipboard as spreadsheets do: text with tabs, and a table. */
export function copyCells(clipboard: DataTransfer, open: OpenDocument, grid: Grid, cells: Selected): void {
  const rows = cells.rows.map((row) => cells.columns.map((column) => textOf(open, grid.list, row, column)));
  clipboard.setData('text/plain', rows.map((row) => row.map(quoted).join('\t')).join('\n'));
  const table = document.createElement('table');
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  clipboard.setData('text/html', table.outerHTML);
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The clipboard's text where it holds more than one cell; prose pasted into a text of one line is none. */
export function blockIn(clipboard: DataTransfer, isLine: boolean): string | undefined {
  const text = clipboard.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (text.includes('\t')) return text;
  if (!text.includes('\n')) return undefined;
  return !isLine || /<table|<td/i.test(clipboard.getData('text/html')) ? text : undefined;
}
