import { expect, test } from 'vitest';
import type { Content, Fields, Measured, Row } from '../../shared/content/fields.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import en from '../../shared/i18n/memo.en.ts';
import es from '../../shared/i18n/memo.es.ts';
import publicEn from '../../shared/i18n/public.en.ts';
import publicEs from '../../shared/i18n/public.es.ts';
import type { Surroundings } from '../../shared/kinds/kind.ts';
import { change, measured } from '../../shared/kinds/memo/format.ts';
import { memo } from '../../shared/kinds/memo/index.ts';
import { changeOf, differences } from '../../shared/kinds/memo/rules.ts';
import { wordsFor } from '../../server/actions/documents/words.ts';

const allentown = { id: 'org-a', name: 'Allentown', initials: 'AL', type: 'district' } as const;
const quakertown = { id: 'org-q', name: 'Quakertown', initials: 'QU', type: 'charter' } as const;
const unit = { id: 'org-u', name: 'Two Rivers', initials: 'TR', type: 'intermediary' } as const;

const surroundings: Surroundings = {
  organisations: [allentown, quakertown, unit],
  references: {
    'org-a': { type: 'organisation', label: 'Allentown' },
    'org-q': { type: 'organisation', label: 'Quakertown' },
    'def@1': { type: 'definition', label: 'Chronic absence', detail: { n: 1, unit: '%' } },
    'def@2': { type: 'definition', label: 'Chronic absence', detail: { n: 2, unit: '%' } },
    'days@1': { type: 'definition', label: 'Days lost', detail: { n: 1, unit: 'days' } },
    art: { type: 'artifact', label: 'Letter <b>', detail: { url: 'https://example.org/letter' } },
    evil: { type: 'artifact', label: 'Evil', detail: { url: 'javascript:alert(1)' } },
  },
};

const reported = (value: number): Measured => ({ state: 'reported', value });
const row = (id: string, fields: Fields): Row => ({ id: id.padEnd(12, 'x'), fields });
const content = (fields: Fields): Content => ({ kind: 'memo', kindVersion: 1, fields });
const messages = (fields: Fields) => memo.check(content(fields), surroundings).map((one) => one.message);

/** A memo that nothing is missing from. */
const complete: Fields = {
  title: lineOf('A title'),
  problem: richOf('A problem.'),
  tried: richOf('A try.'),
  evidence: [
    row('e1', {
      organisation: 'org-a',
      measure: 'def@2',
      before: reported(31.4),
      now: reported(27.9),
      group: lineOf('English learners'),
      n: 412,
      to: '2026-10-12',
      source: lineOf('Export'),
    }),
  ],
  learned: richOf('It worked.'),
  decisions: [
    row('d1', { organisation: 'org-a', choice: 'scale' }),
    row('d2', { organisation: 'org-q', choice: 'drop' }),
  ],
  artifacts: [row('a1', { artifact: 'art' })],
};
const evidence = (fields: Fields): Fields => ({
  ...complete,
  evidence: [row('e1', { ...(complete.evidence as readonly Row[])[0]?.fields, ...fields })],
});
const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

test('K1: the memo has five open sections, everything else is optional', () => {
  const open = memo.fields.filter((field) => !field.optional).map((field) => field.name);
  expect(open).toEqual(['title', 'problem', 'tried', 'evidence', 'evidenceText', 'learned', 'decisions']);
  const optional = memo.fields.filter((field) => field.optional).map((field) => field.name);
  expect(optional).toEqual([
    'figures',
    'events',
    'causes',
    'prediction',
    'predictionOn',
    'steps',
    'needs',
    'cautions',
    'help',
    'artifacts',
  ]);
});

test('K2: a new memo has rows for districts and charters only', () => {
  let n = 0;
  const seeded = memo.seed(surroundings, () => `id${n++}`);
  for (const list of ['evidence', 'decisions']) {
    const rows = seeded[list] as readonly Row[];
    expect(rows.map((one) => one.fields.organisation)).toEqual(['org-a', 'org-q']);
  }
  expect(memo.seed({ organisations: [unit], references: {} }, () => 'x')).toEqual({});
});

test('K3: change is said only where both values were reported, and in points between percentages', () => {
  const of = (before: Measured | undefined, now: Measured | undefined, measure = 'def@2') =>
    changeOf(row('e', { measure, ...(before ? { before } : {}), ...(now ? { now } : {}) }), surroundings);
  expect(of(reported(31.4), reported(27.9))).toEqual({ type: 'points', value: -3.5 });
  expect(of({ state: 'zero' }, reported(3))).toEqual({ type: 'points', value: 3 });
  expect(of(reported(8), reported(5), 'days@1')).toEqual({ type: 'amount', value: -3, unit: 'days' });
  expect(of({ state: 'suppressed', below: 10 }, reported(3))).toEqual({ type: 'none', why: 'suppressed' });
  expect(of({ state: 'notReported' }, reported(3))).toEqual({ type: 'none', why: 'notReported' });
  expect(of(undefined, reported(3))).toEqual({ type: 'open' });
});

test.each(['en', 'es'] as const)('K4: five states of a value read differently (%s)', async (locale) => {
  const t = await wordsFor(locale);
  const words = [
    reported(12),
    { state: 'zero' } as const,
    { state: 'suppressed', below: 10 } as const,
    { state: 'suppressed' } as const,
    { state: 'notReported' } as const,
    undefined,
  ].map((value) => measured(value, '%', { t, locale }));
  expect(new Set(words).size).toBe(6);
  expect(measured(reported(58), '%', { t, locale: 'en-US' })).toBe('58%');
  expect(change({ type: 'points', value: 1 }, { t, locale })).toBe(locale === 'en' ? '+1 point' : '+1 punto');
  expect(change({ type: 'points', value: -3.5 }, { t, locale })).toMatch(/^−3[.,]5 (points|puntos)$/);
});

test('K5: rows by different versions of a definition are not compared, and the message says what differs', () => {
  const rows = [
    row('new', { organisation: 'org-a', measure: 'def@2', now: reported(1) }),
    row('old', { organisation: 'org-q', measure: 'def@1', now: reported(2) }),
    row('other', { organisation: 'org-q', measure: 'days@1', now: reported(2) }),
  ];
  expect(differences(rows, surroundings)).toMatchObject([{ definitionId: 'def', n: 1, against: 2 }]);
  const found = memo
    .check(content({ ...complete, evidence: rows }), surroundings)
    .find((one) => one.message === 'memo.check.versions');
  expect(found).toMatchObject({
    level: 'warning',
    address: `evidence/${'old'.padEnd(12, 'x')}/measure`,
    values: { organisation: 'Quakertown', measure: 'Chronic absence', n: 1, against: 2 },
  });
});

test('K6: an empty memo and a row without a choice are the only errors', () => {
  expect(memo.check(content(complete), surroundings)).toEqual([]);
  const seeded = memo.seed(surroundings, () => 'x'.repeat(12));
  expect(memo.check(content(seeded), surroundings)).toMatchObject([
    { level: 'error', message: 'memo.check.empty' },
  ]);
  const open = { ...complete, decisions: [row('d1', { organisation: 'org-a' })] };
  const errors = memo.check(content(open), surroundings).filter((one) => one.level === 'error');
  expect(errors).toMatchObject([
    { message: 'memo.check.choice', address: `decisions/${'d1'.padEnd(12, 'x')}/choice` },
  ]);
});

test('K7: a number without n, date or source is a warning at that cell', () => {
  const bare = without((complete.evidence as readonly Row[])[0]?.fields ?? {}, 'n', 'to', 'source');
  const checks = memo.check(content({ ...complete, evidence: [row('e1', bare)] }), surroundings);
  expect(checks.map((one) => [one.level, one.address.split('/')[2]])).toEqual([
    ['warning', 'n'],
    ['warning', 'to'],
    ['warning', 'source'],
  ]);
  const suppressed = { ...bare, before: { state: 'suppressed' }, now: { state: 'notReported' } } as Fields;
  expect(messages({ ...complete, evidence: [row('e1', suppressed)] })).toEqual([]);
  const later = [
    row('d1', { organisation: 'org-a', choice: 'notYet' }),
    row('d2', { organisation: 'org-q', choice: 'notYet', decideBy: '2026-12-01' }),
  ];
  expect(messages({ ...complete, decisions: later })).toEqual(['memo.check.decideBy']);
});

test('K8: no group besides "all" is a warning', () => {
  for (const group of ['', 'all', 'All students', 'Todo el alumnado']) {
    expect(messages(evidence({ group: lineOf(group) }))).toEqual(['memo.check.group']);
  }
  expect(messages(evidence({ group: lineOf('Grade 3') }))).toEqual([]);
});

test('K9: what else is missing is a warning', () => {
  expect(messages(without(complete, 'artifacts'))).toEqual(['memo.check.artifact']);
  expect(messages(without(complete, 'title'))).toEqual(['memo.check.title']);
  expect(messages(without(complete, 'learned'))).toEqual(['memo.check.section.learned']);
  expect(messages(without(complete, 'evidence'))).toEqual(['memo.check.section.evidence']);
  expect(
    messages({ ...complete, decisions: [row('d1', { organisation: 'org-a', choice: 'scale' })] }),
  ).toEqual(['memo.check.undecided']);
  const ids = memo.check(content({ learned: richOf('Only this.') }), surroundings).map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('K10: the finding is the first sentence of what we learned', () => {
  const of = (text: string) => memo.finding(content({ learned: richOf(text) }));
  expect(of('It fell by 3.5 points in grades K-2. Then it rose.')).toBe(
    'It fell by 3.5 points in grades K-2.',
  );
  expect(of('Fue bien. ¿Por qué?')).toBe('Fue bien.');
  expect(of('No end')).toBe('No end');
  expect(memo.finding(content({}))).toBe('');
  const long = of(`${'word '.repeat(100)}.`);
  expect(long.length).toBeLessThanOrEqual(280);
  expect(long.endsWith('word…')).toBe(true);
});

const pageOf = async (fields: Fields, locale: 'en' | 'es' = 'en') =>
  memo.page({ content: content(fields), surroundings, t: await wordsFor(locale), locale });

test('K11: the page says what the content says, escaped, and nothing that is empty', async () => {
  const page = await pageOf({
    ...complete,
    problem: richOf('<script>alert(1)</script> & more'),
    evidence: [...(complete.evidence as readonly Row[]), row('blank', { organisation: 'org-q' })],
  });
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more');
  expect(page).toContain('Letter &lt;b&gt;');
  expect(page).not.toContain('<script');
  expect(page).toContain('−3.5 points');
  expect(page).toContain('n = 412');
  expect(page.match(/<tr data-address="evidence/g)).toHaveLength(1);
  for (const absent of ['Prediction', 'Cautions', 'How to run it', 'Why we think']) {
    expect(page).not.toContain(absent);
  }
  expect(await pageOf({})).toContain('Nothing is written here yet');
  expect(await pageOf(complete, 'es')).toContain('<h2>Qué aprendimos</h2>');
});

test('K12: headers have a scope, links lead to the web', async () => {
  const page = await pageOf({
    ...complete,
    artifacts: [row('a', { artifact: 'art' }), row('b', { artifact: 'evil' })],
  });
  expect(page.match(/<th /g)?.length).toBe(page.match(/<th scope="(col|row)"/g)?.length);
  expect(page).toContain('href="https://example.org/letter"');
  expect(page).not.toContain('javascript:');
});

test('K13: every message exists in both languages with the same values', () => {
  const variables = (text: string) =>
    [...new Set(text.match(/(?<!(?:one|other) )\{\w+(?=[,}])/g) ?? [])].toSorted();
  for (const [one, other] of [
    [en, es],
    [publicEn, publicEs],
  ] as const) {
    expect(Object.keys(other)).toEqual(Object.keys(one));
    for (const [key, text] of Object.entries(one)) {
      expect([key, variables(Reflect.get(other, key) as string)]).toEqual([key, variables(text)]);
    }
  }
});
