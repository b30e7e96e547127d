import { addDays, dayOf, type Span, weekdayOf } from './days.ts';

/** iCalendar files (RFC 5545), as far as school calendars need: days, spans, and simple repetition. */

export interface CalendarFile {
  readonly name?: string;
  readonly events: readonly (Span & { readonly allDay: boolean })[];
  readonly remarks: readonly IcsRemark[];
}
export interface IcsRemark {
  readonly type: 'noDate' | 'repetition' | 'tooMany' | 'unknownZone' | 'cutOff';
  readonly name: string;
}

export const icsLimits = { bytes: 5 * 1024 * 1024, events: 5000, repeats: 400 } as const;

interface Property {
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/**
 * @param zone the IANA time zone that moments in UTC are told in, where the file names none
 * @returns undefined where it is no calendar
 */
export function readIcs(text: string, zone: string): CalendarFile | undefined {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return undefined;
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r\n?|\n/);
  const remarks: IcsRemark[] = [];
  const events: (Span & { allDay: boolean })[] = [];
  let name: string | undefined;
  let fileZone: string | undefined;
  let event: Property[] | undefined;
  let inside = 0;
  const replaced: { uid: string; day: string }[] = [];
  const all: Property[][] = [];
  for (const line of lines) {
    const property = propertyIn(line);
    if (!property) continue;
    if (property.name === 'BEGIN' && property.value.toUpperCase() === 'VEVENT') event = [];
    else if (property.name === 'BEGIN' && event) inside += 1;
    else if (property.name === 'END' && inside > 0) inside -= 1;
    else if (property.name === 'END' && event) {
      all.push(event);
      event = undefined;
      if (all.length >= icsLimits.events) {
        remarks.push({ type: 'tooMany', name: '' });
        break;
      }
    } else if (event && inside === 0) event.push(property);
    else if (!event && property.name === 'X-WR-CALNAME') name = unescaped(property.value);
    else if (!event && property.name === 'X-WR-TIMEZONE') fileZone = property.value;
  }
  if (event) remarks.push({ type: 'cutOff', name: summaryOf(event) });
  const told = fileZone && isZone(fileZone) ? fileZone : zone;
  if (fileZone && !isZone(fileZone)) remarks.push({ type: 'unknownZone', name: fileZone });
  for (const one of all) {
    const moved = find(one, 'RECURRENCE-ID');
    const day = moved && dayIn(moved, told)?.day;
    if (day) replaced.push({ uid: find(one, 'UID')?.value ?? '', day });
  }
  for (const one of all) {
    if (find(one, 'STATUS')?.value.toUpperCase() === 'CANCELLED') continue;
    const title = summaryOf(one);
    const span = spanOf(one, told);
    if (!span) {
      remarks.push({ type: 'noDate', name: title });
      continue;
    }
    const rule = find(one, 'RRULE');
    const starts = rule ? repeated(span.from, rule.value) : [span.from];
    if (starts === undefined) remarks.push({ type: 'repetition', name: title });
    const uid = find(one, 'UID')?.value ?? '';
    const without = new Set([
      ...one
        .filter((property) => property.name === 'EXDATE')
        .flatMap(({ value, ...rest }) =>
          value.split(',').map((each) => dayIn({ ...rest, value: each }, told)?.day),
        ),
      ...(rule ? replaced.filter((each) => each.uid === uid).map((each) => each.day) : []),
    ]);
    for (const from of starts ?? [span.from]) {
      if (without.has(from)) continue;
      const to = span.days > 1 ? addDays(from, span.days - 1) : undefined;
      events.push({ name: title, from, ...(to ? { to } : {}), allDay: span.allDay });
    }
  }
  return {
    ...(name ? { name } : {}),
    events: events.toSorted((a, b) => a.from.localeCompare(b.from)),
    remarks,
  };
}

function propertyIn(line: string): Property | undefined {
  const found =
    /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(line);
  if (!found) return undefined;
  const params = new Map<string, string>();
  for (const [, key = '', value = ''] of (found[2] ?? '').matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/g)) {
    params.set(key.toUpperCase(), value.replaceAll('"', ''));
  }
  return { name: (found[1] ?? '').toUpperCase(), params, value: (found[3] ?? '').trim() };
}

function find(event: readonly Property[], name: string): Property | undefined {
  return event.find((property) => property.name === name);
}

function summaryOf(event: readonly Property[]): string {
  return unescaped(find(event, 'SUMMARY')?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? ' ' : letter));
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A date; or of a moment the day it falls on where it was written, with its time as `hhmmss`. */
function dayIn({ value, params }: Property, zone: string): { day: string; time?: string } | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z)?)?$/.exec(value);
  if (!found) return undefined;
  const day = dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
  if (!day) return undefined;
  if (found[4] === undefined || params.get('VALUE') === 'DATE') return { day };
  if (found[5] === undefined) return { day, time: found[4] };
  const time = found[4];
  const moment = new Date(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  if (Number.isNaN(moment.getTime())) return undefined;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: part('hour') + part('minute') + part('second'),
  };
}

function spanOf(event: readonly Property[], zone: string) {
  const given = find(event, 'DTSTART');
  const start = given && dayIn(given, zone);
  if (!start) return undefined;
  const end = find(event, 'DTEND');
  const until = end && dayIn(end, zone);
  let days = 1;
  // An end is the first moment after: a day, or midnight, is itself no longer in it.
  if (until) {
    const whole = (Date.parse(until.day) - Date.parse(start.day)) / 86_400_000;
    days = whole + (until.time !== undefined && until.time !== '000000' ? 1 : 0);
  } else {
    const duration = /^\+?P(?:(\d+)W)?(?:(\d+)D)?/.exec(find(event, 'DURATION')?.value ?? '');
    if (duration) days = Number(duration[1] ?? 0) * 7 + Number(duration[2] ?? 0);
  }
  return { from: start.day, days: Math.min(400, Math.max(1, days)), allDay: start.time === undefined };
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'WKST']);

/** The days a rule names, for three years at most; undefined for a rule that goes beyond what is read here. */
export function repeated(start: string, rule: string): string[] | undefined {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  if ([...parts.keys()].some((key) => !known.has(key))) return undefined;
  const frequency = parts.get('FREQ');
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : Infinity;
  const until = parts.get('UNTIL')?.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3') ?? addDays(start, 3 * 366);
  const days = parts.get('BYDAY')?.split(',');
  const ofMonth = parts.get('BYMONTHDAY')?.split(',').map(Number);
  const inMonths = parts.get('BYMONTH')?.split(',').map(Number);
  if (!(interval >= 1) || Number.isNaN(count)) return undefined;
  if (days?.some((day) => !/^[+-]?\d?(?:SU|MO|TU|WE|TH|FR|SA)$/.test(day))) return undefined;
  if ((frequency === 'DAILY' || frequency === 'WEEKLY') && days?.some((day) => /\d/.test(day)))
    return undefined;
  const last = addDays(start, 3 * 366) < until ? addDays(start, 3 * 366) : until;
  const found: string[] = [];
  const own = partsOf(start);
  const week = Date.parse(addDays(start, -((weekdayOf(start) + 6) % 7)));
  for (
    let day = start;
    day <= last && found.length < Math.min(count, icsLimits.repeats);
    day = addDays(day, 1)
  ) {
    const at = partsOf(day);
    const apart = (at.year - own.year) * 12 + at.month - own.month;
    if (inMonths && !inMonths.includes(at.month)) continue;
    if (ofMonth && !ofMonth.some((one) => one === at.day || one === at.day - at.length - 1)) continue;
    switch (frequency) {
      case 'DAILY':
        if (((Date.parse(day) - Date.parse(start)) / 86_400_000) % interval !== 0) continue;
        if (days && !isOn(days, day, at)) continue;
        break;
      case 'WEEKLY':
        if (Math.floor((Date.parse(day) - week) / (7 * 86_400_000)) % interval !== 0) continue;
        if (days ? !isOn(days, day, at) : weekdayOf(day) !== weekdayOf(start)) continue;
        break;
      case 'MONTHLY':
        if (apart % interval !== 0) continue;
        if (days ? !isOn(days, day, at) : !ofMonth && at.day !== own.day) continue;
        break;
      case 'YEARLY':
        if ((at.year - own.year) % interval !== 0) continue;
        // "The second Monday" is counted in its month: without one it would be counted in the year.
        if (days && !inMonths) return undefined;
        if (!inMonths && at.month !== own.month) continue;
        if (days ? !isOn(days, day, at) : !ofMonth && at.day !== own.day) continue;
        break;
      default:
        return undefined;
    }
    found.push(day);
  }
  return found;
}

function partsOf(day: string) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date, length: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}

function isOn(days: readonly string[], day: string, at: ReturnType<typeof partsOf>): boolean {
  const name = weekdays[weekdayOf(day)];
  return days.some((one) => {
    if (!name || !one.endsWith(name)) return false;
    const nth = Number(one.slice(0, -2)) || 0;
    if (nth === 0) return true;
    return nth > 0 ? Math.ceil(at.day / 7) === nth : Math.ceil((at.length - at.day + 1) / 7) === -nth;
  });
}
