import { cellOf, type ScoreCell, toDiscuss } from './cells.ts';
import { type Cost, costOf, studentsOf } from './cost.ts';
import type { District, Rubric, Vendor } from './read.ts';
import { type Sensitivity, sensitivityOf } from './sensitivity.ts';
import { type Gate, gatesOf, type Standing, standingsOf, totalOf } from './totals.ts';

export interface VendorResult extends Standing {
  /** One a criterion, in the rubric's order. */
  readonly cells: readonly ScoreCell[];
  readonly gates: readonly Gate[];
  readonly failed: boolean;
  /** The lowest and the highest total that a single rater's scores come to. */
  readonly range: { readonly low: number; readonly high: number } | undefined;
  readonly cost: Cost;
}

export interface DistrictResult {
  readonly district: District;
  /** Whether it weighs anything in its own way. */
  readonly ownWeights: boolean;
  readonly vendors: readonly (Standing & { readonly cost: Cost })[];
}

/** Everything that is computed of a rubric. */
export interface Results {
  /** In the rubric's order. */
  readonly vendors: readonly VendorResult[];
  readonly districts: readonly DistrictResult[];
  readonly discuss: readonly ScoreCell[];
  readonly sensitivity: Sensitivity | undefined;
}

export function resultsOf(rubric: Rubric): Results {
  const rows = rubric.vendors.map((vendor) => ({
    vendor,
    cells: rubric.criteria.map((criterion) => cellOf(rubric, vendor, criterion)),
  }));
  const students = studentsOf(rubric);
  const standings = standingsOf(rubric, rows, ({ points }) => points);
  return {
    vendors: standings.map((standing, i) => {
      const cells = rows[i]?.cells ?? [];
      const gates = gatesOf(cells);
      return {
        ...standing,
        cells,
        gates,
        failed: gates.some(({ state }) => state === 'failed'),
        range: rangeOf(rubric, cells),
        cost: costOf(standing.vendor.prices, students),
      };
    }),
    districts: rubric.districts.map((district) => ({
      district,
      ownWeights: district.points.size > 0,
      vendors: standingsOf(rubric, rows, ({ id, points }) => district.points.get(id) ?? points).map(
        (standing) => ({
          ...standing,
          cost: costOf(standing.vendor.prices, district.students ?? students),
        }),
      ),
    })),
    discuss: toDiscuss(rows.flatMap(({ cells }) => cells)),
    sensitivity: sensitivityOf(rubric, rows),
  };
}

function rangeOf(rubric: Rubric, cells: readonly ScoreCell[]): VendorResult['range'] {
  const totals = rubric.ratings.flatMap((rating) => {
    const own = cells.map((cell) => {
      const score = cell.given.find((one) => one.rating === rating)?.score;
      return { ...cell, used: typeof score === 'number' ? score : undefined };
    });
    const { total } = totalOf(rubric, own, ({ points }) => points);
    return total === undefined ? [] : [total];
  });
  return totals.length === 0 ? undefined : { low: Math.min(...totals), high: Math.max(...totals) };
}

/** By rank; those without one behind, in the rubric's order. */
export function byRank<T extends { readonly rank: number | undefined; readonly vendor: Vendor }>(
  standings: readonly T[],
): readonly T[] {
  return standings.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

/** What points add up to, as people add them: 0.1 and 0.2 are 0.3. */
export function sumOf(points: readonly number[]): number {
  return Math.round(points.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
}

/** Points so that they add up to 100, in whole numbers: the largest remainders round up. */
export function scaleToHundred(points: readonly number[]): readonly number[] {
  const all = sumOf(points);
  if (all === 0) return points;
  const exact = points.map((one) => (one * 100) / all);
  const whole = exact.map((one) => Math.floor(one + 1e-9));
  let rest = 100 - whole.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((one, i) => ({ i, remainder: one - (whole[i] ?? 0) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (rest <= 0) break;
    whole[i] = (whole[i] ?? 0) + 1;
    rest -= 1;
  }
  return whole;
}
