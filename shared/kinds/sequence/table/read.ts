import { columnLetters } from '../../../csv/read.ts';
import { withoutGuard } from '../../../csv/write.ts';
import { codesListed } from '../../../standards/listed.ts';
import { emphases, type Emphasis, type Grade, type Level, levels, unitTexts } from '../fields.ts';
import { gradeCalled, howCalled, type Part, partCalled } from './parts.ts';

/** A table of units, from a file or pasted: what each row would come to, and what of it is not understood. */
export interface PlannedUnit {
  readonly row: number;
  readonly title: string;
  readonly grade?: Grade;
  readonly course: string;
  readonly week?: number;
  readonly day?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly standards: readonly PlannedCitation[];
  readonly prerequisites: readonly string[];
  readonly texts: Readonly<Partial<Record<(typeof unitTexts)[number], string>>>;
}
export interface PlannedCitation {
  readonly code: string;
  readonly emphasis?: Emphasis;
  readonly level?: Level;
}
export interface Unclear {
  readonly row: number;
  /** The column's letters. */
  readonly column: string;
  readonly part: Part;
  readonly text: string;
}
export interface PlannedTable {
  readonly units: readonly PlannedUnit[];
  readonly unclear: readonly Unclear[];
  /** Rows without a title: headings, notes, empty lines of a spreadsheet. */
  readonly leftOut: readonly { readonly row: number; readonly text: string }[];
  /** How many rows come after as many units as are taken at once. */
  readonly beyond: number;
}

/** What each column is; a column without a part is left out. */
export interface TableMapping {
  /** The row with the names of the columns; -1 where there is none. */
  readonly header: number;
  readonly columns: readonly (Part | undefined)[];
}

const headersWithin = 15;

/** The row that names most columns is the header, wherever in the first rows it stands. */
export function guessTable(rows: readonly (readonly string[])[]): TableMapping {
  let best = { at: -1, found: 1, columns: [] as (Part | undefined)[] };
  for (const [at, row] of rows.slice(0, headersWithin).entries()) {
    const named = row.map(partCalled);
    const columns = named.map((part, i) => (part && named.indexOf(part) === i ? part : undefined));
    const found = columns.filter((part) => part !== undefined).length;
    if (found > best.found) best = { at, found, columns };
  }
  if (best.at < 0)
    return { header: -1, columns: rows[0]?.map((_, at) => (at === 0 ? 'title' : undefined)) ?? [] };
  return { header: best.at, columns: withTitle(best.columns) };
}

/** A table whose units stand under "Week", say, still has a column of names: the first that says nothing known. */
function withTitle(columns: readonly (Part | undefined)[]): (Part | undefined)[] {
  if (columns.includes('title')) return [...columns];
  const free = columns.indexOf(undefined);
  return columns.map((part, at) => (at === free ? 'title' : part));
}

export const mostUnits = 500;

export function planTable(
  rows: readonly (readonly string[])[],
  { header, columns }: TableMapping,
): PlannedTable {
  const units: PlannedUnit[] = [];
  const unclear: Unclear[] = [];
  const leftOut: PlannedTable['leftOut'][number][] = [];
  let grade: Grade | undefined;
  let beyond = 0;
  for (const [at, cells] of rows.entries()) {
    const only = cells.filter((one) => one.trim() !== '');
    if (at <= header) continue;
    if (units.length >= mostUnits) {
      if (only.length > 0) beyond += 1;
      continue;
    }
    const row = at + 1;
    const cell = (part: Part) => withoutGuard(cells[columns.indexOf(part)]?.trim() ?? '');
    const fail = (part: Part, text = cell(part)) =>
      unclear.push({ row, column: columnLetters(columns.indexOf(part) + 1), part, text });
    const title = cell('title').replace(/\s+/g, ' ');
    // "Grade 3" alone in a row heads the units below it.
    const heading = new Set(only).size === 1 ? gradeCalled(only[0] ?? '') : undefined;
    if (heading) {
      grade = heading;
      continue;
    }
    if (title === '') {
      leftOut.push({ row, text: only.join(' · ').slice(0, 120) });
      continue;
    }
    const own = gradeCalled(cell('grade'));
    if (cell('grade') !== '' && !own) fail('grade');
    const time = timeIn(cell, fail);
    units.push({
      row,
      title: title.slice(0, 500),
      ...optional('grade', own ?? (cell('grade') === '' ? grade : undefined)),
      course: cell('course').replace(/\s+/g, ' ').slice(0, 200),
      ...time,
      standards: citationsIn(cell('standards'), (text) => fail('standards', text)),
      prerequisites: cell('prerequisites')
        .split(/[;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      texts: Object.fromEntries(
        unitTexts.filter((part) => cell(part) !== '').map((part) => [part, cell(part).slice(0, 20_000)]),
      ),
    });
  }
  return { units, unclear, leftOut, beyond };
}

type Time = Pick<PlannedUnit, 'week' | 'day' | 'weeks' | 'days'>;

/** "Weeks 3–5", "3 weeks", "15 days", "2 weeks 3 days", or plain numbers by the column they stand in. */
function timeIn(cell: (part: Part) => string, fail: (part: Part) => void): Time {
  const time: { -readonly [K in keyof Time]: number } = {};
  for (const part of ['week', 'day', 'weeks', 'days'] as const) {
    const text = cell(part).toLowerCase();
    if (text === '') continue;
    const range =
      /^(?:weeks?|wks?\.?|semanas?)?\s*#?\s*(\d{1,2})\s*(?:[-–—]|to|a)\s*(?:week\s*)?(\d{1,2})$/.exec(text);
    const named = /^(?:week|wk\.?|semana)\s*#?\s*(\d{1,2})$/.exec(text);
    const weeks = /(\d{1,2})\s*(?:weeks?|wks?\.?|semanas?)\b/.exec(text);
    const days = /(\d{1,3})\s*(?:days?|d[ií]as?|lessons?|class(?:es)?)\b/.exec(text);
    const plain = /^\d{1,3}$/.test(text) ? Number(text) : undefined;
    if (range && (part === 'week' || part === 'weeks') && Number(range[2]) >= Number(range[1])) {
      time.week = Number(range[1]);
      time.weeks = Number(range[2]) - Number(range[1]) + 1;
    } else if (named && part !== 'day') time.week = Number(named[1]);
    else if (plain !== undefined) time[part] = plain;
    else if ((weeks || days) && part !== 'day') {
      if (weeks) time.weeks = Number(weeks[1]);
      if (days) time.days = Number(days[1]);
    } else fail(part);
  }
  for (const [part, most] of [
    ['week', 60],
    ['day', 7],
    ['weeks', 60],
    ['days', 300],
  ] as const) {
    const value = time[part];
    if (value === undefined || (value <= most && value >= (part === 'week' || part === 'day' ? 1 : 0)))
      continue;
    delete time[part];
    fail(part);
  }
  return time;
}

/** `3.OA.1 (priority, mastered)`, as they are written out in either language. */
function citationsIn(cell: string, fail: (text: string) => void): PlannedCitation[] {
  const found = new Map<string, PlannedCitation>();
  const pieces = cell.split(/[;\n]|,(?![^()]*\))/).map((one) => one.trim());
  for (const piece of pieces) {
    if (piece === '') continue;
    const said = /^(.*?)\s*\(([^()]*)\)$/.exec(piece);
    const words = (said?.[2] ?? '').split(',');
    const emphasis = howCalled(emphases, words);
    const level = howCalled(levels, words);
    const codes = codesListed(emphasis || level ? (said?.[1] ?? '') : piece);
    if (codes.length === 0) fail(piece.slice(0, 120));
    for (const code of codes) {
      found.set(code, { code, ...optional('emphasis', emphasis), ...optional('level', level) });
    }
  }
  return [...found.values()];
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Units that say how long they are but not when stand one after the other, each grade and course for itself. */
export function oneAfterAnother(units: readonly PlannedUnit[], daysPerWeek: number): readonly PlannedUnit[] {
  const next = new Map<string, number>();
  return units.map((unit) => {
    const lane = `${unit.grade ?? ''}/${unit.course}`;
    const length = (unit.weeks ?? 0) * daysPerWeek + (unit.days ?? 0);
    const start =
      unit.week === undefined ? (next.get(lane) ?? 0) : (unit.week - 1) * daysPerWeek + (unit.day ?? 1) - 1;
    next.set(lane, start + length);
    if (unit.week !== undefined || length === 0 || start >= 60 * daysPerWeek) return unit;
    return { ...unit, week: Math.floor(start / daysPerWeek) + 1, day: (start % daysPerWeek) + 1 };
  });
}
