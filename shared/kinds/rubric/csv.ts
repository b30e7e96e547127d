import type { Fields, Matrix, Row, Value } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import type { Translate } from '../kind.ts';
import { notApplicable } from './fields.ts';
import { categoryName } from './format.ts';
import { cellsOf, readRubric, rowsOf, type Rubric, wordsOf } from './read.ts';
import { resultsOf } from './results.ts';

/** A rubric as a table for spreadsheets, and criteria out of one. */

export interface Fault {
  /** A message of the catalogue: `rubric.csv.fault.<fault>`. */
  readonly fault: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface CsvCriterion {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly points: number | undefined;
  readonly mustHave: boolean;
  readonly atLeast: number | undefined;
  /** By level id. */
  readonly descriptors: ReadonlyMap<string, string>;
}

export type CsvReading =
  | {
      readonly type: 'read';
      readonly criteria: readonly CsvCriterion[];
      readonly notUsed: readonly string[];
    }
  | { readonly type: 'faulty'; readonly faults: readonly Fault[] };

const names = {
  name: ['criterion', 'criteria', 'criterio', 'criterios'],
  description: ['description', 'descripcion'],
  category: ['category', 'categoria'],
  points: ['points', 'weight', 'puntos', 'peso'],
  mustHave: ['musthave', 'gate', 'imprescindible'],
  atLeast: ['passesfrom', 'atleast', 'passesfromscore', 'secumpledesde', 'secumpledesdelanota'],
} as const;
type Column = keyof typeof names;

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The letter a spreadsheet heads this column with: A, B … Z, AA … */
export function columnLetter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** @returns rows of cells, or the row in which a quotation mark stays open */
function cellsOfCsv(text: string): readonly (readonly string[])[] | { readonly openIn: number } {
  const bare = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const head = bare.split('\n', 1)[0] ?? '';
  const separator =
    [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quotedIn = 0;
  for (let i = 0; i < bare.length; i += 1) {
    const sign = bare[i] ?? '';
    if (quotedIn > 0) {
      if (sign !== '"') cell += sign;
      else if (bare[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quotedIn = 0;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quotedIn = rows.length;
    } else if (sign === separator || sign === '\n') {
      rows.at(-1)?.push(cell.trim());
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  if (quotedIn > 0) return { openIn: quotedIn };
  rows.at(-1)?.push(cell.trim());
  return rows;
}

/** Criteria out of a CSV file with a header. Row numbers are the spreadsheet's: the header is row 1. */
export function readCriteria(text: string, { levels, lowest, highest }: Rubric): CsvReading {
  const rows = cellsOfCsv(text);
  if ('openIn' in rows) return faulty([{ fault: 'quote', values: { row: rows.openIn } }]);
  const [header = [], ...rest] = rows;
  const all = rest
    .map((cells, i) => ({ cells, row: i + 2 }))
    .filter(({ cells }) => cells.some((one) => one !== ''));
  if (header.every((one) => one === '')) return faulty([{ fault: 'empty', values: {} }]);
  const columnCalled = (wanted: readonly string[]) => header.findIndex((one) => wanted.includes(plain(one)));
  const at = Object.fromEntries(
    Object.entries(names).map(([column, wanted]) => [column, columnCalled(wanted)]),
  ) as Record<Column, number>;
  if (at.name < 0) return faulty([{ fault: 'header', values: {} }]);
  const faults: Fault[] = header.flatMap((name, i) =>
    name !== '' && header.slice(0, i).some((other) => plain(other) === plain(name))
      ? [{ fault: 'twice', values: { column: columnLetter(i), name } }]
      : [],
  );
  if (all.length === 0) faults.push({ fault: 'empty', values: {} });
  const last = all.at(-1);
  const isTotal =
    last !== undefined && at.points >= 0 && plain(last.cells[at.name] ?? '').startsWith('total');
  const body = isTotal ? all.slice(0, -1) : all;
  if (isTotal) {
    const sum = body.reduce((points, { cells }) => points + (numberIn(cells[at.points] ?? '') || 0), 0);
    const text = last.cells[at.points] ?? '';
    if (numberIn(text) !== undefined && numberIn(text) !== sum) {
      faults.push({ fault: 'total', values: { row: last.row, column: columnLetter(at.points), text, sum } });
    }
  }
  const levelAt = levels.map((level) => ({
    level,
    at: header.findIndex(
      (one) =>
        plain(one) === String(level.value) ||
        (level.name !== '' && [plain(level.name), plain(`${level.value}${level.name}`)].includes(plain(one))),
    ),
  }));
  const criteria = body.map(({ cells, row }): CsvCriterion => {
    if (cells.length > header.length) {
      faults.push({ fault: 'cells', values: { row, found: cells.length, wanted: header.length } });
    }
    const text = (column: Column) => cells[at[column]] ?? '';
    const wrong = (column: Column) =>
      faults.push({ fault: column, values: { row, column: columnLetter(at[column]), text: text(column) } });
    if (text('name') === '') wrong('name');
    const points = numberIn(text('points'));
    if (points !== undefined && !(points >= 0 && points <= 1000)) wrong('points');
    const mustHave = yesIn(text('mustHave'));
    if (mustHave === undefined) wrong('mustHave');
    const atLeast = numberIn(text('atLeast'));
    if (atLeast !== undefined && !(Number.isInteger(atLeast) && atLeast >= lowest && atLeast <= highest)) {
      wrong('atLeast');
    }
    return {
      name: text('name'),
      description: text('description'),
      category: text('category'),
      points,
      mustHave: mustHave === true,
      atLeast,
      descriptors: new Map(
        levelAt.flatMap(({ level, at: i }) => (i >= 0 && cells[i] ? [[level.id, cells[i]] as const] : [])),
      ),
    };
  });
  if (faults.length > 0) return faulty(faults);
  const used = new Set([...Object.values(at), ...levelAt.map((one) => one.at)]);
  return { type: 'read', criteria, notUsed: header.filter((name, i) => name !== '' && !used.has(i)) };
}

function faulty(faults: readonly Fault[]): CsvReading {
  return { type: 'faulty', faults };
}

/** Undefined where nothing stands; NaN where it is no number. */
function numberIn(text: string): number | undefined {
  if (text === '') return undefined;
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function yesIn(text: string): boolean | undefined {
  const word = plain(text);
  if (['yes', 'y', 'x', 'true', '1', 'si', 's'].includes(word) || text === '✓') return true;
  return ['', 'no', 'n', 'false', '0'].includes(word) ? false : undefined;
}

/** What the file says, as rows to put behind those there are; categories are found by name, or made. */
export function rowsFor(
  criteria: readonly CsvCriterion[],
  rubric: Rubric,
  t: Translate,
  id: () => string,
): { readonly categories: readonly Row[]; readonly criteria: readonly Row[]; readonly descriptors: Matrix } {
  const known = new Map(rubric.categories.map((one) => [plain(categoryName(one, t)), one.id]));
  const categories: Row[] = [];
  const categoryFor = (name: string): string => {
    const found = known.get(plain(name));
    if (found !== undefined) return found;
    const made = id();
    known.set(plain(name), made);
    categories.push({ id: made, fields: { name: lineOf(name) } });
    return made;
  };
  const cells: Record<string, Record<string, Value>> = {};
  const rows = criteria.map((one): Row => {
    const row = id();
    if (one.descriptors.size > 0) {
      cells[row] = Object.fromEntries([...one.descriptors].map(([level, text]) => [level, lineOf(text)]));
    }
    return {
      id: row,
      fields: {
        name: lineOf(one.name),
        ...(one.description === '' ? {} : { description: lineOf(one.description) }),
        ...(one.category === '' ? {} : { category: categoryFor(one.category) }),
        ...(one.points === undefined ? {} : { points: one.points }),
        ...(one.mustHave ? { mustHave: true } : {}),
        ...(one.atLeast === undefined ? {} : { atLeast: one.atLeast }),
      },
    };
  });
  return { categories, criteria: rows, descriptors: { cells } };
}

/**
 * The criteria with their levels, then for each vendor mean, range, raters and agreed score, then every rater's score:
 * what the importer reads stands first and under the same names.
 */
export function csvOf(fields: Fields, t: Translate): string {
  const rubric = readRubric(fields);
  const { vendors } = resultsOf(rubric);
  const rows = new Map(rowsOf(fields, 'criteria').map((row) => [row.id, row.fields]));
  const written = cellsOf(fields.descriptors);
  const vendorName = (name: string) => name || t('rubric.vendor.unnamed');
  const header = [
    ...(['name', 'description', 'category', 'points', 'mustHave', 'atLeast'] as const).map((name) =>
      t(`rubric.criteria.${name}`),
    ),
    ...rubric.levels.map(({ value, name }) => (name === '' ? String(value) : `${value} ${name}`)),
    ...vendors.flatMap(({ vendor }) => [
      ...(['mean', 'range', 'raters', 'consensus'] as const).map(
        (name) => `${vendorName(vendor.name)}: ${t(`rubric.cell.${name}`)}`,
      ),
      ...rubric.ratings.map((rating, i) => `${vendorName(vendor.name)}: ${rating.name || i + 1}`),
    ]),
  ];
  const lines = rubric.criteria.map((criterion, i) => {
    const category = rubric.categories.find(({ id }) => id === criterion.category);
    const own = rows.get(criterion.id) ?? {};
    return [
      criterion.name,
      wordsOf(own.description),
      category ? categoryName(category, t) : '',
      criterion.points,
      criterion.mustHave ? 'x' : '',
      criterion.mustHave ? criterion.atLeast : '',
      ...rubric.levels.map((level) => wordsOf(written[criterion.id]?.[level.id])),
      ...vendors.flatMap(({ cells }) => {
        const cell = cells[i];
        const score = (value: unknown) =>
          value === notApplicable ? t('rubric.notApplicable') : (value ?? '');
        return [
          cell?.mean === undefined ? '' : Math.round(cell.mean * 100) / 100,
          cell?.low === undefined ? '' : `${cell.low}–${cell.high}`,
          cell?.given.filter((one) => typeof one.score === 'number').length ?? 0,
          score(cell?.consensus),
          ...rubric.ratings.map((rating) => score(cell?.given.find((one) => one.rating === rating)?.score)),
        ];
      }),
    ];
  });
  return [header, ...lines].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

/** Quoted where it must be; a text that a spreadsheet would run as a formula is kept from it. */
function csvCell(value: unknown): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",;\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
