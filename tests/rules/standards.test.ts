import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnLetters, readTable } from '../../shared/csv/read.ts';
import { harmless, withoutGuard, writeCsv } from '../../shared/csv/write.ts';
import { isSameCode, looksLikeCode } from '../../shared/standards/codes.ts';
import type { Reading } from '../../shared/standards/framework.ts';
import { inOrder } from '../../shared/standards/tree.ts';
import {
  association,
  childOf,
  documentId,
  fileOf,
  frameworkIn,
  item,
  packageOf,
  readingOf,
} from '../kit/standards.ts';

const remarkIn = (reading: Reading, type: string) =>
  'fault' in reading ? undefined : reading.remarks.find((one) => one.type === type)?.values;

test('C185 a package is a tree by isChildOf and sequence number, ids with and without dashes the same', () => {
  const plain = 'ABCDEFABCDEFABCDEFABCDEFABCDEFAB';
  const dashed = 'abcdefab-cdef-abcd-efab-cdefabcdefab';
  const reading = readingOf(
    'a.json',
    packageOf(
      [item('b', 'Second'), item(plain, 'First'), item('c', 'Below the first', { humanCodingScheme: 'C.1' })],
      [childOf('b', documentId, 2), childOf(dashed, documentId, 1), childOf('c', plain, 1)],
    ),
  );
  const { standards } = frameworkIn(reading);
  expect(standards.map(({ identifier, parent, depth }) => [identifier, parent, depth])).toEqual([
    [dashed, undefined, 0],
    ['c', 0, 1],
    ['b', undefined, 0],
  ]);
  expect(standards.map((one) => one.code)).toEqual([undefined, 'C.1', undefined]);
  expect(remarkIn(reading, 'noCode')).toEqual({ count: 2 });
});

test('C186 nothing of a package is lost without a word: strange keys, links, a circle, a missing parent', () => {
  const reading = readingOf(
    'a.json',
    packageOf(
      [
        item('a', 'A', { shoeSize: 41 }),
        item('b', 'B'),
        item('c', 'C'),
        item('a', 'A again'),
        item('e', 'E'),
      ],
      [
        childOf('b', 'c'),
        childOf('c', 'b'),
        childOf('a', 'nowhere'),
        childOf('e', 'nowhere else'),
        association('replacedBy', 'a', 'z'),
        association('isChildOf', 'stranger', 'a'),
      ],
    ),
  );
  const { standards, more } = frameworkIn(reading);
  expect(standards.map((one) => one.identifier).toSorted()).toEqual(['a', 'a#2', 'b', 'c', 'e']);
  expect(standards[0]?.more).toMatchObject({
    shoeSize: 41,
    links: [{ type: 'replacedBy', to: 'z' }],
    isAlsoChildOf: ['nowhere'],
  });
  expect(more?.['CFAssociations']).toHaveLength(1);
  expect(remarkIn(reading, 'unknownKeys')).toEqual({ place: 'CFItems', keys: 'shoeSize', count: 1 });
  expect(remarkIn(reading, 'circle')).toBeDefined();
  expect(remarkIn(reading, 'lostParent')).toEqual({ count: 2 });
  expect(remarkIn(reading, 'repeatedId')).toEqual({ count: 1 });
  expect(remarkIn(reading, 'links')).toEqual({ type: 'replacedBy', count: 1 });
  expect(remarkIn(reading, 'strangerLinks')).toEqual({ count: 1 });
});

test('C186 every standard has one place below what it belongs to, whatever the links', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const links = fc.array(
    fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom('', 'x', ...ids),
      order: fc.integer({ min: 0, max: 3 }),
    }),
  );
  fc.assert(
    fc.property(links, (all) => {
      const { standards } = inOrder(
        ids.map((identifier) => ({
          identifier,
          text: identifier,
          grades: [],
          parents: all.filter((one) => one.from === identifier).map(({ to, order }) => ({ id: to, order })),
        })),
      );
      expect(standards.map((one) => one.identifier).toSorted()).toEqual(ids);
      const wrong = standards.filter(({ parent, depth }, at) =>
        parent === undefined ? depth !== 0 : parent >= at || depth !== (standards[parent]?.depth ?? NaN) + 1,
      );
      expect(wrong).toEqual([]);
    }),
    { seed: 185 },
  );
});

test('C187 a deprecated or ended framework is retired; an ended standard says since when', () => {
  const status = (document: object) =>
    frameworkIn(readingOf('a', packageOf([item('a', 'A')], [], document))).status;
  expect(status({ adoptionStatus: 'Deprecated' })).toBe('retired');
  expect(status({ adoptionStatus: 'Private Draft' })).toBe('draft');
  expect(status({ adoptionStatus: 'Adopted' })).toBe('adopted');
  expect(status({ adoptionStatus: 'Adopted', statusEndDate: '2019-06-30' })).toBe('retired');
  expect(status({})).toBe('unknown');
  const ended = frameworkIn(
    readingOf('a', packageOf([item('a', 'A', { statusEndDate: '2020-01-01T00:00:00Z' })], [])),
  );
  expect(ended.standards[0]?.endsOn).toBe('2020-01-01');
});

test('C188 a file that is none says what is wrong and where', () => {
  const fault = (name: string, content: unknown) => {
    const reading = readingOf(name, content);
    return 'fault' in reading ? reading.fault : undefined;
  };
  expect(fault('a.json', '{"CFDocument": ')?.type).toBe('notJson');
  expect(fault('a.json', { hello: 1 })?.type).toBe('noDocument');
  expect(fault('a.json', packageOf([], []))?.type).toBe('noStandards');
  expect(fault('a.json', { properties: {}, definitions: {} })?.type).toBe('schemaItself');
  expect(fault('a.json', packageOf([item('a', 'A'), { fullStatement: 'No id' }], []))).toEqual({
    type: 'wrongForm',
    values: { place: 'CFItems[1].identifier' },
  });
  expect(fault('a.json', packageOf([item('a', 'x'.repeat(10_001))], []))?.type).toBe('longText');
  expect(fault('a.csv', 'code,description\nA.1,One,two')).toEqual({
    type: 'tooManyCells',
    values: { row: 2, column: 'C', cell: 'two' },
  });
  expect(fault('a.csv', 'code,description\nA.1,"One\nA.2,Two')?.type).toBe('openQuote');
  expect(fault('a.csv', 'one,two\n1,2')?.type).toBe('noTextColumn');
  expect(fault('a.csv', `code,description\nA.1,One\nA.2,${'x'.repeat(10_001)}`)?.values['place']).toBe('B3');
  expect(fault('a.xls', 'PK\0\u0003')?.type).toBe('notText');
});

test('C189 a table has its columns guessed, in English and Spanish; what has no place is kept beside', () => {
  const reading = readingOf(
    'Counting_2020.csv',
    '\uFEFFIdentifier;Código;Enunciado;Is Child Of;Grados;Colour\n1;C;Counting;;K|1;red\n2;C.1;"Count to ""ten""";C;K;\n;;;;;\n3;;;;;blue\n',
  );
  const { title, standards } = frameworkIn(reading);
  expect(title).toBe('Counting 2020');
  expect(standards).toEqual([
    { identifier: '1', code: 'C', text: 'Counting', grades: ['K', '1'], depth: 0, more: { Colour: 'red' } },
    { identifier: '2', code: 'C.1', text: 'Count to "ten"', grades: ['K'], depth: 1, parent: 0 },
  ]);
  expect(remarkIn(reading, 'leftOutRow')).toEqual({ row: 5, column: 'C' });
  expect(remarkIn(reading, 'unusedColumns')).toEqual({ columns: 'Colour' });
});

test('C189 a code at the head of a statement is taken for one; markup goes, and the original is kept', () => {
  const reading = readingOf(
    'a.csv',
    'notation,description\n,1.2 Counting\n,<ul><li>Count &amp; add</li></ul>\n',
  );
  const { standards } = frameworkIn(reading);
  expect(standards.map(({ code, text }) => [code, text])).toEqual([
    ['1.2', 'Counting'],
    [undefined, 'Count & add'],
  ]);
  expect(standards[1]?.more).toEqual({ description: '<ul><li>Count &amp; add</li></ul>' });
});

test('C189 Excel’s own encodings are read', () => {
  const latin = Uint8Array.from('c\u00f3digo,texto\nA.1,Ni\u00f1o', (letter) => letter.charCodeAt(0));
  const file = fileOf('a.csv', 'code,text\nA,B');
  expect(file.type).toBe('table');
  const table = readTable(new TextDecoder('windows-1252').decode(latin), 10);
  expect('rows' in table && table.rows[0]?.cells).toEqual(['A.1', 'Niño']);
  expect([1, 26, 27, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AAA']);
});

test('C190 a code is the same with and without the letter of its cluster, and whatever stands before it', () => {
  for (const [a, b] of [
    ['3.OA.1', '3.OA.A.1'],
    ['3.OA.A.1', 'CCSS.Math.Content.3.OA.A.1'],
    ['3OA1', '3.OA.1'],
    ['k.cc.4a', 'K.CC.B.4.a'],
    ['1B-AP-10', '1b ap 10'],
  ] as const) {
    expect(isSameCode(a, b), `${a} ${b}`).toBe(true);
  }
  for (const [a, b] of [
    ['3.OA.1', '3.OA.10'],
    ['3.OA.1', '4.OA.1'],
    ['1A-AP-10', '1B-AP-10'],
    ['1', '3.OA.1'],
  ] as const) {
    expect(isSameCode(a, b), `${a} ${b}`).toBe(false);
  }
  expect(['3.OA', '1B-AP-10', 'K.CC.4a'].map(looksLikeCode)).toEqual([true, true, true]);
  expect(['count to ten', 'within 20', 'fractions'].map(looksLikeCode)).toEqual([false, false, false]);
});

test('C191 a CSV file runs nothing when it is opened, and reads back as it was written', () => {
  expect(['=1+1', '+cmd', '-2+3', '@x', '\t=1', '-5', '+3.2%', 'a=b'].map(harmless)).toEqual([
    "'=1+1",
    "'+cmd",
    "'-2+3",
    "'@x",
    "'\t=1",
    '-5',
    '+3.2%',
    'a=b',
  ]);
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const wide = Math.max(...rows.map((row) => row.length));
      const header = Array.from({ length: wide }, (_, at) => `h${at}`);
      const trimmed = rows
        .map((row) =>
          Array.from({ length: wide }, (_, at) => (row[at] ?? '').replace(/[\r\n]+/g, ' ').trim()),
        )
        .filter((row) => row.some((cell) => cell !== ''));
      const back = readTable(writeCsv([header, ...trimmed]), 1000);
      expect('rows' in back && back.rows.map(({ cells }) => cells.map(withoutGuard))).toEqual(
        trimmed.map((row) => row.map((cell) => withoutGuard(harmless(cell)))),
      );
    }),
    { seed: 191 },
  );
});
