import type { District, Price } from './read.ts';

const years = 3;

export type Cost =
  | {
      readonly type: 'known';
      /** US dollars over three years. */
      readonly total: number;
      /** US dollars; undefined without a number of students. */
      readonly perStudentYear: number | undefined;
    }
  /** A price by student, and nobody says how many there are. */
  | { readonly type: 'noStudents' }
  | { readonly type: 'noPrices' };

/** What three years come to: a licence three times, what is paid once, once. */
export function costOf(prices: readonly Price[], students: number | undefined): Cost {
  if (prices.length === 0) return { type: 'noPrices' };
  if (!students && prices.some(({ per }) => per === 'studentYear')) return { type: 'noStudents' };
  const total = prices.reduce((sum, price) => sum + overThreeYears(price, students ?? 0), 0);
  return { type: 'known', total, perStudentYear: students ? total / students / years : undefined };
}

function overThreeYears({ amount, per }: Price, students: number): number {
  switch (per) {
    case 'studentYear':
      return amount * students * years;
    case 'year':
      return amount * years;
    case 'once':
      return amount;
  }
}

/** The number of students a rubric buys for: as given, else of all its districts together. */
export function studentsOf({
  students,
  districts,
}: {
  readonly students: number | undefined;
  readonly districts: readonly Pick<District, 'students'>[];
}): number | undefined {
  if (students !== undefined) return students;
  let sum = 0;
  for (const district of districts) {
    if (district.students === undefined) return undefined;
    sum += district.students;
  }
  return sum === 0 ? undefined : sum;
}
