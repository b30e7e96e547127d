import type { Change } from '../../../../shared/content/apply.ts';
import { under } from '../../../../shared/content/address.ts';
import { lineOf } from '../../../../shared/content/text.ts';
import { shortId } from '../../../../shared/ids.ts';
import {
  addDays,
  meaningOf,
  type Span,
  type SpanMeaning,
  weekdayOf,
} from '../../../../shared/calendar/days.ts';
import type { Calendar } from '../../../../shared/kinds/sequence/read.ts';

/** Something read from a file or a list, and what it is to become in a calendar. */
export interface Planned {
  readonly span: Span;
  readonly as: SpanMeaning;
  /** Why it is not needed. */
  readonly note?: 'weekend' | 'here';
}

/**
 * What is to be done with each, as far as it can be told: a list is one of days off, a file has all sorts of days in it.
 */
export function planSpans(
  spans: readonly (Span & { readonly allDay?: boolean })[],
  calendar: Pick<Calendar, 'breaks' | 'daysPerWeek'>,
  from: 'list' | 'file',
): readonly Planned[] {
  const seen = new Set<string>();
  return spans.map(({ name, from: first, to, allDay }) => {
    const span = { name, from: first, ...(to ? { to } : {}) };
    const meaning = meaningOf(name);
    const named = from === 'list' && meaning === 'other' ? 'break' : meaning;
    // A meeting at seven is no day off, whatever its name.
    const as = named === 'break' && allDay === false ? 'other' : named;
    if (as !== 'break') return { span, as };
    const key = `${first} ${to ?? first}`;
    const isHere = calendar.breaks.some((one) => one.from === first && one.to === (to ?? first));
    if (isHere || seen.has(key)) return { span, as: 'other', note: 'here' };
    if (!hasSchoolDay(span, calendar.daysPerWeek)) return { span, as: 'other', note: 'weekend' };
    seen.add(key);
    return { span, as };
  });
}

function hasSchoolDay({ from, to }: Span, daysPerWeek: number): boolean {
  for (let day = from, n = 0; day <= (to ?? from) && n < 8; day = addDays(day, 1), n += 1) {
    if ((weekdayOf(day) + 6) % 7 < daysPerWeek) return true;
  }
  return false;
}

/** New breaks last, and the first and last day where the plan has them. */
export function calendarChanges(
  calendar: string,
  planned: readonly Planned[],
  id: () => string = shortId,
): Change[] {
  const at = (field: string) => under('calendars', calendar, field);
  return planned.flatMap(({ span, as }): Change[] => {
    switch (as) {
      case 'break': {
        const fields = { name: lineOf(span.name), from: span.from, ...(span.to ? { to: span.to } : {}) };
        return [{ type: 'insertRow', list: at('breaks'), row: { id: id(), fields } }];
      }
      case 'first':
        return [{ type: 'set', address: at('firstDay'), value: span.from }];
      case 'last':
        return [{ type: 'set', address: at('lastDay'), value: span.to ?? span.from }];
      case 'other':
        return [];
    }
  });
}
