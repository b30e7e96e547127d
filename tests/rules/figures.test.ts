import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsFor } from '../../server/actions/documents/words.ts';
import type { Content, Fields, Measured, Row } from '../../shared/content/fields.ts';
import { lineOf } from '../../shared/content/text.ts';
import type { Surroundings } from '../../shared/kinds/kind.ts';
import { figuresOf } from '../../shared/kinds/memo/figures.ts';
import { memo } from '../../shared/kinds/memo/index.ts';
import { partsThatDiffer } from '../../shared/kinds/memo/rules.ts';

const absence = (detail: Record<string, string | number>) =>
  ({ type: 'definition', label: 'Chronic absence', detail: { unit: '%', ...detail } }) as const;
const surroundings: Surroundings = {
  organisations: [],
  cycle: {
    id: 'c',
    title: 'One',
    startsOn: '2026-09-01',
    endsOn: '2026-10-20',
    measure: 'def',
    target: 25,
  },
  references: {
    a: { type: 'organisation', label: 'Allentown <b>' },
    b: { type: 'organisation', label: 'Quakertown' },
    'def@1': absence({ n: 1, numerator: 'absent 15 days' }),
    'def@2': absence({ n: 2, numerator: 'absent 10 % of days' }),
    'days@1': { type: 'definition', label: 'Days lost', detail: { n: 1, unit: 'days' } },
  },
};
const reported = (value: number): Measured => ({ state: 'reported', value });
const row = (id: string, fields: Fields): Row => ({ id: id.padEnd(12, 'x'), fields });
const content = (fields: Fields): Content => ({ kind: 'memo', kindVersion: 1, fields });

test('C118: only what is measured by one version of a definition shares a figure, and every chart of it one scale', () => {
  const figures = figuresOf(
    content({
      evidence: [
        row('1', { organisation: 'a', measure: 'def@2', before: reported(31.4), now: reported(27.9) }),
        row('2', { organisation: 'b', measure: 'def@2', before: reported(12), now: { state: 'zero' } }),
        row('3', { organisation: 'b', measure: 'def@1', now: reported(44) }),
        row('4', { organisation: 'b', measure: 'days@1', before: reported(120), now: reported(90) }),
        row('5', { organisation: 'b', measure: 'def@2', now: { state: 'suppressed' } }),
      ],
    }),
    surroundings,
  );
  expect(
    figures.map(({ measure, scale, target, panels }) => [measure, scale, target, panels.length]),
  ).toEqual([
    ['def@2', [0, 40], 25, 2],
    ['def@1', [0, 50], 25, 1],
    ['days@1', [0, 200], undefined, 1],
  ]);
});

test('C118: the scale holds every value it shows, zero, and the target', () => {
  const value = fc.double({ min: -500, max: 5000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), (pairs) => {
      const [figure] = figuresOf(
        content({
          evidence: pairs.map(([before, now], i) =>
            row(`${i}`, { measure: 'def@2', before: reported(before), now: reported(now) }),
          ),
        }),
        surroundings,
      );
      const [low, high] = figure?.scale ?? [Number.NaN, Number.NaN];
      for (const one of [...pairs.flat(), 0, 25]) {
        expect(one).toBeGreaterThanOrEqual(low - 1e-6);
        expect(one).toBeLessThanOrEqual(high + 1e-6);
      }
      expect(low).toBeLessThan(high);
    }),
    { seed: 5 },
  );
});

test('C119: the charts are on the page where they are asked for, with local events, names escaped, the table above', async () => {
  const fields: Fields = {
    evidence: [
      row('1', {
        organisation: 'a',
        measure: 'def@2',
        before: reported(31.4),
        now: reported(27.9),
        from: '2026-09-01',
        to: '2026-10-12',
        predicted: reported(28),
      }),
    ],
    events: [row('e', { organisation: 'a', on: '2026-09-20', what: lineOf('Storm & closure') })],
  };
  const t = await wordsFor('en');
  const page = (figures: boolean) =>
    memo.page({ content: content(figures ? { ...fields, figures } : fields), surroundings, t, locale: 'en' });
  expect(page(false)).not.toContain('<svg');
  expect(page(false)).toContain(
    'What else happened: Sep 20, 2026, Allentown &lt;b&gt;, Storm &amp; closure.',
  );
  const drawn = page(true);
  expect(drawn.indexOf('<table')).toBeLessThan(drawn.indexOf('<svg'));
  expect(drawn).toContain(
    'role="img" aria-label="Allentown &lt;b&gt;. Before: 31.4%. Now: 27.9%. Dashed line: target 25%. Sep 20, 2026: Storm &amp; closure"',
  );
  expect(drawn).not.toContain('What else happened');
  expect(drawn).toContain('a Sep 20, 2026: Storm &amp; closure.');
  expect(drawn).not.toMatch(/style=|NaN/);
});

test('C120: of two versions of a definition, the parts that say something else are named', () => {
  expect(partsThatDiffer('def', 1, 2, surroundings)).toEqual(['numerator']);
  const rows = [
    row('1', { organisation: 'a', measure: 'def@2', now: reported(1) }),
    row('2', { organisation: 'b', measure: 'def@1', now: reported(2) }),
  ];
  const found = memo
    .check(content({ evidence: rows }), surroundings)
    .find((one) => one.message === 'memo.check.versions');
  expect(found?.values).toMatchObject({ n: 1, against: 2, part: 'numerator', more: 0 });
});

test('C121: a prediction that was changed after the result is a warning at the very cell; before it, none', () => {
  const warned = (predictedOn: string, predictionOn: string) =>
    memo
      .check(
        content({
          prediction: [{ type: 'paragraph', content: [{ type: 'text', text: 'It falls.' }] }],
          predictionOn,
          evidence: [
            row('1', {
              organisation: 'a',
              measure: 'def@2',
              now: reported(3),
              to: '2026-10-12',
              predicted: reported(4),
              predictedOn,
            }),
          ],
        }),
        surroundings,
      )
      .filter((one) => /predict/.test(one.message))
      .map((one) => [one.message, one.address]);
  expect(warned('2026-10-12', '2026-09-01')).toEqual([]);
  expect(warned('2026-10-13', '2026-10-20')).toEqual([
    ['memo.check.prediction', 'prediction'],
    ['memo.check.predicted', `evidence/${'1'.padEnd(12, 'x')}/predicted`],
  ]);
});

test('C122: more than one printed page is a warning, where a browser has measured it', () => {
  const learned = [{ type: 'paragraph', content: [{ type: 'text', text: 'It fell.' }] }];
  const said = (pages?: number) =>
    memo
      .check(content({ learned }), { ...surroundings, ...(pages === undefined ? {} : { pages }) })
      .filter((one) => one.message === 'memo.check.overPage');
  expect([said(), said(1)]).toEqual([[], []]);
  expect(said(2)).toMatchObject([{ level: 'warning', values: { pages: 2 } }]);
});

test('C123: a share taken for a percentage, more than all, and days the wrong way round are doubted at the very cell', () => {
  const doubted = (fields: Fields) =>
    memo
      .check(
        content({ evidence: [row('1', { organisation: 'a', measure: 'def@2', ...fields })] }),
        surroundings,
      )
      .filter((one) => /share|beyond|days/.test(one.message))
      .map((one) => [one.message, one.address.split('/').at(-1)]);
  expect(doubted({ before: reported(31.4), now: { state: 'zero' } })).toEqual([]);
  expect(doubted({ before: reported(0.31), now: reported(130) })).toEqual([
    ['memo.check.share', 'before'],
    ['memo.check.beyond', 'now'],
  ]);
  expect(doubted({ measure: 'days@1', now: reported(0.5) })).toEqual([]);
  expect(doubted({ now: reported(3), from: '2026-10-12', to: '2026-09-01' })).toEqual([
    ['memo.check.days', 'to'],
  ]);
});
