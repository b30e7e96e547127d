import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Dates as people say them. Days are `2026-11-22` and belong to no time zone. */
export interface Dates {
  /** "Nov 22", with the year where it is not this one. */
  day(day: string): string;
  longDay(day: string): string;
  /** The day of a moment where the reader is: "Nov 22". */
  date(at: number): string;
  /** "10:42", "yesterday", "Nov 22": the shortest that is clear. */
  moment(at: number): string;
  /** Until when: "4:30 PM EST" today, else "Nov 25, 4:30 PM EST". */
  until(at: number): string;
}

export function useDates(): Dates {
  const intl = useIntl();
  return useMemo(() => {
    const day = (text: string): string =>
      intl.formatDate(text, {
        timeZone: 'UTC',
        month: 'short',
        day: 'numeric',
        ...(text.slice(0, 4) === String(new Date().getFullYear()) ? {} : { year: 'numeric' }),
      });
    return {
      day,
      longDay: (text) =>
        intl.formatDate(text, {
          timeZone: 'UTC',
          weekday: 'long',
          month: 'long',
          day: 'numeric',
          year: 'numeric',
        }),
      date: (at) => day(localDay(at)),
      moment: (at) => {
        const ago = daysBetween(localDay(at), today());
        if (ago === 0) return intl.formatTime(at, { hour: 'numeric', minute: '2-digit' });
        if (ago === 1) return intl.formatRelativeTime(-1, 'day', { numeric: 'auto' });
        return day(localDay(at));
      },
      until: (at) =>
        intl.formatDate(at, {
          ...(localDay(at) === today() ? {} : { month: 'short', day: 'numeric' }),
          hour: 'numeric',
          minute: '2-digit',
          timeZoneName: 'short',
        }),
    };
  }, [intl]);
}

/** Today where the reader is. */
export function today(): string {
  return localDay(Date.now());
}

function localDay(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
