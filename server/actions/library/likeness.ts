import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import { type Likeness, likenesses } from '../../../shared/model.ts';

type Profile = z.output<typeof shape.profile>;

/** Students; two districts in one band are of a size. */
const bands = [300, 1000, 3000, 10_000, 30_000];
/** Percentage points within which two shares are alike. */
const near = 10;
/** So much must be in common, of what both have told, to call two districts alike. */
const leastAlike = 2;
const leastShare = 0.5;

/**
 * What two districts have in common, of what both say of themselves; undefined where that is too little to call them
 * alike. Nobody is ranked by it: it only finds whose work may fit.
 */
export function likenessOf(mine: Profile, theirs: Profile): readonly Likeness[] | undefined {
  const told = likenesses.filter((each) => isTold(mine[each]) && isTold(theirs[each]));
  const alike = told.filter((each) => isAlike(each, mine, theirs));
  return alike.length >= leastAlike && alike.length / told.length >= leastShare ? alike : undefined;
}

function isTold(value: string | number | undefined): boolean {
  return value !== undefined && value !== '';
}

function isAlike(what: Likeness, mine: Profile, theirs: Profile): boolean {
  switch (what) {
    case 'state':
    case 'gradeSpan':
      return plain(mine[what]) === plain(theirs[what]);
    case 'localeCategory':
      return mine.localeCategory === theirs.localeCategory;
    case 'enrolment':
      return bandOf(mine.enrolment ?? 0) === bandOf(theirs.enrolment ?? 0);
    case 'englishLearners':
    case 'disadvantaged':
      return Math.abs((mine[what] ?? 0) - (theirs[what] ?? 0)) <= near;
  }
}

function plain(text: string | undefined): string {
  return (text ?? '').toLowerCase().replace(/[\s.–-]+/g, '');
}

function bandOf(enrolment: number): number {
  const band = bands.findIndex((upTo) => enrolment <= upTo);
  return band === -1 ? bands.length : band;
}
