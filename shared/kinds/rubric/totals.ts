import type { ScoreCell } from './cells.ts';
import type { Criterion, Rubric, Vendor } from './read.ts';

/** Points by criterion: the rubric's own, or a district's. */
export type PointsOf = (criterion: Criterion) => number;

export interface Gate {
  readonly criterion: Criterion;
  /** Open: nobody has scored it. */
  readonly state: 'passed' | 'failed' | 'open';
  readonly score: number | undefined;
}

export interface Standing {
  readonly vendor: Vendor;
  /** 0-100; undefined while nothing that has points is scored. */
  readonly total: number | undefined;
  /** 1 is best; vendors that read the same share a rank. Undefined behind a failed gate or without a total. */
  readonly rank: number | undefined;
  /** Points of the criteria that were scored. */
  readonly scored: number;
}

export function gatesOf(cells: readonly ScoreCell[]): readonly Gate[] {
  return cells
    .filter(({ criterion }) => criterion.mustHave)
    .map(({ criterion, used }) => ({
      criterion,
      score: used,
      state: used === undefined ? 'open' : used < criterion.atLeast ? 'failed' : 'passed',
    }));
}

/** Σ w·(score/max) over the criteria that were scored, of 100: what is missing is not a zero. */
export function totalOf(
  rubric: Pick<Rubric, 'highest'>,
  cells: readonly ScoreCell[],
  points: PointsOf,
): Pick<Standing, 'total' | 'scored'> {
  let sum = 0;
  let scored = 0;
  for (const { criterion, used } of cells) {
    if (used === undefined) continue;
    sum += points(criterion) * (used / rubric.highest);
    scored += points(criterion);
  }
  return { total: scored === 0 ? undefined : (100 * sum) / scored, scored };
}

/** How each vendor stands under these points: gates first. `cells` are those of one vendor. */
export function standingsOf(
  rubric: Pick<Rubric, 'highest'>,
  rows: readonly { readonly vendor: Vendor; readonly cells: readonly ScoreCell[] }[],
  points: PointsOf,
): readonly Standing[] {
  const totals = rows.map(({ vendor, cells }) => ({
    vendor,
    ...totalOf(rubric, cells, points),
    failed: gatesOf(cells).some(({ state }) => state === 'failed'),
  }));
  const ranked = totals.flatMap(({ failed, total }) =>
    failed || total === undefined ? [] : [asShown(total)],
  );
  return totals.map(({ vendor, total, scored, failed }) => ({
    vendor,
    total,
    scored,
    rank:
      failed || total === undefined ? undefined : 1 + ranked.filter((other) => other > asShown(total)).length,
  }));
}

/** Totals are told apart by what people see of them: one decimal. */
export function asShown(total: number): number {
  return Math.round(Math.round(total * 1e6) / 1e5) / 10;
}
