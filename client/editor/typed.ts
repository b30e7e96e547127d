import type { Measured } from '../../shared/content/fields.ts';
import { isDate } from '../../shared/content/values.ts';

/** What people type into cells, understood. */

/** What a measured cell understood; each part left out was not typed. */
export interface TypedMeasure {
  readonly value: Measured;
  readonly n?: number;
  readonly on?: string;
}

/** How this reader writes numbers and dates, and the day their dates are about. */
export interface Typing {
  /** BCP 47 tag. */
  readonly locale: string;
  /** A date without a year means the one nearest to this day. */
  readonly near: string;
}

/**
 * `58`, `58%`, `0`, `*`, `<10`, `n/r`, and `58% n=212 9/12`, which fills three cells.
 * @returns undefined where the text is none of them
 */
export function readTypedMeasure(text: string, typing: Typing): TypedMeasure | undefined {
  let rest = text.trim();
  let n: number | undefined;
  const counted = /(?:^|[\s,;(])n\s*=\s*(\d(?:[\d.,]*\d)?)\)?/i.exec(rest);
  if (counted) {
    n = readTypedNumber(counted[1] ?? '', typing.locale);
    if (n === undefined || !Number.isInteger(n)) return undefined;
    rest = `${rest.slice(0, counted.index)} ${rest.slice(counted.index + counted[0].length)}`.trim();
  }
  const whole = readMeasuredWord(rest, typing.locale);
  if (whole) return { value: whole, ...(n === undefined ? {} : { n }) };
  const [first = '', ...others] = rest.split(/\s+/);
  const value = readMeasuredWord(first, typing.locale);
  const on = readTypedDate(others.join(' '), typing);
  if (!value || on === undefined) return undefined;
  return { value, on, ...(n === undefined ? {} : { n }) };
}

function readMeasuredWord(text: string, locale: string): Measured | undefined {
  const word = text.trim().toLowerCase();
  if (/^(\*+|s|suppressed|suprimido)$/.test(word)) return { state: 'suppressed' };
  if (/^(n\/r|nr|n\.r\.|not reported|no reportado|no informado)$/.test(word)) return { state: 'notReported' };
  const below = /^(?:n\s*)?(<|<=|≤)\s*(\d+)\s*%?$/.exec(word);
  if (below) return { state: 'suppressed', below: Number(below[2]) + (below[1] === '<' ? 0 : 1) };
  const value = readTypedNumber(word.replace(/\s*%$/, ''), locale);
  if (value === undefined) return undefined;
  return value === 0 ? { state: 'zero' } : { state: 'reported', value };
}

/** A number with either decimal sign; of two readings the reader's language decides. */
export function readTypedNumber(text: string, locale: string): number | undefined {
  const bare = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^[−–]/, '-');
  if (!/^-?(\d[\d.,]*|[.,]\d+)$/.test(bare)) return undefined;
  const marks = bare.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return finite(Number(bare));
  const decimals = bare.length - bare.lastIndexOf(last) - 1;
  const repeated = marks.filter((mark) => mark === last).length > 1;
  const mixed = marks.some((mark) => mark !== last);
  const isGroup = repeated || (!mixed && decimals === 3 && last !== decimalOf(locale) && bare.length > 4);
  const [whole = '', part = ''] = isGroup ? [bare] : [bare.slice(0, -decimals - 1), bare.slice(-decimals)];
  if (!isGroup && decimals === 0) return undefined;
  const groups = whole.split(/[.,]/);
  if (groups.length > 1 && !groups.every((group, i) => (i === 0 ? /^-?\d{1,3}$/ : /^\d{3}$/).test(group))) {
    return undefined;
  }
  return finite(Number(`${groups.join('') || '0'}.${part || '0'}`));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function decimalOf(locale: string): string {
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  );
}

/** `9/12`, `9/12/26`, `2026-09-12`, `Sep 12`, `12 sep 2026`, `12-Sep-26`: the day as `2026-09-12`. */
export function readTypedDate(text: string, { locale, near }: Typing): string | undefined {
  // Spreadsheets join words of a day with hyphens, and put midnight after it.
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/[t ]0?0:00(:00)?$/, '')
    .replace(/^(\d{1,2})-(\p{L}+)(?:-(\d{2}|\d{4}))?$/u, '$1 $2 $3')
    .trim();
  if (isDate(typed)) return typed;
  const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(typed);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    const [month, day] = isMonthFirst(locale) ? [first, second] : [second, first];
    return dateOf(month, day, numeric[3], near);
  }
  const worded =
    /^(\d{1,2})\.?(?:\s+de)?\s+(\p{L}+)\.?,?(?:\s+(?:de\s+)?(\d{4}|\d{2}))?$/u.exec(typed) ??
    swapped(/^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?$/u.exec(typed));
  if (!worded) return undefined;
  const month = monthNamed(worded[2] ?? '', locale);
  return month === undefined ? undefined : dateOf(month, Number(worded[1]), worded[3], near);
}

type Parts = readonly (string | undefined)[];

function swapped(match: RegExpExecArray | null): Parts | null {
  return match && [match[0], match[2], match[1], match[3]];
}

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale).formatToParts(0);
  return parts.findIndex((part) => part.type === 'month') < parts.findIndex((part) => part.type === 'day');
}

function monthNamed(name: string, locale: string): number | undefined {
  if (name.length < 3) return undefined;
  for (const language of [locale, 'en', 'es']) {
    const long = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month += 1) {
      if (
        long
          .format(Date.UTC(2026, month, 15))
          .toLowerCase()
          .startsWith(name)
      )
        return month + 1;
    }
  }
  return undefined;
}

function dateOf(month: number, day: number, year: string | undefined, near: string): string | undefined {
  const two = (part: number) => String(part).padStart(2, '0');
  const at = (full: number) => `${full}-${two(month)}-${two(day)}`;
  if (year !== undefined) {
    const date = at(year.length === 2 ? 2000 + Number(year) : Number(year));
    return isDate(date) ? date : undefined;
  }
  const about = Number(near.slice(0, 4));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(near));
  return [about - 1, about, about + 1]
    .map(at)
    .filter(isDate)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
