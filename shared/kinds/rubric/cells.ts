import { notApplicable } from './fields.ts';
import type { Criterion, Rating, Rubric, Score, Vendor } from './read.ts';

/** A spread of this many levels is talked about before anybody agrees on a score. */
export const wideSpread = 2;

/** One rater's score of one criterion of one vendor. */
export interface Given {
  readonly rating: Rating;
  readonly score: Score;
  /** The score as it was revealed, where it was changed afterwards. */
  readonly before: Score | undefined;
}

/** What all raters together say of one criterion of one vendor. */
export interface ScoreCell {
  readonly vendor: Vendor;
  readonly criterion: Criterion;
  /** Scores that count, "not my area" among them. */
  readonly given: readonly Given[];
  readonly mean: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly spread: number;
  readonly consensus: Score | undefined;
  /** What the total is worked out from: the consensus, else the mean; nothing where nobody scored. */
  readonly used: number | undefined;
}

/** Withdrawn and absent raters have no say, nor has one with an interest in the vendor. */
export function counts(rating: Rating, vendor: Vendor): boolean {
  return rating.state !== 'withdrawn' && rating.state !== 'absent' && !rating.conflicts.has(vendor.id);
}

export function cellOf(rubric: Rubric, vendor: Vendor, criterion: Criterion): ScoreCell {
  const at = (rating: Rating, scores: 'scores' | 'before') =>
    rating[scores].get(vendor.id)?.get(criterion.id);
  const given = rubric.ratings.flatMap((rating) => {
    const score = counts(rating, vendor) ? at(rating, 'scores') : undefined;
    return score === undefined ? [] : [{ rating, score, before: at(rating, 'before') }];
  });
  const scores = given.flatMap(({ score }) => (score === notApplicable ? [] : [score]));
  const mean = scores.length === 0 ? undefined : scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const low = scores.length === 0 ? undefined : Math.min(...scores);
  const high = scores.length === 0 ? undefined : Math.max(...scores);
  const consensus = rubric.consensus.get(vendor.id)?.get(criterion.id);
  const agreed = consensus === notApplicable ? undefined : consensus;
  return {
    vendor,
    criterion,
    given,
    mean,
    low,
    high,
    spread: low === undefined || high === undefined ? 0 : high - low,
    consensus,
    used: consensus === undefined ? mean : agreed,
  };
}

/** What to discuss: the widest spreads first, then the heaviest criteria; done where a consensus stands. */
export function toDiscuss(cells: readonly ScoreCell[]): readonly ScoreCell[] {
  return cells
    .filter((cell) => cell.spread >= wideSpread)
    .toSorted(
      (a, b) =>
        Number(a.consensus !== undefined) - Number(b.consensus !== undefined) ||
        b.spread - a.spread ||
        b.criterion.points - a.criterion.points,
    );
}
