import type { z } from 'zod';
import type { cycle, cycleDates } from '../../../shared/contract/shapes.ts';
import { badRequest } from '../error.ts';

export type CycleDates = z.output<typeof cycleDates>;
export type Phase = z.output<typeof cycle>['phase'];

const dayMs = 24 * 60 * 60_000;
const longest = 400;

/** A day some days after another; days are dates without a time zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The date on the server's clock, in its own time zone. */
export function today(now: number): string {
  const date = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** 49 days, the first and the last counted: four weeks to implement, then one each to collect, compare and decide. */
export function usualDates(startsOn: string): CycleDates {
  return {
    startsOn,
    collectOn: addDays(startsOn, 28),
    compareOn: addDays(startsOn, 35),
    decideOn: addDays(startsOn, 42),
    endsOn: addDays(startsOn, 48),
  };
}

/** @throws {ActionError} when the phases are not in their order; unusual lengths are allowed */
export function checkDates(dates: CycleDates): void {
  const order = ['startsOn', 'collectOn', 'compareOn', 'decideOn', 'endsOn'] as const;
  for (const [index, name] of order.entries()) {
    const before = order[index - 1];
    if (before && dates[name] < dates[before]) {
      throw badRequest(`${name} (${dates[name]}) is before ${before} (${dates[before]}).`, [name]);
    }
  }
  const length = (Date.parse(dates.endsOn) - Date.parse(dates.startsOn)) / dayMs;
  if (length < 1 || length > longest) {
    throw badRequest(`A cycle lasts from 1 to ${longest} days; this one would last ${length}.`, ['endsOn']);
  }
}

/** Where a cycle stands on a day. */
export function phaseOn(day: string, dates: CycleDates, published: boolean): Phase {
  if (published) return 'published';
  if (day < dates.startsOn) return 'planned';
  if (day < dates.collectOn) return 'implement';
  if (day < dates.compareOn) return 'collect';
  if (day < dates.decideOn) return 'compare';
  return day <= dates.endsOn ? 'decide' : 'ended';
}
