import { expect, test } from 'vitest';
import type { Content, Fields, Row } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { seedDoc } from '../../shared/content/apply.ts';
import { richOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import type { Surroundings } from '../../shared/kinds/kind.ts';
import { csvOf, readCriteria, rowsFor } from '../../shared/kinds/rubric/csv.ts';
import { rubric } from '../../shared/kinds/rubric/index.ts';
import { readRubric, wordsOf } from '../../shared/kinds/rubric/read.ts';
import { wordsFor } from '../../server/actions/documents/words.ts';
import * as Y from 'yjs';
import { line, rowId } from '../kit/rubric.ts';

const surroundings: Surroundings = {
  organisations: [
    { id: 'org-q', name: 'Quakertown', initials: 'QU', type: 'district' },
    { id: 'org-a', name: 'Allentown', initials: 'AL', type: 'district' },
    { id: 'org-u', name: 'Two Rivers', initials: 'TR', type: 'intermediary' },
  ],
  references: { 'org-a': { type: 'organisation', label: 'Allentown' } },
};
const content = (fields: Fields): Content => ({ kind: 'rubric', kindVersion: 1, fields });
const pageOf = async (fields: Fields, locale: 'en' | 'es' = 'en') =>
  rubric.page({ content: content(fields), surroundings, t: await wordsFor(locale), locale });
const messages = (fields: Fields) => rubric.check(content(fields), surroundings).map((one) => one.message);
const row = (name: string, fields: Fields): Row => ({ id: rowId(name), fields });
const scores = (by: Readonly<Record<string, Readonly<Record<string, string>>>>) => ({
  cells: Object.fromEntries(
    Object.entries(by).map(([vendor, cells]) => [
      rowId(vendor),
      Object.fromEntries(Object.entries(cells).map(([criterion, score]) => [rowId(criterion), score])),
    ]),
  ),
});

const compared: Fields = {
  title: line('Reading programs'),
  levels: ['a', 'b', 'c', 'd', 'e'].map((name) => row(name, {})),
  criteria: [
    row('c1', { name: line('Safe <b>'), points: 60, mustHave: true, atLeast: 2 }),
    row('c2', { name: line('Usable'), points: 40 }),
  ],
  vendors: [
    row('v1', {
      name: line('Alpha & Co'),
      privacy: 'signed',
      accessibilityReport: '2026-03-01',
      prices: [row('p1', { sort: 'licence', amount: 4.5 })],
    }),
    row('v2', {
      name: line('Beta'),
      privacy: 'none',
      accessibilityReport: '2025-03-01',
      prices: [row('p2', { sort: 'licence', amount: 4000, per: 'year' })],
    }),
  ],
  students: 1000,
  scoring: 'revealed',
  ratings: [
    row('r1', { name: line('Ann'), scores: scores({ v1: { c1: '4', c2: '1' }, v2: { c1: '1', c2: '4' } }) }),
    row('r2', { name: line('Bo'), scores: scores({ v1: { c1: '4', c2: '3' }, v2: { c1: '1', c2: 'na' } }) }),
  ],
};

test('U408: an empty rubric has a scale of 0-4, the known categories, a criterion to begin with and its districts', () => {
  const seeded = rubric.seed(surroundings, shortId);
  const read = readRubric(seeded);
  expect([read.lowest, read.highest, read.criteria.length]).toEqual([0, 4, 1]);
  expect(read.categories.map(({ sort }) => sort).slice(0, 5)).toEqual([
    'safe',
    'evidenceBased',
    'inclusive',
    'usable',
    'interoperable',
  ]);
  expect(read.districts.map(({ organisation }) => organisation)).toEqual(['org-a', 'org-q']);
});

test('U408: every start is whole in both languages, adds up to a hundred or has no points, and keeps through a document', () => {
  for (const start of rubric.starts ?? []) {
    const [en, es] = (['en', 'es'] as const).map((locale) => start.seed(surroundings, shortId, locale));
    expect(wordsOf(en?.title)).not.toBe(wordsOf(es?.title));
    for (const fields of [en ?? {}, es ?? {}]) {
      const points = readRubric(fields).criteria.reduce((sum, one) => sum + one.points, 0);
      expect([0, 100]).toContain(points);
      expect(messages(fields)).toEqual([]);
      const ydoc = new Y.Doc();
      seedDoc(ydoc, rubric.fields, fields, 'seed');
      expect(readRubric(contentOf(ydoc, rubric).fields)).toEqual(readRubric(fields));
    }
  }
});

test('C100: the page puts what to discuss first, then gates and totals, and escapes what people wrote', async () => {
  const html = await pageOf(compared);
  const order = ['To discuss', 'Gates and totals', 'Criterion by criterion', 'Criteria', 'Vendors'];
  const at = order.map((heading) => html.indexOf(`>${heading}`));
  expect(at.every((one) => one > 0)).toBe(true);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(html).toContain('Safe &lt;b&gt;');
  expect(html).not.toContain('Safe <b>');
  expect(html).toContain('not met: Safe &lt;b&gt;');
  expect(html).toContain('$13,500');
  expect(html).toContain('$4.50');
  expect(html).not.toMatch(/style=/);
});

test('C101: before the reveal the page shows no score, whatever stands in the document, and says that there is none', async () => {
  const { ratings: _, ...sealed } = compared;
  const html = await pageOf({ ...sealed, scoring: 'open' });
  expect(html).toContain('No scores have been revealed yet.');
  expect(html).not.toContain('rubric-plot');
});

test('C102: a rubric without vendors is a table of criteria and levels, without points or results', async () => {
  const fields = rubric.starts?.[1]?.seed(surroundings, shortId, 'es') ?? {};
  const html = await pageOf(fields, 'es');
  expect(html).toContain('rubric-skills');
  expect(html).toContain('4 · Ayuda a otros');
  expect(html).not.toContain('Puntos');
  expect(html).not.toContain('Resultados');
});

test('U409: the check list says what is missing and where', () => {
  expect(messages({})).toEqual(['rubric.check.empty']);
  expect(messages({ ...compared, scoring: 'open', ratings: [] })).toEqual(['rubric.check.sealed']);
  expect(messages(compared)).toEqual(['rubric.check.discuss']);
  const settled = { ...compared, consensus: scores({ v1: { c2: '3' } }) };
  expect(messages(settled)).toEqual(['rubric.check.reason']);
  const noCount: Fields = {
    ...settled,
    consensusReasons: { cells: { [rowId('v1')]: { [rowId('c2')]: line('We tried it') } } },
  };
  expect(messages(noCount)).toEqual([]);
  const { students: _, ...without } = noCount;
  expect(messages(without)).toEqual(['rubric.check.students']);
  expect(messages({ ...noCount, afterBuying: [row('a1', { pricePaid: 9 })] })).toEqual([
    'rubric.check.buyer',
    'rubric.check.dated',
    'rubric.check.bought',
  ]);
});

test('U409: a line of the check list leads to a place that the rubric has', () => {
  const faulty: Fields = { ...compared, afterBuying: [row('a1', { pricePaid: 9 })], students: 0 };
  for (const one of rubric.check(content(faulty), surroundings)) {
    expect(one.address.split('/')[0], one.id).toMatch(/^[a-z][A-Za-z]+$/);
    expect(rubric.fields.some(({ name }) => name === one.address.split('/')[0])).toBe(true);
  }
});

test('C103: criteria that went out as CSV come back the same', async () => {
  const t = await wordsFor('en');
  const fields = rubric.starts?.[0]?.seed(surroundings, shortId, 'en') ?? {};
  const csv = csvOf(fields, t);
  const empty = rubric.seed(surroundings, shortId);
  const into = readRubric({ ...empty, levels: fields.levels ?? [] });
  const reading = readCriteria(csv, into);
  if (reading.type !== 'read') throw new Error(JSON.stringify(reading.faults));
  expect(reading.notUsed).toEqual([]);
  const rows = rowsFor(reading.criteria, into, t, shortId);
  expect(rows.categories).toEqual([]);
  const back = readRubric({ ...empty, levels: fields.levels ?? [], criteria: rows.criteria });
  const plain = ({ criteria }: typeof back) => criteria.map((one) => ({ ...one, id: '', category: '' }));
  expect(plain(back)).toEqual(
    plain(readRubric(fields)).map((one) => ({ ...one, atLeast: one.mustHave ? one.atLeast : 2 })),
  );
});

test('C104: a faulty file names row and column, and nothing is taken from it', () => {
  const into = readRubric(compared);
  const faultsOf = (csv: string) => {
    const reading = readCriteria(csv, into);
    return reading.type === 'faulty'
      ? reading.faults.map(({ fault, values }) => [fault, values.row, values.column])
      : reading.type;
  };
  expect(faultsOf('')).toEqual([['empty', undefined, undefined]]);
  expect(faultsOf('name,points\nSafe,3')).toEqual([['header', undefined, undefined]]);
  expect(faultsOf('Criterion,Points\nSafe,lots\n\n,4')).toEqual([
    ['points', 2, 'B'],
    ['name', 4, 'A'],
  ]);
  expect(faultsOf('Criterion;Must-have;Passes from\n"Safe; sound";maybe;9')).toEqual([
    ['mustHave', 2, 'B'],
    ['atLeast', 2, 'C'],
  ]);
  expect(faultsOf('Criterion,Criterion\nSafe,x')).toEqual([['twice', undefined, 'B']]);
  expect(faultsOf('Criterion\nSafe,x')).toEqual([['cells', 2, undefined]]);
  expect(faultsOf('Criterion\n"Safe')).toEqual([['quote', 2, undefined]]);
  expect(faultsOf('Criterion,Points\nPrice,60\nQuality,40\nTotal points,100')).toBe('read');
  expect(faultsOf('Criterion,Points\nPrice,60\nQuality,30\nTotal points,100')).toEqual([['total', 4, 'B']]);
  expect(faultsOf('Criterion,Points\nPrice,0.1\nQuality,0.2\nTotal points,0.3')).toBe('read');
  expect(faultsOf('Criterion,Must-have\nSafe,?')).toEqual([['mustHave', 2, 'B']]);
  expect(faultsOf(`Criterion\n${'Safe\n'.repeat(501)}`)).toEqual([['rows', undefined, undefined]]);
  expect(faultsOf('Criterio\tPuntos\nSegura\t12,5')).toBe('read');
});

test('C105: a text that a spreadsheet would run as a formula leaves as text', async () => {
  const fields: Fields = { criteria: [row('c1', { name: line('=HYPERLINK("x")'), points: 1 })] };
  const csv = csvOf(fields, await wordsFor('en'));
  expect(csv.split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\)"/);
  const reading = readCriteria(csv, readRubric(fields));
  expect(reading.type === 'read' && reading.criteria[0]?.name).toBe('=HYPERLINK("x")');
});

test('C106: the finding is the recommendation’s first sentence, else what the rubric is for', () => {
  const purpose = richOf('Choose one program. Not two.');
  expect(rubric.finding(content({ purpose }))).toBe('Choose one program.');
  expect(rubric.finding(content({ purpose, recommendation: richOf('Buy Alpha. It fits.') }))).toBe(
    'Buy Alpha.',
  );
});
