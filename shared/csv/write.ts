/**
 * A cell that a spreadsheet would run as a formula is written with an apostrophe before it, which the spreadsheet
 * shows as text; a plain negative number stays one.
 */
export function harmless(cell: string): string {
  if (/^[-+]\d+([.,]\d+)?%?$/.test(cell)) return cell;
  return /^[\s\u200B]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
}

/** Takes back what `harmless` did, so that a file comes in as it went out. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && harmless(cell.slice(1)) === cell ? cell.slice(1) : cell;
}

/** A CSV file (RFC 4180) that Excel opens as UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  const safe = harmless(cell);
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
