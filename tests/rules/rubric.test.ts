import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fields, Matrix, Row } from '../../shared/content/fields.ts';
import { costOf } from '../../shared/kinds/rubric/cost.ts';
import { readRubric } from '../../shared/kinds/rubric/read.ts';
import { resultsOf, scaleToHundred } from '../../shared/kinds/rubric/results.ts';
import { asShown } from '../../shared/kinds/rubric/totals.ts';
import * as naive from '../kit/naiveRubric.ts';
import { line, rowId, rubricFieldsArbitrary } from '../kit/rubric.ts';

/** As far as sums in another order agree. */
const finely = (value: number | undefined) => value?.toFixed(8);
const runs = { numRuns: 150, seed: 20261124 };

test('U400: the total is the points of the scored criteria reached, of a hundred; what is missing is no zero', () => {
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const results = resultsOf(readRubric(fields));
      expect(results.vendors.map(({ total }) => finely(total))).toEqual(naive.totals(fields).map(finely));
    }),
    runs,
  );
});

test('U401: gates come first: a vendor that fails one has no rank, whatever its total', () => {
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const results = resultsOf(readRubric(fields));
      expect(results.vendors.map(({ rank }) => rank)).toEqual(naive.ranks(fields));
      expect(results.vendors.map(({ gates }) => gates.map(({ state }) => state))).toEqual(
        naive.gates(fields),
      );
    }),
    runs,
  );
});

test('U402: mean, range and spread are those of the raters who have a say; two levels apart is on the list to discuss', () => {
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const results = resultsOf(readRubric(fields));
      const cells = results.vendors.flatMap((one) => one.cells);
      const expected = naive.cells(fields);
      expect(cells.map(({ low, high, spread }) => ({ low, high, spread }))).toEqual(
        expected.map(({ low, high, spread }) => ({ low, high, spread })),
      );
      expect(cells.map(({ mean }) => finely(mean))).toEqual(expected.map(({ mean }) => finely(mean)));
      const names = (some: readonly { vendor: string; criterion: string }[]) =>
        some.map(({ vendor, criterion }) => `${vendor}/${criterion}`).toSorted();
      expect(
        names(
          results.discuss.map(({ vendor, criterion }) => ({ vendor: vendor.id, criterion: criterion.id })),
        ),
      ).toEqual(names(expected.filter(({ spread }) => spread >= 2)));
    }),
    runs,
  );
});

test('U403: a district ranks by its own points, and by the rubric’s where it gives none', () => {
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const results = resultsOf(readRubric(fields));
      expect(results.districts.map(({ vendors }) => vendors.map(({ rank }) => rank))).toEqual(
        naive.districtRanks(fields),
      );
    }),
    runs,
  );
});

test('U404: sensitivity names every weight whose change by ten of a hundred points puts another first', () => {
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const { sensitivity } = resultsOf(readRubric(fields));
      const expected = naive.turns(fields);
      expect(sensitivity?.turns.map(({ criterion, change }) => `${criterion.id} ${change}`)).toEqual(
        expected,
      );
    }),
    runs,
  );
});

test('U405: three years cost a licence three times and what is paid once, once; a price by student needs their number', () => {
  const prices = [
    { sort: 'licence', amount: 4.5, per: 'studentYear' },
    { sort: 'training', amount: 3000, per: 'once' },
    { sort: 'integration', amount: 800, per: 'year' },
  ] as const;
  expect(costOf(prices, 1200)).toEqual({ type: 'known', total: 21_600, perStudentYear: 6 });
  expect(costOf(prices, undefined)).toEqual({ type: 'noStudents' });
  expect(costOf(prices.slice(1), undefined)).toEqual({
    type: 'known',
    total: 5400,
    perStudentYear: undefined,
  });
  expect(costOf([], 1200)).toEqual({ type: 'noPrices' });
  fc.assert(
    fc.property(rubricFieldsArbitrary, (fields) => {
      const computed = resultsOf(readRubric(fields)).vendors.map(({ cost }) =>
        cost.type === 'known' ? Math.round(cost.total * 100) : cost.type,
      );
      expect(computed).toEqual(naive.costs(fields));
    }),
    runs,
  );
});

test('U406: "Scale to 100" keeps the proportions, gives whole points and adds up to 100', () => {
  expect(scaleToHundred([1, 1, 1])).toEqual([34, 33, 33]);
  expect(scaleToHundred([25, 20, 15, 10, 10, 10, 5, 5])).toEqual([25, 20, 15, 10, 10, 10, 5, 5]);
  expect(scaleToHundred([0, 0])).toEqual([0, 0]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (points) => {
      const all = points.reduce((sum, one) => sum + one, 0);
      fc.pre(all > 0);
      const scaled = scaleToHundred(points);
      expect(scaled.reduce((sum, one) => sum + one, 0)).toBe(100);
      scaled.forEach((one, i) => expect(Math.abs(one - ((points[i] ?? 0) * 100) / all)).toBeLessThan(1));
    }),
    runs,
  );
});

const scored = (vendor: string, byCriterion: Readonly<Record<string, string>>): Matrix => ({
  cells: {
    [rowId(vendor)]: Object.fromEntries(Object.entries(byCriterion).map(([id, one]) => [rowId(id), one])),
  },
});
const small = (ratings: readonly Row[], more: Fields = {}): Fields => ({
  criteria: [
    { id: rowId('c1'), fields: { name: line('Safe'), points: 60, mustHave: true, atLeast: 2 } },
    { id: rowId('c2'), fields: { name: line('Usable'), points: 40 } },
  ],
  vendors: [{ id: rowId('v1'), fields: { name: line('Alpha') } }],
  ratings,
  ...more,
});
const rating = (id: string, fields: Fields): Row => ({ id: rowId(id), fields });

test('U407: withdrawn raters and those with an interest in a vendor count for nothing there; a consensus stands over the mean', () => {
  const given = [
    rating('r1', { scores: scored('v1', { c1: '4', c2: '2' }) }),
    rating('r2', { state: 'withdrawn', scores: scored('v1', { c1: '0', c2: '0' }) }),
    rating('r3', {
      scores: scored('v1', { c1: '0', c2: '0' }),
      conflicts: [{ id: rowId('v1'), fields: { conflict: true } }],
    }),
    rating('r4', { scores: scored('v1', { c1: 'na', c2: '4' }) }),
  ];
  const [alone] = resultsOf(readRubric(small(given))).vendors;
  expect(alone?.cells.map(({ mean }) => mean)).toEqual([4, 3]);
  expect(asShown(alone?.total ?? 0)).toBe(90);
  const agreed = small(given, { consensus: scored('v1', { c1: '1' }) });
  const [settled] = resultsOf(readRubric(agreed)).vendors;
  expect(settled?.failed).toBe(true);
  expect(settled?.rank).toBeUndefined();
  const dropped = small(given, { consensus: scored('v1', { c1: 'na' }) });
  expect(resultsOf(readRubric(dropped)).vendors[0]?.total).toBe(75);
});
