import type { ScoreCell } from './cells.ts';
import type { Criterion, Rubric, Vendor } from './read.ts';
import { standingsOf } from './totals.ts';

/** A change of one weight that puts somebody else first. */
export interface Turn {
  readonly criterion: Criterion;
  readonly change: 'more' | 'less';
  readonly first: readonly Vendor[];
}

export interface Sensitivity {
  readonly first: readonly Vendor[];
  readonly turns: readonly Turn[];
}

/** Of a hundred points. */
const weightChange = 10;

/**
 * Whether ten points of a hundred more or less on any one criterion change who is first. Undefined where fewer than
 * two vendors are ranked.
 */
export function sensitivityOf(
  rubric: Pick<Rubric, 'highest' | 'criteria'>,
  rows: readonly { readonly vendor: Vendor; readonly cells: readonly ScoreCell[] }[],
): Sensitivity | undefined {
  const all = rubric.criteria.reduce((sum, { points }) => sum + points, 0);
  const standings = standingsOf(rubric, rows, ({ points }) => points);
  if (all === 0 || standings.filter(({ rank }) => rank !== undefined).length < 2) return undefined;
  const firstOf = (some: typeof standings) =>
    some.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor);
  const first = firstOf(standings);
  const step = (all * weightChange) / 100;
  const turns = rubric.criteria.flatMap((criterion) =>
    (['more', 'less'] as const).flatMap((change) => {
      const own = Math.max(0, criterion.points + (change === 'more' ? step : -step));
      const points = (one: Criterion) => (one.id === criterion.id ? own : one.points);
      const now = firstOf(standingsOf(rubric, rows, points));
      const same = now.length === first.length && now.every((one) => first.includes(one));
      return same || now.length === 0 ? [] : [{ criterion, change, first: now }];
    }),
  );
  return { first, turns };
}
