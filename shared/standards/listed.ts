/** The codes in a cell: apart by semicolons, commas or lines, with "K.CC.1–3" and "1.2.A.iv-v" written out. */
export function codesListed(cell: string): readonly string[] {
  const parts = cell.split(/[;,\n|•]+/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    // Codes beside each other with a space between; anything with a word in it is one.
    return words.length > 1 && words.every((word) => /\d/.test(word)) ? words : [part.trim()];
  });
  return [...new Set(parts.flatMap(writtenOut))].filter((code) => /\d/.test(code) && code.length <= 100);
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const mostInRange = 30;

function writtenOut(code: string): string[] {
  const found = /^(.*[.\d])?([A-Za-z]+|\d+)\s*[-–—]\s*([A-Za-z]+|\d+)$/.exec(code);
  const [, before = '', first = '', last = ''] = found ?? [];
  // "1-ESS1-2" and "1B-AP-10" are single codes: a range stands after a dot, or is of letters after a number.
  if (!found || before === '') return [code];
  const steps = stepsOf(first, last);
  if (!steps || !(before.endsWith('.') || /^[a-z]$/.test(first))) return [code];
  return steps.map((step) => before + step);
}

function stepsOf(first: string, last: string): string[] | undefined {
  const [from, to] = [Number(first), Number(last)];
  if (Number.isInteger(from) && Number.isInteger(to)) {
    if (to <= from || to - from > mostInRange) return undefined;
    return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  }
  const [i, j] = [romans.indexOf(first), romans.indexOf(last)];
  if (i >= 0 && j > i) return romans.slice(i, j + 1);
  if (!/^[a-z]$/i.test(first) || !/^[a-z]$/i.test(last) || last <= first) return undefined;
  return Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, at) =>
    String.fromCharCode(first.charCodeAt(0) + at),
  );
}
