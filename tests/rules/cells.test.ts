import { describe, expect, test } from 'vitest';
import type { Column, FieldColumn } from '../../client/editor/table/column.ts';
import { Grid } from '../../client/editor/table/grid.ts';
import {
  cellsIn,
  guessMapping,
  optionCalled,
  planPaste,
  understand,
} from '../../client/editor/table/pasted.ts';
import { readTypedDate, readTypedMeasure } from '../../client/editor/typed.ts';

const typing = { locale: 'en', near: '2026-10-01' };
const unclear = 'Type a number.';

function measure(name: string, label: string): FieldColumn {
  return {
    field: { name, type: 'measured' },
    label,
    read: (text) => {
      const typed = readTypedMeasure(text, typing);
      if (!typed) return { error: unclear };
      const { value, n, on } = typed;
      return {
        values: { [name]: value, ...(n === undefined ? {} : { n }), ...(on === undefined ? {} : { on }) },
      };
    },
  };
}
const districts = ['Allentown School District', 'Quakertown', 'Quarryville'];
const district: FieldColumn = {
  field: { name: 'organisation', type: 'reference', to: 'organisation' },
  label: 'District',
  options: districts.map((text, i) => ({ value: `org${i}`, text })),
};
const before = measure('before', 'Before');
const now = measure('now', 'Now');
const change: Column = { name: 'change', label: 'Change', compute: () => ({ text: '' }) };
const group: FieldColumn = {
  field: { name: 'group', type: 'line' },
  label: 'Student group',
  longLabel: 'Which students',
};
const band: readonly Column[] = [district, before, now, change];
const columns: readonly Column[] = [...band, group];
const rows = ['r1', 'r2', 'r3', 'r4'];

const paste = (text: string, from = 'organisation', into: readonly string[] = rows) => {
  const cells = cellsIn(text);
  const mapping = guessMapping(cells, columns, band, from);
  return { mapping, plan: planPaste(cells, mapping, into) };
};
const names = (mapped: readonly (FieldColumn | undefined)[]) => mapped.map((column) => column?.field.name);
const values = (text: string, from?: string, into?: readonly string[]) =>
  paste(text, from, into).plan.map(({ row, cells }) => [
    row,
    ...cells.map(({ understood }) => (understood.type === 'values' ? understood.values : understood.type)),
  ]);

describe('U293: a block from a spreadsheet is read as rows of cells', () => {
  test.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\t\nb',
      [
        ['a', '', ''],
        ['b', '', ''],
      ],
    ],
    [
      '"one\ntwo"\t"say ""so"""\nx\ty',
      [
        ['one\ntwo', 'say "so"'],
        ['x', 'y'],
      ],
    ],
    ['5" tall\tb', [['5" tall', 'b']]],
    [
      'a\t\n\n \t \nb\t',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
  ])('U293: %j', (text, cells) => {
    expect(cellsIn(text)).toEqual(cells);
  });
});

describe('U294: what goes where is guessed, and can be chosen', () => {
  test('U294: without a header it goes on from the cell pasted at, past computed columns', () => {
    const { mapping, plan } = paste('58%\t61%\t3\textra\n40\t44\t4\tmore', 'before');
    expect(mapping.header).toBe(false);
    expect(names(mapping.columns)).toEqual(['before', 'now', undefined, undefined]);
    expect(plan.map(({ row }) => row)).toEqual(['r1', 'r2']);
  });

  test('U294: a header that names columns says where they go, in any order', () => {
    const { mapping } = paste('Now\twhich students\tDISTRICT\tOther\n61\tELL\tQuakertown\tx', 'before');
    expect(mapping.header).toBe(true);
    expect(names(mapping.columns)).toEqual(['now', 'group', 'organisation', undefined]);
  });

  test('U294: two columns of one name do not go to one place', () => {
    expect(names(paste('Now\tNow\n1\t2').mapping.columns)).toEqual(['now', undefined]);
  });

  test('U294: a first row that is unclear above rows that are clear is a header', () => {
    expect(paste('Autumn rate\tWinter rate\n58\t61\n40\t44', 'before').mapping.header).toBe(true);
    expect(paste('many\t58\n?\t44', 'before').mapping.header).toBe(false);
    expect(paste('58\t61', 'before').mapping.header).toBe(false);
  });

  test('U294: rows beyond the last are added', () => {
    expect(paste('1\n2\n3', 'before', ['r3', 'r4']).plan.map(({ row }) => row)).toEqual([
      'r3',
      'r4',
      undefined,
    ]);
  });
});

describe('U295: each pasted cell is understood as its column is typed', () => {
  test('U295: percentages, suppressed counts, thousands, decimal commas, three cells in one', () => {
    const reported = (value: number) => ({ state: 'reported', value });
    expect(values('58%\t*\n58,5\t<10\n1,234\tn<10\n0\t58% n=212 9/12', 'before')).toEqual([
      ['r1', { before: reported(58) }, { now: { state: 'suppressed' } }],
      ['r2', { before: reported(58.5) }, { now: { state: 'suppressed', below: 10 } }],
      ['r3', { before: reported(1234) }, { now: { state: 'suppressed', below: 10 } }],
      ['r4', { before: { state: 'zero' } }, { now: reported(58), n: 212, on: '2026-09-12' }],
    ]);
  });

  test('U295: options by name, without case and signs, or by a beginning that only one has', () => {
    const option = (text: string) => optionCalled(district.options ?? [], text)?.value;
    expect(option('quakertown')).toBe('org1');
    expect(option('ALLENTOWN')).toBe('org0');
    expect(option('Qua')).toBeUndefined();
    expect(option('--')).toBeUndefined();
  });

  test('U295: nothing changes nothing; what is unclear says why and stays out', () => {
    expect(understand(before, '')).toEqual({ type: 'nothing' });
    expect(understand(before, 'many')).toEqual({ type: 'unclear', why: 'reader', message: unclear });
    expect(understand(district, 'Reading')).toEqual({ type: 'unclear', why: 'option' });
    expect(understand(group, 'two\nlines')).toEqual({ type: 'words', words: 'two lines' });
  });

  test.each([
    ['12-Sep-26', '2026-09-12'],
    ['12-Sep', '2026-09-12'],
    ['9/12/2026 0:00', '2026-09-12'],
    ['2026-09-12T00:00:00', '2026-09-12'],
  ])('U295: the day %s as spreadsheets write it', (text, day) => {
    expect(readTypedDate(text, typing)).toBe(day);
  });
});

describe('U291: Shift and the arrows select a block of cells', () => {
  const grid = () =>
    new Grid(
      'evidence',
      () => rows,
      () => [band, [group]],
    );
  const at = (row: string, column: string) => `evidence/${row}/${column}`;

  test('U291: it grows and shrinks from the cell it began in, and ends at the edge', () => {
    const table = grid();
    expect(table.extend(at('r2', 'before'), 'down')).toBe(at('r3', 'before'));
    expect(table.extend(at('r2', 'before'), 'right')).toBe(at('r3', 'now'));
    expect(table.selected?.rows).toEqual(['r2', 'r3']);
    expect(table.has(at('r3', 'before'))).toBe(true);
    expect(table.has(at('r1', 'before'))).toBe(false);
    table.extend(at('r2', 'before'), 'up');
    table.extend(at('r2', 'before'), 'up');
    expect(table.selected?.rows).toEqual(['r1', 'r2']);
    expect(table.extend(at('r2', 'before'), 'up')).toBeUndefined();
  });

  test('U291: it stays in the columns that stand in one line', () => {
    const table = grid();
    expect(table.extend(at('r1', 'change'), 'right')).toBeUndefined();
    table.select(at('r1', 'before'), at('r2', 'group'));
    expect(table.selected).toBeUndefined();
  });

  test('U291: one cell is no block, and stands for itself', () => {
    const table = grid();
    table.extend(at('r1', 'before'), 'down');
    table.extend(at('r1', 'before'), 'up');
    expect(table.selected).toBeUndefined();
    expect(table.around(at('r4', 'now'))).toEqual({ rows: ['r4'], columns: [now] });
  });

  test('U291: a row that goes away leaves the rest selected, or nothing', () => {
    let there = rows;
    const table = new Grid(
      'evidence',
      () => there,
      () => [band],
    );
    table.select(at('r1', 'before'), at('r3', 'before'));
    there = ['r1', 'r3', 'r4'];
    expect(table.selected?.rows).toEqual(['r1', 'r3']);
    there = ['r1', 'r4'];
    expect(table.selected).toBeUndefined();
  });
});
