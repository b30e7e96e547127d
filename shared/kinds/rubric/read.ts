import type { Fields, Matrix, Row, Value } from '../../content/fields.ts';
import { plainText } from '../../content/text.ts';
import type { Surroundings } from '../kind.ts';
import { nodesOf, numberOf, rowsOf, textOf } from '../read.ts';
import { mostLevels, notApplicable, type pricePeriods } from './fields.ts';

export { nodesOf, numberOf, rowsOf, textOf } from '../read.ts';

/** A rubric's content as its rules use it; content of an unknown shape reads as empty. */
export interface Rubric {
  readonly levels: readonly Level[];
  /** The lowest and the highest score of the scale. */
  readonly lowest: number;
  readonly highest: number;
  readonly categories: readonly Category[];
  readonly criteria: readonly Criterion[];
  readonly vendors: readonly Vendor[];
  readonly students: number | undefined;
  readonly districts: readonly District[];
  readonly ratings: readonly Rating[];
  readonly consensus: Scores;
  /** Why a score was agreed on, by vendor and criterion; `reasonOf` reads it. */
  readonly reasons: ReturnType<typeof cellsOf>;
  readonly revealed: boolean;
}

export interface Level {
  readonly id: string;
  readonly value: number;
  readonly name: string;
}
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly sort: string | undefined;
}
export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly category: string | undefined;
  readonly points: number;
  readonly mustHave: boolean;
  /** The lowest score that passes, for a must-have. */
  readonly atLeast: number;
}
export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly prices: readonly Price[];
}
export interface Price {
  readonly amount: number;
  readonly per: (typeof pricePeriods)[number];
}
export interface District {
  readonly id: string;
  readonly organisation: string;
  readonly students: number | undefined;
  /** Its own points by criterion; where it gives none the rubric's count. */
  readonly points: ReadonlyMap<string, number>;
}
export type Score = number | typeof notApplicable;
/** vendor → criterion → score */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, Score>>;
export interface Rating {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly state: string | undefined;
  readonly scores: Scores;
  /** What was revealed, where the rater gave another score afterwards. */
  readonly before: Scores;
  /** The vendors this rater has an interest in: scores of these count for nothing. */
  readonly conflicts: ReadonlySet<string>;
}

/** A rubric that compares nothing: criteria and what each level of them looks like. */
export function isSkills({ vendors, criteria }: Pick<Rubric, 'vendors' | 'criteria'>): boolean {
  return vendors.length === 0 && criteria.every(({ points }) => points === 0);
}

export function readRubric(fields: Fields): Rubric {
  const lowest = numberOf(fields.lowest) === 1 ? 1 : 0;
  const levels = rowsOf(fields, 'levels')
    .slice(0, mostLevels - lowest)
    .map((row, i) => ({ id: row.id, value: lowest + i, name: wordsOf(row.fields.name) }));
  const highest = levels.length < 2 ? lowest + 4 : lowest + levels.length - 1;
  const middle = Math.ceil((lowest + highest) / 2);
  const inScale = (score: Score) => score === notApplicable || (score >= lowest && score <= highest);
  const criteria = rowsOf(fields, 'criteria').map((row) => ({
    id: row.id,
    name: wordsOf(row.fields.name),
    category: textOf(row.fields.category),
    points: numberOf(row.fields.points) ?? 0,
    mustHave: row.fields.mustHave === true,
    atLeast: Math.min(highest, numberOf(row.fields.atLeast) ?? middle),
  }));
  return {
    levels,
    lowest,
    highest,
    categories: rowsOf(fields, 'categories').map((row) => ({
      id: row.id,
      name: wordsOf(row.fields.name),
      sort: textOf(row.fields.sort),
    })),
    criteria,
    vendors: rowsOf(fields, 'vendors').map((row) => ({
      id: row.id,
      name: wordsOf(row.fields.name),
      prices: rowsOf(row.fields, 'prices').flatMap(readPrice),
    })),
    students: numberOf(fields.students),
    districts: rowsOf(fields, 'districts').map((row) => ({
      id: row.id,
      organisation: textOf(row.fields.organisation) ?? '',
      students: numberOf(row.fields.students),
      points: ownPoints(fields.weights, row.id),
    })),
    ratings: rowsOf(fields, 'ratings').map((row) => readRating(row, inScale)),
    consensus: readScores(fields.consensus, inScale),
    reasons: cellsOf(fields.consensusReasons),
    revealed: fields.scoring === 'revealed',
  };
}

export function reasonOf({ reasons }: Pick<Rubric, 'reasons'>, vendor: string, criterion: string): string {
  return wordsOf(reasons[vendor]?.[criterion]);
}

function readRating({ id, fields }: Row, inScale: (score: Score) => boolean): Rating {
  return {
    id,
    name: wordsOf(fields.name),
    organisation: textOf(fields.organisation) ?? '',
    state: textOf(fields.state),
    scores: readScores(fields.scores, inScale),
    before: readScores(fields.revealed, inScale),
    conflicts: new Set(
      rowsOf(fields, 'conflicts')
        .filter((row) => row.fields.conflict === true)
        .map((row) => row.id),
    ),
  };
}

/** What a price line is paid for, where nobody says it: a licence by student and year, the rest once. */
export function periodOf(sort: unknown, per: unknown): Price['per'] {
  if (per === 'studentYear' || per === 'year' || per === 'once') return per;
  return sort === 'licence' ? 'studentYear' : 'once';
}

function readPrice({ fields }: Row): readonly Price[] {
  const amount = numberOf(fields.amount);
  if (amount === undefined) return [];
  return [{ amount, per: periodOf(fields.sort, fields.per) }];
}

function ownPoints(value: Value | undefined, district: string): ReadonlyMap<string, number> {
  const own = Object.entries(cellsOf(value)).flatMap(([criterion, byDistrict]) => {
    const points = numberOf(byDistrict[district]);
    return points === undefined ? [] : [[criterion, points] as const];
  });
  return new Map(own);
}

function readScores(value: Value | undefined, inScale: (score: Score) => boolean): Scores {
  return new Map(
    Object.entries(cellsOf(value)).map(([vendor, byCriterion]) => [
      vendor,
      new Map(
        Object.entries(byCriterion).flatMap(([criterion, raw]) => {
          const score = scoreOf(raw);
          return score !== undefined && inScale(score) ? [[criterion, score] as const] : [];
        }),
      ),
    ]),
  );
}

/** A score as it is kept: a level's value in digits, or that the rater does not judge it. */
function scoreOf(value: unknown): Score | undefined {
  if (value === notApplicable) return notApplicable;
  return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : undefined;
}

export function cellsOf(value: Value | undefined): Matrix['cells'] {
  return typeof value === 'object' && 'cells' in value ? value.cells : {};
}
export function wordsOf(value: Value | undefined): string {
  return plainText(nodesOf(value)).trim();
}

/** Empty where nobody knows it. An organisation that left is called as it was called then. */
export function organisationName(
  id: string,
  { organisations, references }: Pick<Surroundings, 'organisations' | 'references'>,
): string {
  return organisations.find((one) => one.id === id)?.name ?? references[id]?.label ?? '';
}
