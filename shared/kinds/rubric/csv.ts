import type { Fields, Matrix, Row, Value } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import { columnLetters, plainName, readTable, type TableFault } from '../../csv/read.ts';
import { withoutGuard, writeCsv } from '../../csv/write.ts';
import type { Translate } from '../kind.ts';
import { notApplicable } from './fields.ts';
import { categoryName, vendorName } from './format.ts';
import { cellsOf, readRubric, rowsOf, type Rubric, wordsOf } from './read.ts';
import { resultsOf, sumOf } from './results.ts';

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

/** Far more than a rubric has: a mistaken file must not freeze the page. */
const mostCriteria = 500;

/** Criteria out of a CSV file with a header. Row numbers are the spreadsheet's: the header is row 1. */
export function readCriteria(text: string, { levels, lowest, highest }: Rubric): CsvReading {
  const table = readTable(text, mostCriteria);
  if ('fault' in table) return faulty([faultOf(table.fault)]);
  const { header, rows: all } = table;
  const columnCalled = (wanted: readonly string[]) =>
    header.findIndex((one) => wanted.includes(plainName(one)));
  const at = Object.fromEntries(
    Object.entries(names).map(([column, wanted]) => [column, columnCalled(wanted)]),
  ) as Record<Column, number>;
  if (at.name < 0) return faulty([{ fault: 'header', values: {} }]);
  const faults: Fault[] = header.flatMap((name, i) =>
    name !== '' && header.slice(0, i).some((other) => plainName(other) === plainName(name))
      ? [{ fault: 'twice', values: { column: columnLetters(i + 1), name } }]
      : [],
  );
  if (all.length === 0) faults.push({ fault: 'empty', values: {} });
  const last = all.at(-1);
  const isTotal =
    last !== undefined && at.points >= 0 && plainName(last.cells[at.name] ?? '').startsWith('total');
  const body = isTotal ? all.slice(0, -1) : all;
  if (isTotal) {
    const sum = sumOf(body.map(({ cells }) => numberIn(cells[at.points] ?? '') || 0));
    const text = last.cells[at.points] ?? '';
    if (numberIn(text) !== undefined && numberIn(text) !== sum) {
      faults.push({
        fault: 'total',
        values: { row: last.n, column: columnLetters(at.points + 1), text, sum },
      });
    }
  }
  const levelAt = levels.map((level) => ({
    level,
    at: header.findIndex(
      (one) =>
        plainName(one) === String(level.value) ||
        (level.name !== '' &&
          [plainName(level.name), plainName(`${level.value}${level.name}`)].includes(plainName(one))),
    ),
  }));
  const criteria = body.map(({ cells, n: row }): CsvCriterion => {
    const text = (column: Column) => withoutGuard(cells[at[column]] ?? '');
    const wrong = (column: Column) =>
      faults.push({
        fault: column,
        values: { row, column: columnLetters(at[column] + 1), text: text(column) },
      });
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
        levelAt.flatMap(({ level, at: i }) =>
          i >= 0 && cells[i] ? [[level.id, withoutGuard(cells[i])] as const] : [],
        ),
      ),
    };
  });
  if (faults.length > 0) return faulty(faults);
  const used = new Set([...Object.values(at), ...levelAt.map((one) => one.at)]);
  return { type: 'read', criteria, notUsed: header.filter((name, i) => name !== '' && !used.has(i)) };
}

/** What cannot be read as a table at all. */
function faultOf(fault: TableFault): Fault {
  switch (fault.type) {
    case 'empty':
      return { fault: 'empty', values: {} };
    case 'openQuote':
      return { fault: 'quote', values: { row: fault.row } };
    case 'tooManyCells':
      return { fault: 'cells', values: { row: fault.row, cell: fault.cell } };
    case 'tooManyRows':
      return { fault: 'rows', values: { most: fault.most } };
  }
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
  if (['', '-', '–'].includes(text)) return false;
  const word = plainName(text);
  if (['yes', 'y', 'x', 'true', '1', 'si', 's'].includes(word) || text === '✓') return true;
  return ['no', 'n', 'false', '0'].includes(word) ? false : undefined;
}

/** What the file says, as rows to put behind those there are; categories are found by name, or made. */
export function rowsFor(
  criteria: readonly CsvCriterion[],
  rubric: Rubric,
  t: Translate,
  id: () => string,
): { readonly categories: readonly Row[]; readonly criteria: readonly Row[]; readonly descriptors: Matrix } {
  const known = new Map(rubric.categories.map((one) => [plainName(categoryName(one, t)), one.id]));
  const categories: Row[] = [];
  const categoryFor = (name: string): string => {
    const found = known.get(plainName(name));
    if (found !== undefined) return found;
    const made = id();
    known.set(plainName(name), made);
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
  const header = [
    ...(['name', 'description', 'category', 'points', 'mustHave', 'atLeast'] as const).map((name) =>
      t(`rubric.criteria.${name}`),
    ),
    ...rubric.levels.map(({ value, name }) => (name === '' ? String(value) : `${value} ${name}`)),
    ...vendors.flatMap(({ vendor }) => [
      ...(['mean', 'range', 'raters', 'consensus'] as const).map(
        (name) => `${vendorName(vendor, t)}: ${t(`rubric.cell.${name}`)}`,
      ),
      ...rubric.ratings.map((rating, i) => `${vendorName(vendor, t)}: ${rating.name || i + 1}`),
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
  return writeCsv([header, ...lines.map((row) => row.map(String))]);
}
