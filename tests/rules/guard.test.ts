import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { personalInContent } from '../../shared/guard/inContent.ts';
import { masked, personalIn } from '../../shared/guard/personal.ts';
import { memoFields } from '../../shared/kinds/memo/fields.ts';

const sorts = (text: string) =>
  personalIn(text).flatMap((one) => (one.certainty === 'certain' ? [one.sort] : []));

test('C115: a Social Security number is found as it is written, or by its name, unless nobody can have it', () => {
  expect(sorts('Her number is 219-09-9999.')).toEqual(['ssn']);
  expect(sorts('SSN 219099999')).toEqual(['ssn']);
  expect(sorts('número de Seguro Social: 219 09 9999')).toEqual(['ssn']);
  for (const no of ['000-12-3456', '666-12-3456', '912-12-3456', '219-00-1234', '219-12-0000', '078-05-1120'])
    expect(sorts(no)).toEqual([]);
  expect(sorts('School 255901107 in the export')).toEqual([]);
  expect(sorts('WAC 392-401-020')).toEqual([]);
});

test('C115: a phone number stops a publication only where it is said to be a family’s', () => {
  expect(sorts('Call the mother at (425) 882-9090 after five')).toEqual(['phone']);
  expect(sorts('Celular de la madre: 425-882-9090')).toEqual(['phone']);
  expect(sorts('Llamar a su mamá: 425-882-9090')).toEqual(['phone']);
  expect(sorts('Papá (425) 882-9090')).toEqual(['phone']);
  expect(sorts('Student cell +1 425.882.9090')).toEqual(['phone']);
  expect(sorts('The office answers at (425) 882-9090')).toEqual([]);
  expect(sorts('Parents may call (800) 877-8339')).toEqual([]);
  expect(sorts('Students were asked. Our office: 202-720-2600')).toEqual([]);
  expect(personalIn('The office: (425) 882-9090')).toMatchObject([{ sort: 'phone', certainty: 'possible' }]);
});

test('C115: an e-mail address stops a publication where it is private or a student’s', () => {
  expect(sorts('Write to rosa.m+school@gmail.com')).toEqual(['email']);
  expect(sorts('jdoe27@students.allentown.k12.pa.us')).toEqual(['email']);
  expect(sorts('attendance@allentownsd.org')).toEqual([]);
  expect(sorts('someone@example.org')).toEqual([]);
});

test('C115: a date is one of birth only where words say so, a number a student’s only after its name', () => {
  expect(sorts('He was born on 11/13/2014')).toEqual(['birthDate']);
  expect(sorts('DOB: 2014-11-13')).toEqual(['birthDate']);
  expect(sorts('Fecha de nacimiento: 13 de noviembre de 2014')).toEqual(['birthDate']);
  expect(sorts('Measured on 11/13/2024, school year 2018-19')).toEqual([]);
  expect(sorts('Born of a long talk. We met on 11/13/2024')).toEqual([]);
  expect(sorts('Student ID 604821')).toEqual(['studentId']);
  expect(sorts('SSID: 1234567890')).toEqual(['studentId']);
  expect(sorts('matrícula del estudiante 604821')).toEqual(['studentId']);
  expect(sorts('604821 students; Student ID «PermNum»; state id of the school')).toEqual([]);
});

test('C115: what only looks like it is let through', () => {
  for (const text of [
    '1A-AP-08, K-2-ETS1-1, 3-5-ETS1-2, CCSS.ELA-Literacy.RL.7.3',
    '2688E9D1A3FA4B689A3D9E41A1071C0E and 20c5134f-423d-4097-a971-3dd5152bf507',
    '34 CFR 99.3, P.L. 107-347, OMB 1850-0928, ZIP 20250-9410, AD-3027',
    'n = 412, 58% to 61%, $1,234,567.89, 57726786056246',
  ])
    expect(personalIn(text)).toEqual([]);
});

test('C116: a text without digits and at-signs holds nothing; places are in order and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[\d@]/.test(text)),
      (text) => {
        expect(personalIn(text)).toEqual([]);
      },
    ),
    { seed: 5 },
  );
  const piece = fc.constantFrom(
    '219-09-9999',
    ' mother ',
    '(425) 882-9090',
    'a@gmail.com',
    ' born ',
    '1/2/2014',
    '. ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const { from, to } of personalIn(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { seed: 5 },
  );
});

test('C117: it is found in every text of a document, by the address of the very block or cell', () => {
  const found = personalInContent(memoFields, {
    title: lineOf('SSN 219-09-9999'),
    problem: richOf('Fine.\nStudent ID 604821'),
    evidence: [{ id: 'abcdefghijkm', fields: { source: lineOf('a@gmail.com') } }],
  });
  expect(found.map((one) => [one.sort, one.address.split('#')[0]])).toEqual([
    ['ssn', 'title'],
    ['studentId', 'problem'],
    ['email', 'evidence/abcdefghijkm/source'],
  ]);
  expect(masked('219-09-9999')).toBe('•••99');
  expect(found.every((one) => one.shown.length === 5)).toBe(true);
});
