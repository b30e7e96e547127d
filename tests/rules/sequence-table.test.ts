import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyChanges } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { pastedRows } from '../../shared/csv/paste.ts';
import { readTable } from '../../shared/csv/read.ts';
import type { Cited } from '../../shared/kinds/sequence/cite.ts';
import { sequenceFields } from '../../shared/kinds/sequence/fields.ts';
import { readSequence } from '../../shared/kinds/sequence/read.ts';
import { citeIn, unitChanges } from '../../shared/kinds/sequence/table/changes.ts';
import { gradeCalled } from '../../shared/kinds/sequence/table/parts.ts';
import { guessTable, mostUnits, oneAfterAnother, planTable } from '../../shared/kinds/sequence/table/read.ts';
import { sequenceCsv } from '../../shared/kinds/sequence/table/write.ts';
import { codesListed } from '../../shared/standards/listed.ts';

const kind = { name: 'sequence', version: 1, fields: sequenceFields };
const plan = (text: string) => {
  const rows = pastedRows(text);
  return planTable(rows, guessTable(rows));
};

test('C196 a pasted pacing table has its columns guessed; grades, weeks and codes are read as districts write them', () => {
  const { units, unclear, leftOut } = plan(
    [
      'Our pacing\t\t\t',
      'Unit title\tGrade Level\tPacing\tStandards',
      'Counting\tKindergarten\tWeeks 1-3\tK.CC.1-3, K.OA.1',
      'Shapes\tK\t3 weeks\t"K.G.1\nK.G.2"',
      'Grade 1\t\t\t',
      'Adding\t\t15 days\t1.OA.A.1 (priority, introduced)',
      'Odd\t1st\tall year\tto be found',
      '\t\t\t1.NBT.1',
    ].join('\n'),
  );
  expect(units.map(({ title, grade, week, weeks, days }) => [title, grade, week, weeks, days])).toEqual([
    ['Counting', 'K', 1, 3, undefined],
    ['Shapes', 'K', undefined, 3, undefined],
    ['Adding', '1', undefined, undefined, 15],
    ['Odd', '1', undefined, undefined, undefined],
  ]);
  expect(units[0]?.standards.map((one) => one.code)).toEqual(['K.CC.1', 'K.CC.2', 'K.CC.3', 'K.OA.1']);
  expect(units[1]?.standards.map((one) => one.code)).toEqual(['K.G.1', 'K.G.2']);
  expect(units[2]?.standards).toEqual([{ code: '1.OA.A.1', emphasis: 'priority', level: 'introduced' }]);
  expect(unclear).toEqual([
    { row: 7, column: 'C', part: 'weeks', text: 'all year' },
    { row: 7, column: 'D', part: 'standards', text: 'to be found' },
  ]);
  expect(leftOut).toEqual([{ row: 8, text: '1.NBT.1' }]);
});

test('C196 units that say how long they are stand one after the other, each grade for itself', () => {
  const { units } = plan('Unit\tGrade\tWeeks\tDays\nA\t1\t2\t\nB\t1\t\t3\nC\t1\t1\t\nD\t2\t1\t');
  expect(oneAfterAnother(units, 5).map(({ title, week, day }) => [title, week, day])).toEqual([
    ['A', 1, 1],
    ['B', 3, 1],
    ['C', 3, 4],
    ['D', 1, 1],
  ]);
});

test('C196 a table drawn with bars and one in Spanish are read too', () => {
  const barred = plan(
    '|**Unidad**|Grado|Semanas|Estándares|\n|---|---|---|---|\n|Contar|1.º|2 semanas|1.OA.1<br>1.OA.2|',
  );
  expect(barred.units).toMatchObject([{ title: 'Contar', grade: '1', weeks: 2 }]);
  expect(barred.units[0]?.standards).toHaveLength(2);
  expect(['Pre-K', 'KG', '3rd grade', 'Grado 5', '12', '13', 'all'].map(gradeCalled)).toEqual([
    'PK',
    'K',
    '3',
    '5',
    '12',
    undefined,
    undefined,
  ]);
});

test('C196 rows after as many units as are taken at once are counted', () => {
  const { units, beyond } = plan(
    ['Unit\tGrade', ...Array.from({ length: mostUnits + 2 }, (_, n) => `U${n}\t1`)].join('\n'),
  );
  expect([units.length, beyond]).toEqual([mostUnits, 2]);
});

test('C197 ranges of codes are written out, and codes that only look like one stay whole', () => {
  expect(codesListed('1.2.A.iv-v; K.CC.4a–c, 3.OA.1')).toEqual([
    '1.2.A.iv',
    '1.2.A.v',
    'K.CC.4a',
    'K.CC.4b',
    'K.CC.4c',
    '3.OA.1',
  ]);
  expect(codesListed('1-ESS1-2 • K-2-ETS1-1 • 1B-AP-10')).toEqual(['1-ESS1-2', 'K-2-ETS1-1', '1B-AP-10']);
  expect(codesListed('K.G.1 K.G.2')).toEqual(['K.G.1', 'K.G.2']);
  expect(codesListed('see the guide')).toEqual([]);
});

const found = new Map<string, Cited>([
  ['K.1', { identifier: 'id-1', code: 'K.A.1', statement: 'Count', framework: 'Counting', version: '2020' }],
  [
    'K.A.1',
    { identifier: 'id-1', code: 'K.A.1', statement: 'Count', framework: 'Counting', version: '2020' },
  ],
]);

function live() {
  const ydoc = new Y.Doc();
  const fields = () => contentOf(ydoc, kind).fields;
  return {
    fields,
    sequence: () => readSequence(fields()),
    apply: (changes: Parameters<typeof applyChanges>[2]) =>
      applyChanges(ydoc, sequenceFields, changes, 'test'),
  };
}

test('C198 a sequence goes out as CSV and comes back the same, with everything a unit holds', () => {
  const one = live();
  const { units } = plan(
    'Unit\tGrade\tCourse\tStart week\tStart day\tWeeks\tDays\tStandards\tAfter\tVocabulary\n' +
      '=Sum\tK\tMath\t1\t1\t2\t0\tK.1 (priority, mastered); K.A.1; X.9\t\t"one\ntwo"\nNext\tK\tMath\t3\t2\t1\t3\t\t=Sum\t',
  );
  one.apply(unitChanges(one.sequence(), units, found));
  const { standards, units: made } = one.sequence();
  expect(standards.map(({ code, identifier }) => [code, identifier])).toEqual([
    ['K.A.1', 'id-1'],
    ['X.9', ''],
  ]);
  expect(made[0]?.citations).toHaveLength(2);
  expect(made[1]?.prerequisites.map((each) => each.unit)).toEqual([made[0]?.id]);
  const csv = sequenceCsv(one.fields(), 'es');
  expect(csv).toContain("'=Sum");
  expect(csv).toContain('K.A.1 (prioritario, se domina)');
  const table = readTable(csv, 100);
  if ('fault' in table) throw new Error(table.fault.type);
  const rows = [table.header, ...table.rows.map(({ cells }) => cells)];
  const two = live();
  const again = planTable(rows, guessTable(rows));
  expect(again.unclear).toEqual([]);
  expect(again.units[0]?.standards[0]).toEqual({ code: 'K.A.1', emphasis: 'priority', level: 'mastered' });
  two.apply(unitChanges(two.sequence(), again.units, found));
  expect(sequenceCsv(two.fields(), 'es')).toBe(csv);
});

test('C199 picked standards are cited once, in the document and in the unit', () => {
  const one = live();
  one.apply([{ type: 'insertRow', list: 'units', row: { id: '123456789ABC', fields: {} } }]);
  const cited = [...found.values()].slice(0, 1);
  one.apply(citeIn(one.sequence(), '123456789ABC', cited));
  one.apply(citeIn(one.sequence(), '123456789ABC', cited));
  expect(one.sequence().standards).toMatchObject([{ ...cited[0] }]);
  expect(one.sequence().units[0]?.citations).toHaveLength(1);
});
