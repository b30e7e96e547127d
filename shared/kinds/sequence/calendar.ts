import { lanesOf, lengthOf, type Slot, slotOf } from './slots.ts';
import type { Calendar, Sequence, Span, Unit } from './read.ts';

/** A week of a calendar, Monday to Sunday. */
export interface CalendarWeek {
  /** ISO date of its Monday. */
  readonly monday: string;
  /** Its days of school: ISO date and weekday, 0 for Monday. */
  readonly days: readonly { readonly date: string; readonly weekday: number }[];
  /** Which teaching week of the year it is, from 1; undefined for a week without school. */
  readonly teaching: number | undefined;
  /** The names of the breaks that take days of it. */
  readonly breaks: readonly string[];
}

/** No school year is longer; dates that are years apart are a slip. */
const mostWeeks = 80;
const day = 86_400_000;

const numberOf = (iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / day);
const isoOf = (number: number) => new Date(number * day).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
const weekdayOf = (number: number) => (((number + 3) % 7) + 7) % 7;

/**
 * The weeks of a calendar from its first day to its last; without a last day, as many as the planned year has teaching
 * weeks. None without a first day.
 */
export function weeksOf(calendar: Calendar, yearWeeks: number): readonly CalendarWeek[] {
  if (calendar.firstDay === undefined) return [];
  const first = numberOf(calendar.firstDay);
  const last = calendar.lastDay === undefined ? Number.POSITIVE_INFINITY : numberOf(calendar.lastDay);
  const breaks = calendar.breaks.flatMap(({ name, from, to }) =>
    from === undefined || to === undefined ? [] : [{ name, from: numberOf(from), to: numberOf(to) }],
  );
  const weeks: CalendarWeek[] = [];
  let taught = 0;
  for (let monday = first - weekdayOf(first); monday <= last && weeks.length < mostWeeks; monday += 7) {
    if (last === Number.POSITIVE_INFINITY && taught === yearWeeks) break;
    const days: { date: string; weekday: number }[] = [];
    const names = new Set<string>();
    for (let weekday = 0; weekday < calendar.daysPerWeek; weekday += 1) {
      const date = monday + weekday;
      if (date < first || date > last) continue;
      const taken = breaks.filter((one) => one.from <= date && date <= one.to);
      for (const { name } of taken) names.add(name);
      if (taken.length === 0) days.push({ date: isoOf(date), weekday });
    }
    if (days.length > 0) taught += 1;
    weeks.push({
      monday: isoOf(monday),
      days,
      teaching: days.length > 0 ? taught : undefined,
      breaks: [...names],
    });
  }
  return weeks;
}

/**
 * The days of school that a part of the planned year comes to. A planned day is the weekday of that teaching week; the
 * last one also stands for the weekdays after it, where a calendar has more of them.
 */
export function datesIn(slot: Slot, weeks: readonly CalendarWeek[], daysPerWeek: number): readonly string[] {
  return weeks.flatMap(({ teaching, days }) => {
    if (teaching === undefined) return [];
    const start = (teaching - 1) * daysPerWeek;
    if (start >= slot.to || start + daysPerWeek <= slot.from) return [];
    return days.flatMap(({ date, weekday }) => {
      const planned = start + Math.min(weekday, daysPerWeek - 1);
      return planned >= slot.from && planned < slot.to ? [date] : [];
    });
  });
}

/** A unit on a calendar. */
export interface Fit {
  readonly unit: Unit;
  readonly needs: number;
  readonly has: number;
  /** The first and the last day of school it gets; undefined where it gets none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Whether it goes on after the calendar's last week. */
  readonly beyond: boolean;
}

/** Every placed unit on a calendar; nothing for a calendar without a first day. */
export function fitsOf(sequence: Sequence, calendar: Calendar): readonly Fit[] {
  const weeks = weeksOf(calendar, sequence.yearWeeks);
  if (weeks.length === 0) return [];
  const end = taughtIn(weeks) * sequence.daysPerWeek;
  return sequence.units.flatMap((unit) => {
    const slot = slotOf(unit, sequence);
    if (!slot) return [];
    const dates = datesIn(slot, weeks, sequence.daysPerWeek);
    return [
      {
        unit,
        needs: lengthOf(unit, sequence),
        has: dates.length,
        from: dates[0],
        to: dates.at(-1),
        beyond: slot.to > end,
      },
    ];
  });
}

/** How many teaching weeks these are. */
export function taughtIn(weeks: readonly CalendarWeek[]): number {
  return weeks.filter((week) => week.teaching !== undefined).length;
}

export interface Usage {
  readonly lane: { readonly key: string; readonly grade: string; readonly course: string };
  readonly year: Days;
  /** One for each term that has its dates, in the calendar's order. */
  readonly terms: readonly (Days & { readonly term: Span })[];
}
export interface Days {
  /** Days of school on which there is a unit. */
  readonly used: number;
  readonly available: number;
}

/** Days used and days there are, by lane and term. */
export function usageOf(sequence: Sequence, calendar: Calendar): readonly Usage[] {
  const weeks = weeksOf(calendar, sequence.yearWeeks);
  const school = weeks.flatMap((week) => week.days.map(({ date }) => date));
  const terms = calendar.terms.filter(({ from, to }) => from !== undefined && to !== undefined);
  return lanesOf(sequence.units).map(({ key, grade, course, units }) => {
    const used = new Set(
      units.flatMap((unit) => {
        const slot = slotOf(unit, sequence);
        return slot ? datesIn(slot, weeks, sequence.daysPerWeek) : [];
      }),
    );
    const within = (inside: (date: string) => boolean): Days => {
      const dates = school.filter(inside);
      return { used: dates.filter((date) => used.has(date)).length, available: dates.length };
    };
    return {
      lane: { key, grade, course },
      year: within(() => true),
      terms: terms.map((term) => ({
        term,
        ...within((date) => date >= (term.from ?? '') && date <= (term.to ?? '')),
      })),
    };
  });
}
