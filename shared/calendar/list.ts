import { dayOf, schoolYearOf, type Span } from './days.ts';

/** Lists of breaks as people paste them: a line for each, with one day or from one to another, in English or Spanish. */

export interface Line {
  /** From 1. */
  readonly n: number;
  readonly text: string;
  readonly span?: Span;
  readonly problem?: 'noDate' | 'noSuchDay' | 'backwards' | 'manyDates' | 'noName';
}

const months = [
  ['jan(?:uary)?', 'ene(?:ro)?'],
  ['feb(?:ruary)?', 'feb(?:rero)?'],
  ['mar(?:ch)?', 'mar(?:zo)?'],
  ['apr(?:il)?', 'abr(?:il)?'],
  ['may', 'mayo?'],
  ['june?', 'jun(?:io)?'],
  ['july?', 'jul(?:io)?'],
  ['aug(?:ust)?', 'ago(?:sto)?'],
  ['sept?(?:ember)?', 'sep(?:tiembre)?', 'set(?:iembre)?'],
  ['oct(?:ober)?', 'oct(?:ubre)?'],
  ['nov(?:ember)?', 'nov(?:iembre)?'],
  ['dec(?:ember)?', 'dic(?:iembre)?'],
];
const month = `(?<month>${months.flat().join('|')})\\b\\.?`;
const year = '(?:,?\\s+(?:del?\\s+)?(?<year>(?:19|20|21)\\d\\d)\\b)?';
const d = '(\\d{1,2})(?:st|nd|rd|th|º|°)?';
const upTo = '\\s*(?:[-–—&,]|to|thru|through|and|al?|y|hasta)\\s*';
const weekday =
  '(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|lun|mi[eé]|jue|vie|s[aá]b|dom';

/** A date or two in one month; the numbers of days are the first two groups. */
const forms: readonly RegExp[] = [
  /\b(?<iso>(?:19|20|21)\d\d-\d\d?-\d\d?)\b/,
  /\b(?<slash>\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?)\b/,
  new RegExp(
    `\\b${month}\\s+${d}(?:${upTo}${d}(?!\\d|[/.]\\d|\\s+(?:de\\s+)?(?:${months.flat().join('|')})\\b))?${year}`,
    'i',
  ),
  new RegExp(`\\b${d}(?:${upTo}${d})?\\s+(?:de\\s+)?${month}${year}`, 'i'),
];
const separator = new RegExp(
  `^[\\s,.]*(?:\\(?(?:${weekday})\\)?[\\s,.]*)?(?:[-–—]|to|thru|through|until|al?|hasta)[\\s,]*(?:el\\s+)?(?:\\(?(?:${weekday})\\)?[\\s,.]*)?$`,
  'i',
);

interface Found {
  readonly at: number;
  readonly end: number;
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  readonly until?: number;
}

/**
 * @param around a day of the school year meant, where a line names no year
 * @param dayFirst 3/9 is the third of September, as written in Spanish
 */
export function readBreaks(text: string, around: string, dayFirst = false): readonly Line[] {
  return text
    .split(/\r\n?|\n/)
    .map((line, at) => ({ n: at + 1, text: line.replace(/\t/g, '  ').trim() }))
    .filter((line) => line.text !== '')
    .slice(0, 500)
    .map((line) => ({ ...line, ...read(line.text.slice(0, 300), around, dayFirst) }));
}

function read(text: string, around: string, dayFirst: boolean): Pick<Line, 'span' | 'problem'> {
  const found = datesIn(text, dayFirst);
  const [one, two] = found;
  if (!one) return { problem: 'noDate' };
  const isRange = two !== undefined && separator.test(text.slice(one.end, two.at));
  if (found.length > (isRange ? 2 : 1)) return { problem: 'manyDates' };
  const last = isRange ? two : one;
  // "Dec 22 – Jan 2, 2027": the year is said once, at the end.
  const endYear =
    last.year ?? (one.year === undefined ? undefined : one.year + (last.month < one.month ? 1 : 0));
  const startYear =
    one.year ?? (last.year === undefined ? undefined : last.year - (last.month < one.month ? 1 : 0));
  const from = dayOf(startYear ?? schoolYearOf(one.month, around), one.month, one.day);
  const toDay = isRange ? (two.until ?? two.day) : one.until;
  const to =
    toDay === undefined ? from : dayOf(endYear ?? schoolYearOf(last.month, around), last.month, toDay);
  if (from === undefined || to === undefined) return { problem: 'noSuchDay' };
  if (to < from) return { problem: 'backwards' };
  const name = nameIn(`${text.slice(0, one.at)} ${text.slice(last.end)}`);
  return {
    span: { name, from, ...(to === from ? {} : { to }) },
    ...(name === '' ? { problem: 'noName' as const } : {}),
  };
}

function datesIn(text: string, dayFirst: boolean): Found[] {
  const found: Found[] = [];
  for (let at = 0; found.length < 4; ) {
    const rest = text.slice(at);
    const hits = forms
      .map((form) => form.exec(rest))
      .filter((hit) => hit !== null)
      .toSorted((a, b) => a.index - b.index || b[0].length - a[0].length);
    const hit = hits[0];
    if (!hit) return found;
    found.push({ at: at + hit.index, end: at + hit.index + hit[0].length, ...partsOf(hit, dayFirst) });
    at += hit.index + hit[0].length;
  }
  return found;
}

function partsOf(hit: RegExpExecArray, dayFirst: boolean): Pick<Found, 'year' | 'month' | 'day' | 'until'> {
  const { iso, slash, month: name, year: said } = hit.groups ?? {};
  if (iso) {
    const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
    return { year, month, day };
  }
  if (slash) {
    const [a = 0, b = 0, short] = slash.split(/[/.]/).map(Number);
    // What can't be a month is a day, whichever comes first here.
    const [month, day] = (dayFirst && b <= 12) || a > 12 ? [b, a] : [a, b];
    return { month, day, ...(short === undefined ? {} : { year: short < 100 ? 2000 + short : short }) };
  }
  const numbers = hit
    .slice(1)
    .filter((one) => one !== undefined && /^\d{1,2}$/.test(one))
    .map(Number);
  const [day = 0, until] = numbers;
  const month = months.findIndex((names) => new RegExp(`^(?:${names.join('|')})$`, 'i').test(name ?? '')) + 1;
  return {
    month,
    day,
    ...(until === undefined ? {} : { until }),
    ...(said === undefined ? {} : { year: Number(said) }),
  };
}

const loose = new RegExp(
  `^(?:[\\s,.:;|()\\[\\]–—-]|(?:${weekday})\\b|del\\b|el\\b|desde\\b|from\\b|on\\b)+|[\\s,.:;|(\\[–—-]+$`,
  'i',
);

function nameIn(text: string): string {
  let name = text.replace(/\s+/g, ' ');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name
      .replace(loose, '')
      .replace(/\(\s*(?:\w+[-–]\w+)?\s*\)/, ' ')
      .replace(/[\s,:;–—-]+(?:del|el|from|on)?$/i, '');
  }
  return name.replace(/\s+/g, ' ').trim().slice(0, 200);
}
