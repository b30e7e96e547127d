import type { Scalar } from '../../../shared/content/values.ts';
import { type Column, type FieldColumn, nameOf, type Option } from './column.ts';

/** A block of cells from a spreadsheet, understood for the columns of a table. */

/** Rows of cells from text with tabs, quoted as spreadsheets quote; every row as long as the longest. */
export function cellsIn(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const [all, raw = '', end] = cell.exec(text) ?? [''];
    const isQuoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"');
    rows.at(-1)?.push(bare((isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).trim()));
    if (end === '\n') rows.push([]);
    if (end === '' || end === undefined || all === '') break;
  }
  const wide = Math.max(...rows.map((row) => row.length));
  const filled = rows.filter((row) => row.some((one) => one !== ''));
  return filled.map((row) => [...row, ...Array.from({ length: wide - row.length }, () => '')]);
}

/** `="0010011"` is how exports keep a spreadsheet from reading a code as a number. */
function bare(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text;
}

/** What a pasted cell comes to. */
export type Understood =
  | { readonly type: 'values'; readonly values: Readonly<Record<string, Scalar | null>> }
  | { readonly type: 'words'; readonly words: string }
  /** Nothing was there: what the cell holds stays. */
  | { readonly type: 'nothing' }
  /** No option is called so, or why the reader of the column gave up. */
  | { readonly type: 'unclear'; readonly why: 'option' }
  | { readonly type: 'unclear'; readonly why: 'reader'; readonly message: string };

export function understand(column: FieldColumn, text: string): Understood {
  if (text === '') return { type: 'nothing' };
  if (column.field.type === 'line') return { type: 'words', words: text.replace(/\s+/g, ' ') };
  if (column.options) {
    const option = optionCalled(column.options, text);
    return option
      ? { type: 'values', values: { [column.field.name]: option.value } }
      : { type: 'unclear', why: 'option' };
  }
  const reading = column.read?.(text) ?? { error: '' };
  return 'error' in reading
    ? { type: 'unclear', why: 'reader', message: reading.error }
    : { type: 'values', values: reading.values };
}

/** By its whole name; else by the beginning of it, where only one begins so. */
export function optionCalled(options: readonly Option[], text: string): Option | undefined {
  const wanted = plainWord(text);
  if (wanted === '') return undefined;
  const whole = options.find((option) => plainWord(option.text) === wanted);
  if (whole) return whole;
  const begun = options.filter((option) => plainWord(option.text).startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Without case, accents, spaces and signs. */
function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Which column each pasted one goes to, and whether the first row only names them. */
export interface Mapping {
  readonly header: boolean;
  readonly columns: readonly (FieldColumn | undefined)[];
}

/**
 * The first row is a header when it names columns of the table, or when what stands in it is unclear where the rows
 * below are clear. A header that names columns says where they go; otherwise they go on from the cell pasted at.
 */
export function guessMapping(
  cells: readonly (readonly string[])[],
  columns: readonly Column[],
  band: readonly Column[],
  from: string,
): Mapping {
  const [first = [], ...rest] = cells;
  const start = Math.max(0, band.map(nameOf).indexOf(from));
  const inOrder = first.map((_, i) => fieldColumn(band[start + i]));
  const named = first.map((text) => columnCalled(columns, text));
  const found = named.filter((column) => column !== undefined).length;
  if (rest.length > 0 && found > 0 && found * 2 >= first.filter((text) => text !== '').length) {
    return {
      header: true,
      columns: named.map((column, i) => (named.indexOf(column) === i ? fieldColumn(column) : undefined)),
    };
  }
  const unclearIn = (row: readonly string[]) =>
    row.filter((text, i) => {
      const column = inOrder[i];
      return column !== undefined && understand(column, text).type === 'unclear';
    }).length;
  const unclear = unclearIn(first);
  const header = rest.length > 0 && unclear > 0 && rest.every((row) => unclearIn(row) < unclear);
  return { header, columns: inOrder };
}

function fieldColumn(column: Column | undefined): FieldColumn | undefined {
  return column && 'field' in column ? column : undefined;
}

function columnCalled(columns: readonly Column[], text: string): Column | undefined {
  const wanted = plainWord(text);
  if (wanted === '') return undefined;
  return columns.find((column) => {
    const longLabel = 'field' in column ? column.longLabel : undefined;
    return [column.label, longLabel ?? '', nameOf(column)].some((name) => plainWord(name) === wanted);
  });
}

export interface PlannedCell {
  readonly column: FieldColumn;
  readonly text: string;
  readonly understood: Understood;
}
export interface PlannedRow {
  /** Undefined: it is added. */
  readonly row: string | undefined;
  readonly cells: readonly PlannedCell[];
}

/**
 * What goes where.
 * @param rows the rows to be written over, from the first; beyond them rows are added
 */
export function planPaste(
  cells: readonly (readonly string[])[],
  { header, columns }: Mapping,
  rows: readonly string[],
): readonly PlannedRow[] {
  return cells.slice(header ? 1 : 0).map((line, i) => ({
    row: rows[i],
    cells: line.flatMap((text, at) => {
      const column = columns[at];
      return column ? [{ column, text, understood: understand(column, text) }] : [];
    }),
  }));
}
