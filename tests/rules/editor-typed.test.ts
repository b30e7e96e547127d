import { describe, expect, test } from 'vitest';
import { readTypedDate, readTypedMeasure, readTypedNumber } from '../../client/editor/typed.ts';

const en = { locale: 'en', near: '2026-10-01' };
const es = { locale: 'es', near: '2026-10-01' };

describe('U50: what is typed into a measured cell is understood', () => {
  test.each([
    ['58', { state: 'reported', value: 58 }],
    ['58%', { state: 'reported', value: 58 }],
    ['58.5 %', { state: 'reported', value: 58.5 }],
    ['-3', { state: 'reported', value: -3 }],
    ['0', { state: 'zero' }],
    ['0%', { state: 'zero' }],
    ['*', { state: 'suppressed' }],
    ['<10', { state: 'suppressed', below: 10 }],
    ['≤ 9', { state: 'suppressed', below: 10 }],
    ['n/r', { state: 'notReported' }],
    ['Not reported', { state: 'notReported' }],
  ])('U50: %s', (text, value) => {
    expect(readTypedMeasure(text, en)).toEqual({ value });
  });

  test('U50: three cells in one go', () => {
    const value = { state: 'reported', value: 58 };
    expect(readTypedMeasure('58% n=212 9/12', en)).toEqual({ value, n: 212, on: '2026-09-12' });
    expect(readTypedMeasure('58% 9/12 n = 212', en)).toEqual({ value, n: 212, on: '2026-09-12' });
    expect(readTypedMeasure('58% (n=1,212)', en)).toEqual({ value, n: 1212 });
    expect(readTypedMeasure('<10 n=8', en)).toEqual({ value: { state: 'suppressed', below: 10 }, n: 8 });
    expect(readTypedMeasure('58% n=212 12/9', es)).toEqual({ value, n: 212, on: '2026-09-12' });
  });

  test.each(['', 'many', '58 apples', '58% n=x', 'n=12', '1,2,3', '9/12', '58% 13/45', '5..8', '<'])(
    'U51: %s is not a value, and is left to its writer',
    (text) => {
      expect(readTypedMeasure(text, en)).toBeUndefined();
    },
  );
});

describe('U52: numbers and dates as this reader writes them', () => {
  test.each([
    ['1,234', 'en', 1234],
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'es', 1234.5],
    ['58,5', 'en', 58.5],
    ['58.5', 'es', 58.5],
    ['1.234', 'en', 1.234],
    ['1.234', 'es', 1234],
    ['1,234,567', 'en', 1234567],
    ['.5', 'en', 0.5],
  ])('U52: %s in %s', (text, locale, number) => {
    expect(readTypedNumber(text, locale)).toBe(number);
  });

  test.each([
    ['9/12', '2026-09-12'],
    ['9/12/25', '2025-09-12'],
    ['2026-09-12', '2026-09-12'],
    ['Sep 12', '2026-09-12'],
    ['sept. 12th, 2025', '2025-09-12'],
    ['12 September', '2026-09-12'],
    ['12 de septiembre', '2026-09-12'],
    ['2/29/2026', undefined],
    ['soon', undefined],
  ])('U52: %s', (text, day) => {
    expect(readTypedDate(text, en)).toBe(day);
  });

  test('U52: a day without a year is the nearest one', () => {
    expect(readTypedDate('12/20', { locale: 'en', near: '2026-01-05' })).toBe('2025-12-20');
    expect(readTypedDate('1/8', { locale: 'en', near: '2025-12-28' })).toBe('2026-01-08');
  });
});
