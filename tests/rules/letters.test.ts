import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Fields, Node } from '../../shared/content/fields.ts';
import { plainText } from '../../shared/content/text.ts';
import {
  guessColumns,
  guessLanguageColumn,
  languageMeant,
} from '../../shared/kinds/family/letters/columns.ts';
import { harmless, writeCsv } from '../../shared/csv/write.ts';
import { mostRows, readCsv } from '../../shared/kinds/family/letters/csv.ts';
import { letterAt, lettersOf, rowOut, textOfLetter } from '../../shared/kinds/family/letters/merge.ts';
import { converted, placeholdersIn } from '../../shared/kinds/family/placeholders.ts';
import { languageRows, textOf } from '../../shared/kinds/family/write.ts';
import * as Y from 'yjs';
import { applyChanges, seedDoc } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { conversionOf, placeholdersOf } from '../../shared/kinds/family/conversion.ts';
import { family } from '../../shared/kinds/family/index.ts';
import { parity, tableOf } from '../../shared/kinds/family/rules.ts';
import { shortId } from '../../shared/ids.ts';

const list = 'Nombre;Días\nJosé Núñez;3\n"Lía; ""Li"" Ruiz";4\n';

function bytesIn(encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252', text: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(
    Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((code) => {
      return encoding === 'utf-16le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  );
}

describe('lists of families', () => {
  test.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', false],
    ['utf-16le', true],
    ['utf-16be', false],
    ['utf-16be', true],
    ['windows-1252', false],
  ] as const)(
    'C154: a list in %s, with a byte order mark: %s, is read as it was written',
    (encoding, hasMark) => {
      const read = readCsv(bytesIn(encoding, hasMark ? `\uFEFF${list}` : list));
      expect(read).toEqual({
        encoding,
        delimiter: ';',
        header: ['Nombre', 'Días'],
        rows: [
          ['José Núñez', '3'],
          ['Lía; "Li" Ruiz', '4'],
        ],
      });
    },
  );

  test.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1,5;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', 'sep=;\r\na;b\r\n1;2\r\n'],
  ])('C154: columns divided by %j are found', (delimiter, text) => {
    const read = readCsv(bytesIn('utf-8', text));
    expect([read.delimiter, read.header]).toEqual([delimiter, ['a', 'b']]);
  });

  test('C154: short and empty rows do no harm; too many are refused', () => {
    expect(readCsv(bytesIn('utf-8', 'a,b\n\n1\n,,\n1,2,3\n')).rows).toEqual([
      ['1', ''],
      ['1', '2'],
    ]);
    expect(() => readCsv(bytesIn('utf-8', `a\n${'1\n'.repeat(mostRows + 1)}`))).toThrow(RangeError);
  });

  test('C155: a cell that a spreadsheet would calculate is written as words; every table comes back', () => {
    expect(['=1+1', '+1-555-0100', '@SUM(A1)', '-2+3', '\t=1', ' =1', '\u200B=1'].map(harmless)).toEqual([
      "'=1+1",
      "'+1-555-0100",
      "'@SUM(A1)",
      "'-2+3",
      "'\t=1",
      "' =1",
      "'\u200B=1",
    ]);
    expect(['-3', '2.5', 'Ana', 'a=b'].map(harmless)).toEqual(['-3', '2.5', 'Ana', 'a=b']);
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '=', '+', '"', '\n', ';', ',', '1', ' ') })
      .map((text) => text.trim());
    const row = fc.tuple(cell, cell).filter(([a]) => a !== '');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(bytesIn('utf-16le', `\uFEFF${writeCsv([['x', 'y'], ...rows]).slice(1)}`));
        expect(read.rows).toEqual(rows.map((one) => one.map(harmless)));
      }),
    );
  });
});

describe('columns', () => {
  test('C156: columns are guessed by their names, each once', () => {
    const header = [
      'ID',
      "Student's First Name",
      'StudentLastName',
      'Home Language',
      'Días',
      'Guardian name',
    ];
    expect(
      guessColumns(header, ['student_first_name', 'student_last_name', 'parent_name', 'absences']),
    ).toEqual({ student_first_name: 1, student_last_name: 2, parent_name: 5, absences: -1 });
    expect(guessLanguageColumn(header)).toBe(3);
    expect(guessLanguageColumn(['Language arts teacher', 'Slang'])).toBe(-1);
    expect(guessLanguageColumn(['Nombre', 'Idioma del hogar'])).toBe(1);
  });

  test('C156: a language is meant by tag, three-letter code or name in English, Spanish or itself', () => {
    const tags = ['en', 'es-MX', 'ar', 'ht'];
    const meant = [
      'ES',
      'es_US',
      'Spanish',
      'Español',
      'espagnol',
      'العربية',
      'hat',
      'Haitian Creole',
      'Thai',
      '',
    ];
    expect(meant.map((cell) => languageMeant(cell, tags))).toEqual([
      'es-MX',
      'es-MX',
      'es-MX',
      'es-MX',
      undefined,
      'ar',
      'ht',
      'ht',
      undefined,
      undefined,
    ]);
  });
});

function template(): Fields {
  const body = textOf(
    [
      { as: 'heading', words: { en: 'About {{student}}', es: 'Sobre {{student}}' } },
      { words: { en: '{{student}} missed {{days}} days.', es: '{{student}} faltó {{days}} días.' } },
    ],
    'en',
    { id: shortId, who: 'Ana' },
  );
  return { source: 'en', languages: languageRows(['en', 'es']), body };
}

describe('letters', () => {
  const letters = lettersOf(template());
  const csv = readCsv(
    bytesIn('utf-8', 'Student,Days,Language\nAna,3,Spanish\n<b>Bo</b>,,en\nÉva {{days}},5,Klingon\n'),
  );
  const plan = { csv, mapping: guessColumns(csv.header, letters.fields), languageColumn: 2, otherwise: 'en' };
  const said = (row: number) => plainText(textOfLetter(letters, letterAt(letters, plan, row)));

  test('C157: each row becomes a letter in its language, with its values', () => {
    expect(letters.fields).toEqual(['student', 'days']);
    expect(said(0)).toBe('Sobre Ana\nAna faltó 3 días.');
    expect(letterAt(letters, plan, 0)).toMatchObject({ line: 2, lang: 'es', missing: [] });
  });

  test('C157: what a row lacks is named and stays to be seen; a value is words, whatever it looks like', () => {
    expect(letterAt(letters, plan, 1)).toMatchObject({ line: 3, missing: ['days'] });
    expect(said(1)).toBe('About <b>Bo</b>\n<b>Bo</b> missed {{days}} days.');
    expect(letterAt(letters, plan, 2)).toMatchObject({ lang: 'en', unknownLanguage: 'Klingon' });
    expect(said(2)).toBe('About Éva {{days}}\nÉva {{days}} missed 5 days.');
  });

  test('C157: the list goes out again with language and message', () => {
    const row = ['Ana', '3', 'Spanish', 'es', 'Sobre Ana\nAna faltó 3 días.'];
    expect(rowOut(letters, csv, letterAt(letters, plan, 0))).toEqual(row);
  });
});

describe('placeholders', () => {
  test('C158: making merge fields leaves every translation as current as it was, in one change per text', () => {
    const body = textOf(
      [
        { words: { en: 'Dear [Name],', es: 'Estimado [Name]:' } },
        { words: { en: 'Thank you.', es: 'Gracias.' } },
      ],
      'en',
      { id: shortId, who: 'Ana' },
    );
    const ydoc = new Y.Doc();
    const fields = { source: 'en', languages: languageRows(['en', 'es']), body };
    seedDoc(ydoc, family.fields, fields, 'seed');
    expect(placeholdersOf(fields).map(({ name, times }) => [name, times])).toEqual([['name', 2]]);
    const changes = conversionOf(fields, new Map([['[Name]', 'parent']]));
    expect(changes).toHaveLength(3);
    applyChanges(ydoc, family.fields, changes, 'convert');
    const now = contentOf(ydoc, family).fields;
    expect(lettersOf(now).fields).toEqual(['parent']);
    expect(tableOf(now, 'es').map(({ status }) => status)).toEqual(['reviewed', 'reviewed']);
    expect(tableOf(now, 'es')[0]?.target?.text).toEqual([
      { type: 'text', text: 'Estimado ' },
      { type: 'mergeField', attrs: { name: 'parent' } },
      { type: 'text', text: ':' },
    ]);
  });

  test('C158: `{{name}}` as typed becomes the merge field of that name, though its words read the same', () => {
    const typed = { type: 'text', text: 'Missed {{days}} days, {{others}} more.' };
    const paragraph = { type: 'paragraph', attrs: { id: shortId() }, content: [typed] };
    const fields: Fields = { source: 'en', languages: [], body: { texts: { en: [paragraph] } } };
    const after = conversionOf(fields, new Map([['{{days}}', 'days']]));
    const content = [
      { type: 'text', text: 'Missed ' },
      { type: 'mergeField', attrs: { name: 'days' } },
      { type: 'text', text: ' days, {{others}} more.' },
    ];
    expect(after).toEqual([{ type: 'text', address: 'body@en', nodes: [{ ...paragraph, content }] }]);
    expect(conversionOf(fields, new Map([['[Name]', 'name']]))).toEqual([]);
  });

  const line = (text: string): Node => ({ type: 'paragraph', content: [{ type: 'text', text }] });

  test('C158: what older letters write for a family’s own is found, once each, with a name', () => {
    const found = placeholdersIn([
      [line('Dear «P_FName»«P_LName», [Name of School] and {date}, {{days}}. [Name of School]')],
      [line('Name: ______ Absent on ____'), line('[$] and <<Teléfono>>')],
    ]);
    expect(found.map(({ written, name, times }) => [written, name, times])).toEqual([
      ['«P_FName»', 'p_fname', 1],
      ['«P_LName»', 'p_lname', 1],
      ['[Name of School]', 'name_of_school', 2],
      ['{date}', 'date', 1],
      ['{{days}}', 'days', 1],
      ['Name ____', 'name', 1],
      ['Absent on ____', 'absent_on', 1],
      ['[$]', 'field', 1],
      ['<<Teléfono>>', 'telefono', 1],
    ]);
  });

  test('C158: only the chosen ones become merge fields; words, order and marks stay', () => {
    const bold = { type: 'text', text: 'Dear [Name], [optional] day', marks: [{ type: 'bold' }] };
    const [paragraph] = converted([{ type: 'paragraph', content: [bold] }], new Map([['[Name]', 'student']]));
    expect(paragraph?.content).toEqual([
      { type: 'text', text: 'Dear ', marks: [{ type: 'bold' }] },
      { type: 'mergeField', attrs: { name: 'student' }, marks: [{ type: 'bold' }] },
      { type: 'text', text: ', [optional] day', marks: [{ type: 'bold' }] },
    ]);
  });

  test('C158: a translation that names other merge fields than its source says which', () => {
    const field = (name: string): Node => ({ type: 'mergeField', attrs: { name } });
    expect(parity([field('a'), field('b')], [field('b'), field('c')])).toEqual({
      missing: ['a'],
      extra: ['c'],
    });
    expect(parity([field('a'), field('b')], [field('b'), field('a')])).toBeUndefined();
  });
});
