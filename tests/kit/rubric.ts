import fc from 'fast-check';
import type { Fields, Matrix, Row, Value } from '../../shared/content/fields.ts';
import { lineOf } from '../../shared/content/text.ts';

export const line = lineOf;

/** A row id that tells what it is for. */
export function rowId(name: string): string {
  return name.padEnd(12, 'x');
}

const score = fc.constantFrom('na', '0', '1', '2', '3', '4', undefined);
const rows = (prefix: string, count: number, fields: (i: number) => Fields): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: rowId(`${prefix}${i + 1}`), fields: fields(i) }));

function present(fields: Readonly<Record<string, Value | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

function matrix(
  outer: readonly Row[],
  inner: readonly Row[],
  cell: (at: number) => Value | undefined,
): Matrix {
  return {
    cells: Object.fromEntries(
      outer.map((one, i) => [
        one.id,
        present(Object.fromEntries(inner.map((other, j) => [other.id, cell(i * inner.length + j)]))),
      ]),
    ),
  };
}

/** Rubrics of any shape: few or many criteria, vendors and raters, with gates, conflicts and districts of their own. */
export const rubricFieldsArbitrary: fc.Arbitrary<Fields> = fc
  .record({
    criteria: fc.array(
      fc.record({
        points: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
        mustHave: fc.option(fc.constant(true), { nil: undefined, freq: 2 }),
        atLeast: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    prices: fc.array(
      fc.array(
        fc.record({
          sort: fc.constantFrom('licence', 'setUp', 'training', 'integration', 'other'),
          amount: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
          per: fc.option(fc.constantFrom('studentYear', 'year', 'once'), { nil: undefined }),
        }),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    raters: fc.array(
      fc.record({
        state: fc.constantFrom('finished', 'finished', 'late', 'absent', 'withdrawn', undefined),
        scores: fc.array(score, { minLength: 28, maxLength: 28 }),
        conflicts: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      }),
      { maxLength: 5 },
    ),
    consensus: fc.array(fc.option(score, { nil: undefined, freq: 2 }), { minLength: 28, maxLength: 28 }),
    students: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
    districts: fc.array(
      fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }), {
        minLength: 7,
        maxLength: 7,
      }),
      { maxLength: 2 },
    ),
  })
  .map((one) => {
    const criteria = rows('c', one.criteria.length, (i) => present({ ...one.criteria[i] }));
    const vendors = rows('v', one.prices.length, (i) =>
      present({
        prices: rows(`p${i}`, one.prices[i]?.length ?? 0, (j) => present({ ...one.prices[i]?.[j] })),
      }),
    );
    const districts = rows('d', one.districts.length, () => ({}));
    return present({
      criteria,
      vendors,
      students: one.students,
      districts,
      weights: matrix(
        criteria,
        districts,
        (at) => one.districts[at % districts.length]?.[Math.floor(at / districts.length)],
      ),
      consensus: matrix(vendors, criteria, (at) => one.consensus[at]),
      ratings: rows('r', one.raters.length, (i) => {
        const rater = one.raters[i];
        return present({
          state: rater?.state,
          scores: matrix(vendors, criteria, (at) => rater?.scores[at]),
          conflicts: vendors
            .filter((_, at) => rater?.conflicts[at] && at % 3 === i % 3)
            .map(({ id }) => ({ id, fields: { conflict: true } })),
        });
      }),
    });
  });
