import Papa from 'papaparse';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Csv {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** As long as the header each. */
  readonly rows: readonly (readonly string[])[];
}

/** A list of families is far smaller; a mistaken file must not freeze the page. */
export const mostBytes = 20 * 1024 * 1024;
export const mostRows = 20_000;
const mostColumns = 200;

/** @throws RangeError where there are more rows or columns than a list of families has */
export function readCsv(bytes: Uint8Array): Csv {
  const encoding = encodingOf(bytes);
  // The decoder takes a byte order mark away.
  const decoded = new TextDecoder(encoding).decode(bytes);
  const said = /^sep=([,;\t])\r?\n/i.exec(decoded);
  const { data, meta } = Papa.parse<string[]>(decoded.slice(said?.[0].length ?? 0), {
    delimiter: said?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: 'greedy',
  });
  const [first = [], ...rest] = data;
  if (rest.length > mostRows || first.length > mostColumns) throw new RangeError('Too long for a list.');
  const header = first.map((name) => name.trim());
  return {
    encoding,
    delimiter: meta.delimiter,
    header,
    rows: rest.map((row) => header.map((_, i) => (row[i] ?? '').trim())),
  };
}

/** Spreadsheets say their encoding by a mark, by zero bytes, or not at all. */
function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const some = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [i, byte] of some.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Half the bytes of Latin letters in UTF-16 are zero.
  if (odd > some.length / 8) return 'utf-16le';
  if (even > some.length / 8) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Not UTF-8: what Excel writes where the system is an older Windows.
    return 'windows-1252';
  }
}
