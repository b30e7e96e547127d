import Papa from 'papaparse';

/** Rows of cells, each as long as the header; numbered as a spreadsheet numbers them, the header being row 1. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly { readonly n: number; readonly cells: readonly string[] }[];
}

export type TableFault =
  | { readonly type: 'empty' }
  | { readonly type: 'openQuote'; readonly row: number }
  /** A cell beyond the header's last column: a comma or quote went astray in the row. */
  | { readonly type: 'tooManyCells'; readonly row: number; readonly column: number; readonly cell: string }
  | { readonly type: 'tooManyRows'; readonly most: number };

/** Comma, semicolon or tab is told from the text. Blank rows are left out, but counted. */
export function readTable(text: string, mostRows: number): Table | { readonly fault: TableFault } {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t'],
    preview: mostRows + 2,
  });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open) return { fault: { type: 'openQuote', row: (open.row ?? 0) + 1 } };
  const all = data.map((row, at) => ({ n: at + 1, cells: row.map((cell) => cell.trim()) }));
  const [head, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!head) return { fault: { type: 'empty' } };
  if (rows.length > mostRows) return { fault: { type: 'tooManyRows', most: mostRows } };
  const header = head.cells.slice(0, head.cells.findLastIndex((cell) => cell !== '') + 1);
  for (const { n, cells } of rows) {
    const stray = cells.findIndex((cell, at) => at >= header.length && cell !== '');
    if (stray >= 0) {
      return { fault: { type: 'tooManyCells', row: n, column: stray + 1, cell: cells[stray] ?? '' } };
    }
  }
  return {
    header,
    rows: rows.map(({ n, cells }) => ({ n, cells: header.map((_, at) => cells[at] ?? '') })),
  };
}

/** A column's letters in a spreadsheet: 1 is A, 27 is AA. */
export function columnLetters(n: number): string {
  const before = Math.floor((n - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((n - 1) % 26));
}

/** Without case, accents, spaces and signs: how headers are compared. */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
