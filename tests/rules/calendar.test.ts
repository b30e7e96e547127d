import { expect, test } from 'vitest';
import { planSpans } from '../../client/kinds/sequence/calendar/plan.ts';
import { meaningOf } from '../../shared/calendar/days.ts';
import { readIcs, repeated } from '../../shared/calendar/ics.ts';
import { readBreaks } from '../../shared/calendar/list.ts';

const around = '2026-08-24';
const one = (text: string, dayFirst = false) => {
  const [line] = readBreaks(text, around, dayFirst);
  return line?.span ? [line.span.from, line.span.to ?? line.span.from, line.span.name] : line?.problem;
};

test('C192 breaks are read from a list in English', () => {
  for (const [text, from, to, name] of [
    ['Nov 26-28 Thanksgiving', '2026-11-26', '2026-11-28', 'Thanksgiving'],
    ['12/22/2026 – 1/2/2027 Winter break', '2026-12-22', '2027-01-02', 'Winter break'],
    ['Winter Recess: December 23 - January 1', '2026-12-23', '2027-01-01', 'Winter Recess'],
    ['Dec. 23 through Jan. 1, 2027 Winter', '2026-12-23', '2027-01-01', 'Winter'],
    ['Monday, September 7, 2026 - Labor Day', '2026-09-07', '2026-09-07', 'Labor Day'],
    ['Labor Day\t9/7', '2026-09-07', '2026-09-07', 'Labor Day'],
    ['2027-04-05 to 2027-04-09: Spring break', '2027-04-05', '2027-04-09', 'Spring break'],
    ['Thursday, November 26 – Friday, November 27: Fall break', '2026-11-26', '2026-11-27', 'Fall break'],
    ['April 5th-9th Spring break (no school)', '2027-04-05', '2027-04-09', 'Spring break (no school)'],
    ['Nov 26 & 27 Thanksgiving', '2026-11-26', '2026-11-27', 'Thanksgiving'],
    ['13 May 2027 Teacher day', '2027-05-13', '2027-05-13', 'Teacher day'],
  ] as const) {
    expect(one(text), text).toEqual([from, to, name]);
  }
});

test('C192 and in Spanish, where the day comes before the month', () => {
  for (const [text, from, to, name] of [
    ['26-28 de noviembre: Acción de Gracias', '2026-11-26', '2026-11-28', 'Acción de Gracias'],
    [
      'Del 22 de diciembre al 2 de enero de 2027, vacaciones de invierno',
      '2026-12-22',
      '2027-01-02',
      'vacaciones de invierno',
    ],
    [
      'Vacaciones de invierno del 22 de diciembre al 2 de enero',
      '2026-12-22',
      '2027-01-02',
      'Vacaciones de invierno',
    ],
    ['Lunes 7 de septiembre Día del Trabajo', '2026-09-07', '2026-09-07', 'Día del Trabajo'],
    ['7/9/2026 Día del Trabajo', '2026-09-07', '2026-09-07', 'Día del Trabajo'],
    ['5 al 9 de abril – Semana Santa', '2027-04-05', '2027-04-09', 'Semana Santa'],
  ] as const) {
    expect(one(text, true), text).toEqual([from, to, name]);
  }
});

test('C193 a line that is no break says why, and none is left out', () => {
  expect(one('Report cards go home')).toBe('noDate');
  expect(one('Feb 30 Nothing')).toBe('noSuchDay');
  expect(one('11/28/2026 – 11/26/2026 Wrong')).toBe('backwards');
  expect(one('Nov 26 Thanksgiving Dec 24 Christmas')).toBe('manyDates');
  expect(readBreaks('Nov 26', around)[0]).toMatchObject({ problem: 'noName', span: { from: '2026-11-26' } });
  expect(readBreaks('a\n\nNov 3 Election\r\nb', around).map((line) => line.n)).toEqual([1, 3, 4]);
});

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-TIMEZONE:America/New_York', ...events, 'END:VCALENDAR'].join(
    '\r\n',
  );
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (...events: string[]) =>
  readIcs(calendar(...events), 'UTC')?.events.map(({ name, from, to }) => [name, from, to]);

test('C194 an .ics file gives days: folded lines, whole days, moments where they were written', () => {
  expect(
    read(
      event(
        'SUMMARY:Winter\\, long',
        ' er break',
        'DTSTART;VALUE=DATE:20261222',
        'DTEND;VALUE=DATE:20270102',
      ),
    ),
  ).toEqual([['Winter, longer break', '2026-12-22', '2027-01-01']]);
  // 3:00 in UTC is the evening before in New York.
  expect(read(event('SUMMARY:Board', 'DTSTART:20261201T030000Z', 'DTEND:20261201T040000Z'))).toEqual([
    ['Board', '2026-11-30', undefined],
  ]);
  expect(
    read(
      event(
        'SUMMARY:Fair',
        'DTSTART;TZID=America/Chicago:20261201T230000',
        'DTEND;TZID=America/Chicago:20261202T010000',
      ),
    ),
  ).toEqual([['Fair', '2026-12-01', '2026-12-02']]);
  expect(read(event('SUMMARY:Two days', 'DTSTART;VALUE=DATE:20261126', 'DURATION:P2D'))).toEqual([
    ['Two days', '2026-11-26', '2026-11-27'],
  ]);
  expect(
    read(event('SUMMARY:One', 'DTSTART;VALUE=DATE:20261126', 'BEGIN:VALARM', 'SUMMARY:Alarm', 'END:VALARM')),
  ).toEqual([['One', '2026-11-26', undefined]]);
  expect(read(event('SUMMARY:Off', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20261126'))).toEqual([]);
  expect(readIcs('hello', 'UTC')).toBeUndefined();
});

test('C195 simple repetition is followed, without the days taken out or moved; the rest is said', () => {
  expect(repeated('2026-09-02', 'FREQ=WEEKLY;BYDAY=WE;COUNT=3')).toEqual([
    '2026-09-02',
    '2026-09-09',
    '2026-09-16',
  ]);
  expect(repeated('2026-09-02', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260930T000000Z')).toEqual([
    '2026-09-02',
    '2026-09-16',
    '2026-09-30',
  ]);
  expect(repeated('2026-09-08', 'FREQ=MONTHLY;BYDAY=2TU;COUNT=3')).toEqual([
    '2026-09-08',
    '2026-10-13',
    '2026-11-10',
  ]);
  expect(repeated('2027-05-31', 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2')).toEqual([
    '2027-05-31',
    '2028-05-29',
  ]);
  expect(repeated('2026-12-24', 'FREQ=DAILY;COUNT=2')).toEqual(['2026-12-24', '2026-12-25']);
  expect(repeated('2026-12-24', 'FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO')).toBeUndefined();
  const weekly = [
    'UID:1',
    'SUMMARY:Early',
    'DTSTART;VALUE=DATE:20260902',
    'RRULE:FREQ=WEEKLY;COUNT=3',
    'EXDATE;VALUE=DATE:20260909',
  ];
  const moved = event(
    'UID:1',
    'SUMMARY:Early, moved',
    'RECURRENCE-ID;VALUE=DATE:20260916',
    'DTSTART;VALUE=DATE:20260917',
  );
  expect(read(event(...weekly), moved)).toEqual([
    ['Early', '2026-09-02', undefined],
    ['Early, moved', '2026-09-17', undefined],
  ]);
  const odd = readIcs(
    calendar(event('SUMMARY:Odd', 'DTSTART;VALUE=DATE:20260902', 'RRULE:FREQ=HOURLY')),
    'UTC',
  );
  expect(odd?.remarks).toEqual([{ type: 'repetition', name: 'Odd' }]);
  expect(odd?.events).toHaveLength(1);
});

test('C195 what a day means is guessed from its name', () => {
  expect(['No School: Conferences', 'Winter Break', 'Día de Acción de Gracias'].map(meaningOf)).toEqual([
    'break',
    'break',
    'break',
  ]);
  expect(['First day of school', 'Último día de clases'].map(meaningOf)).toEqual(['first', 'last']);
  expect(['Board meeting', 'Early release'].map(meaningOf)).toEqual(['other', 'other']);
});

test('C195 an event with a time is no day off, and does not stand in for the one that is', () => {
  const day = { from: '2026-11-26' };
  const planned = planSpans(
    [
      { name: 'Thanksgiving lunch', ...day, allDay: false },
      { name: 'Thanksgiving', ...day, allDay: true },
      { name: 'Thanksgiving, again', ...day, allDay: true },
    ],
    { breaks: [], daysPerWeek: 5 },
    'file',
  );
  expect(planned.map(({ as, note }) => [as, note])).toEqual([
    ['other', undefined],
    ['break', undefined],
    ['other', 'here'],
  ]);
});
