/** Days as ISO 8601 text, `2026-11-26`: no clock and no time zone is in them. */

export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The year of a month within the school year that `around` lies in; a year begins in July. */
export function schoolYearOf(month: number, around: string): number {
  const [year = 0, now = 1] = around.split('-').map(Number);
  const begins = now >= 7 ? year : year - 1;
  return month >= 7 ? begins : begins + 1;
}

/** Days without school, or the first or last day with it. */
export interface Span {
  readonly name: string;
  readonly from: string;
  /** The last day of it; absent where it is one. */
  readonly to?: string;
}

export type SpanMeaning = 'break' | 'first' | 'last' | 'other';

const first =
  /(?<!\p{L})(first day (of|for) (school|students|classes|instruction)|school (begins|starts|opens)|classes begin|primer d[ií]a de (clases|escuela)|inicio de clases|comienzo de clases)/iu;
const last =
  /(?<!\p{L})(last day (of|for) (school|students|classes|instruction)|school ends|[uú]ltimo d[ií]a de (clases|escuela)|fin de clases)/iu;
const off =
  /\b(no school|no classes|schools? (is )?closed|school closed|closed|holiday|recess|vacation|break|offices? closed|non-?student|student holiday|labor day|columbus|indigenous|veterans|thanksgiving|christmas|new year|martin luther|mlk|presidents|memorial day|juneteenth|good friday|easter|rosh hashanah|yom kippur|eid|diwali|lunar new year|in-?service|professional (development|learning)|teacher work ?day|conference day|sin clases|no hay clases|vacaci[oó]n(es)?|descanso|receso|feriado|festivo|d[ií]a libre|acci[oó]n de gracias|navidad|a[nñ]o nuevo|semana santa|d[ií]a del trabajo|cerrad[ao])\b/i;
const partly =
  /\b(early (release|dismissal)|half[- ]day|delayed|late start|salida temprana|medio d[ií]a|begins? registration)\b/i;

/** What a name in a calendar says, in English and Spanish: a guess, for people to correct. */
export function meaningOf(name: string): SpanMeaning {
  if (first.test(name)) return 'first';
  if (last.test(name)) return 'last';
  return off.test(name) && !partly.test(name) ? 'break' : 'other';
}
