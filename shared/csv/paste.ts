/** Rows of cells from what is pasted: a spreadsheet's tabs, or a table drawn with bars as in Markdown. */
export function pastedRows(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n');
  return /^\s*\|.*\|\s*$/m.test(lines) ? barred(lines) : tabbed(lines);
}

function barred(text: string): string[][] {
  return text.split('\n').flatMap((line) => {
    const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (inner === undefined) return [];
    const cells = inner.split(/(?<!\\)\|/).map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/gi, '\n')
        .replace(/\*\*|__/g, '')
        .trim(),
    );
    return cells.every((cell) => /^:?-*:?$/.test(cell)) ? [] : [cells];
  });
}

/** Quoted as spreadsheets quote: a cell may have lines of its own. */
function tabbed(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text);
    if (!found) break;
    const [, raw = '', end = ''] = found;
    const isQuoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"');
    rows.at(-1)?.push((isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}
