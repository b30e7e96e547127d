import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content, Fields } from '../../shared/content/fields.ts';
import { lineOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import type { Surroundings } from '../../shared/kinds/kind.ts';
import { datesIn, fitsOf, usageOf, weeksOf } from '../../shared/kinds/sequence/calendar.ts';
import { check } from '../../shared/kinds/sequence/checks.ts';
import { citation } from '../../shared/kinds/sequence/cite.ts';
import { coverageOf } from '../../shared/kinds/sequence/coverage.ts';
import { grades, levels } from '../../shared/kinds/sequence/fields.ts';
import { sequence as kind } from '../../shared/kinds/sequence/index.ts';
import { changesOf, planMove } from '../../shared/kinds/sequence/moves.ts';
import {
  type Calendar,
  readSequence,
  type Sequence,
  type Standard,
  type Unit,
} from '../../shared/kinds/sequence/read.ts';
import {
  beyondYear,
  laneOf,
  overlapsOf,
  prerequisitesOutOfOrder,
  slotOf,
} from '../../shared/kinds/sequence/slots.ts';
import en from '../../shared/i18n/sequence.en.ts';
import es from '../../shared/i18n/sequence.es.ts';

/* Naive twins: they walk day by day, and know nothing of slots, lanes or sweeps. */

const dayMs = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Every day a unit wants, as `week/weekday`. */
function naiveDays(unit: Unit, daysPerWeek: number): string[] {
  const days: string[] = [];
  if (unit.week === undefined) return days;
  let [week, day] = [unit.week, Math.min(unit.day, daysPerWeek)];
  for (let n = unit.weeks * daysPerWeek + unit.days; n > 0; n -= 1) {
    days.push(`${week}/${day}`);
    day += 1;
    if (day > daysPerWeek) [week, day] = [week + 1, 1];
  }
  return days;
}

function naiveSchool(calendar: Calendar, yearWeeks: number): Map<string, { week: number; weekday: number }> {
  const school = new Map<string, { week: number; weekday: number }>();
  if (!calendar.firstDay) return school;
  let [week, monday] = [0, ''];
  const start = Date.parse(calendar.firstDay);
  for (let at = start; at < start + 80 * 7 * dayMs; at += dayMs) {
    const date = iso(at);
    if (calendar.lastDay && date > calendar.lastDay) break;
    const weekday = (new Date(at).getUTCDay() + 6) % 7;
    if (weekday >= calendar.daysPerWeek) continue;
    if (calendar.breaks.some((one) => one.from && one.to && one.from <= date && date <= one.to)) continue;
    const own = iso(at - weekday * dayMs);
    // The eightieth week from the first Monday is the last that is looked at.
    if ((Date.parse(own) - (start - ((new Date(start).getUTCDay() + 6) % 7) * dayMs)) / dayMs >= 80 * 7)
      break;
    if (own !== monday) {
      if (!calendar.lastDay && week === yearWeeks) break;
      [week, monday] = [week + 1, own];
    }
    school.set(date, { week, weekday: weekday + 1 });
  }
  return school;
}

function naiveDates(unit: Unit, sequence: Sequence, calendar: Calendar): string[] {
  const wanted = new Set(naiveDays(unit, sequence.daysPerWeek));
  return [...naiveSchool(calendar, sequence.yearWeeks)]
    .filter(([, { week, weekday }]) => wanted.has(`${week}/${Math.min(weekday, sequence.daysPerWeek)}`))
    .map(([date]) => date);
}

const ids = Array.from({ length: 12 }, (_, n) => `unit${'abcdefghijkm'[n]}`.padEnd(12, 'x'));
const standardIds = ['standarda', 'standardb', 'standardc'].map((one) => one.padEnd(12, 'x'));

const unitOf = (id: string): fc.Arbitrary<Unit> =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(id),
    grade: fc.option(fc.constantFrom(...grades.slice(1, 4)), { nil: undefined, freq: 8 }),
    course: fc.constantFrom('', 'Robotics', 'robotics'),
    week: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 8 }),
    day: fc.integer({ min: 1, max: 7 }),
    weeks: fc.integer({ min: 0, max: 6 }),
    days: fc.integer({ min: 0, max: 6 }),
    citations: fc
      .array(
        fc.tuple(fc.constantFrom(...standardIds), fc.option(fc.constantFrom(...levels), { nil: undefined })),
        {
          maxLength: 3,
        },
      )
      .map((all) =>
        all.map(([standard, level], n) => ({ id: `${n}`, standard, level, emphasis: undefined })),
      ),
    prerequisites: fc
      .array(fc.constantFrom(...ids), { maxLength: 2 })
      .map((all) => all.map((unit, n) => ({ id: `${n}`, unit }))),
  });
const date = fc.integer({ min: 0, max: 330 }).map((n) => iso(Date.parse('2026-08-10') + n * dayMs));
const span = fc.record({ id: fc.constant('s'), name: fc.constant('Break'), from: date, to: date });
const calendarOf: fc.Arbitrary<Calendar> = fc.record({
  id: fc.constant('calendarxxxx'),
  organisation: fc.constant(''),
  name: fc.constant('Elm'),
  firstDay: fc.integer({ min: 0, max: 40 }).map((n) => iso(Date.parse('2026-08-10') + n * dayMs)),
  lastDay: fc.option(date, { nil: undefined }),
  daysPerWeek: fc.integer({ min: 1, max: 7 }),
  breaks: fc.array(span, { maxLength: 4 }),
  terms: fc.array(span, { maxLength: 3 }),
});
const standardsOf: readonly Standard[] = standardIds.map((id) => ({
  id,
  identifier: '',
  code: id,
  statement: '',
  framework: '',
  version: '',
}));
const sequenceOf: fc.Arbitrary<Sequence> = fc.record({
  units: fc
    .integer({ min: 0, max: ids.length })
    .chain((count) => fc.tuple(...ids.slice(0, count).map(unitOf))),
  standards: fc.constant(standardsOf),
  calendars: fc.array(calendarOf, { maxLength: 1 }),
  yearWeeks: fc.integer({ min: 20, max: 40 }),
  daysPerWeek: fc.integer({ min: 3, max: 6 }),
});

test('C170 overlaps are the days that two units of one grade and course both want', () => {
  fc.assert(
    fc.property(sequenceOf, (sequence) => {
      const naive = new Map<string, number>();
      for (const [n, a] of sequence.units.entries())
        for (const b of sequence.units.slice(n + 1)) {
          if (a.grade === undefined || a.grade !== b.grade) continue;
          if (a.course.toLowerCase() !== b.course.toLowerCase()) continue;
          const mine = new Set(naiveDays(a, sequence.daysPerWeek));
          const shared = naiveDays(b, sequence.daysPerWeek).filter((one) => mine.has(one)).length;
          if (shared > 0) naive.set([a.id, b.id].toSorted().join(), shared);
        }
      const found = new Map(
        overlapsOf(sequence).map(({ first, second, days }) => [
          [first.id, second.id].toSorted().join(),
          days,
        ]),
      );
      expect(found).toEqual(naive);
    }),
    { numRuns: 400, seed: 170 },
  );
});

test('C171 a unit on a calendar gets the days of school of its teaching weeks, and says where they fall short', () => {
  fc.assert(
    fc.property(sequenceOf, calendarOf, (sequence, calendar) => {
      const weeks = weeksOf(calendar, sequence.yearWeeks);
      const school = naiveSchool(calendar, sequence.yearWeeks);
      expect(weeks.flatMap((week) => week.days.map((day) => day.date))).toEqual([...school.keys()]);
      const last = Math.max(0, ...[...school.values()].map(({ week }) => week));
      const fits = new Map(fitsOf(sequence, calendar).map((fit) => [fit.unit.id, fit]));
      for (const unit of sequence.units) {
        const slot = slotOf(unit, sequence);
        const wanted = naiveDays(unit, sequence.daysPerWeek);
        expect(slot === undefined).toBe(wanted.length === 0);
        if (!slot) continue;
        const dates = naiveDates(unit, sequence, calendar);
        expect(datesIn(slot, weeks, sequence.daysPerWeek)).toEqual(dates);
        if (weeks.length === 0) continue;
        expect(fits.get(unit.id)).toMatchObject({
          needs: wanted.length,
          has: dates.length,
          beyond: wanted.some((one) => Number(one.split('/')[0]) > last),
        });
      }
    }),
    { numRuns: 300, seed: 171 },
  );
});

test('C172 days used and available are counted by grade, course and term', () => {
  fc.assert(
    fc.property(sequenceOf, calendarOf, (sequence, calendar) => {
      const school = [...naiveSchool(calendar, sequence.yearWeeks).keys()];
      for (const { lane, year, terms } of usageOf(sequence, calendar)) {
        const taken = new Set(
          sequence.units
            .filter((unit) => laneOf(unit) === lane.key)
            .flatMap((unit) => naiveDates(unit, sequence, calendar)),
        );
        expect(year).toEqual({ used: taken.size, available: school.length });
        for (const { term, used, available } of terms) {
          const inside = school.filter((one) => term.from && term.to && term.from <= one && one <= term.to);
          expect({ used, available }).toEqual({
            used: inside.filter((one) => taken.has(one)).length,
            available: inside.length,
          });
        }
      }
    }),
    { numRuns: 200, seed: 172 },
  );
});

test('C173 a standard is taught never, once or repeatedly, and missteps on the way to mastery are named', () => {
  fc.assert(
    fc.property(sequenceOf, (sequence) => {
      for (const { standard, state, taught, missteps } of coverageOf(sequence)) {
        const units = sequence.units.filter((unit) =>
          unit.citations.some((one) => one.standard === standard.id),
        );
        expect(state).toBe(['never', 'once'][units.length] ?? 'repeated');
        expect(taught.map(({ unit }) => unit.id).toSorted()).toEqual(units.map(({ id }) => id).toSorted());
        const said = taught.flatMap(({ citation: { level } }) => (level ? [level] : []));
        const late = said.filter(
          (level, n) => level === 'introduced' && said.slice(0, n).includes('mastered'),
        );
        expect(missteps.map(({ type }) => type)).toEqual([
          ...(said[0] !== undefined && said[0] !== 'introduced' ? ['notIntroduced'] : []),
          ...late.map(() => 'afterMastered'),
        ]);
      }
    }),
    { numRuns: 400, seed: 173 },
  );
});

test('C174 a prerequisite that is not over when its unit begins is named, and one that is gone', () => {
  fc.assert(
    fc.property(sequenceOf, (sequence) => {
      const naive = sequence.units.flatMap((unit) =>
        unit.prerequisites
          .filter(({ unit: named }) => {
            const other = sequence.units.find(({ id }) => id === named);
            if (!other || other === unit) return true;
            if (!other.grade || !unit.grade) return false;
            if (other.grade !== unit.grade) return grades.indexOf(other.grade) > grades.indexOf(unit.grade);
            const key = (day: string) => Number(day.split('/')[0]) * 10 + Number(day.split('/')[1]);
            const [before, after] = [other, unit].map((one) => naiveDays(one, sequence.daysPerWeek).map(key));
            if (!before?.length || !after?.length) return false;
            return Math.max(...before) >= Math.min(...after);
          })
          .map(({ id }) => `${unit.id}/${id}`),
      );
      expect(prerequisitesOutOfOrder(sequence).map(({ unit, row }) => `${unit.id}/${row}`)).toEqual(naive);
    }),
    { numRuns: 400, seed: 174 },
  );
});

test('C175 a move keeps all distances, goes nowhere before week 1, and its changes are no more than what moved', () => {
  const moveOf = fc.record({
    units: fc.subarray(ids).map((all) => new Set(all)),
    weeks: fc.integer({ min: -50, max: 50 }),
    grades: fc.constant(0),
    push: fc.boolean(),
  });
  fc.assert(
    fc.property(sequenceOf, moveOf, (sequence, move) => {
      const planned = planMove(sequence, move);
      const before = new Map(sequence.units.map((unit) => [unit.id, unit]));
      const by = new Set<number>();
      for (const unit of planned.after.units) {
        const was = before.get(unit.id);
        const goes = planned.moved.has(unit.id) || planned.pushed.has(unit.id);
        expect(goes || unit === was).toBe(true);
        if (goes && was?.week !== undefined && unit.week !== undefined) by.add(unit.week - was.week);
        expect(unit.week ?? 1).toBeGreaterThanOrEqual(1);
      }
      expect(by.size).toBeLessThanOrEqual(1);
      expect(move.push || planned.pushed.size === 0).toBe(true);
      for (const unit of sequence.units) {
        const from = slotOf(unit, sequence)?.from;
        const firsts = sequence.units.flatMap((one) => {
          const slot =
            planned.moved.has(one.id) && laneOf(one) === laneOf(unit) ? slotOf(one, sequence) : undefined;
          return slot ? [slot.from] : [];
        });
        const follows =
          move.push &&
          unit.grade !== undefined &&
          from !== undefined &&
          firsts.length > 0 &&
          from >= Math.min(...firsts) &&
          !planned.moved.has(unit.id);
        expect(planned.pushed.has(unit.id)).toBe(follows);
      }
      const end = sequence.yearWeeks * sequence.daysPerWeek;
      expect(planned.beyond.every((unit) => (slotOf(unit, sequence)?.to ?? 0) > end)).toBe(true);
      expect(beyondYear(planned.after).length).toBeGreaterThanOrEqual(planned.beyond.length);
      const shift = [...by][0] ?? 0;
      expect(changesOf(sequence, planned)).toHaveLength(
        shift === 0 ? 0 : [...planned.moved, ...planned.pushed].length,
      );
    }),
    { numRuns: 400, seed: 175 },
  );
});

const surroundings: Surroundings = {
  organisations: [
    { id: 'a', name: 'Allentown', initials: 'AL', type: 'district' },
    { id: 'u', name: 'County', initials: 'CO', type: 'intermediary' },
  ],
  references: {},
};
const contentOf = (fields: Fields): Content => ({ kind: 'sequence', kindVersion: 1, fields });
const messages = (fields: Fields) => check(contentOf(fields), surroundings).map(({ message }) => message);

test('C176 the check list names what is missing, what overlaps and what no calendar has room for', () => {
  expect(messages({})).toEqual(['sequence.check.empty']);
  const unit = (id: string, fields: Fields) => ({ id: id.padEnd(12, 'x'), fields });
  const one = { title: lineOf('Loops'), grade: '3', week: 34, weeks: 2 };
  const fields: Fields = {
    title: lineOf('Pathway'),
    units: [
      unit('a', one),
      unit('b', { ...one, title: lineOf('Data'), week: 35, weeks: 4 }),
      unit('c', { title: lineOf('Later') }),
    ],
    calendars: [
      unit('k', {
        organisation: 'a',
        firstDay: '2026-08-31',
        lastDay: '2027-04-30',
        breaks: [unit('r', { name: lineOf('Spring'), from: '2027-03-29', to: '2027-04-02' })],
      }),
      unit('m', { organisation: 'a' }),
    ],
  };
  expect(messages(fields)).toEqual([
    'sequence.check.grade',
    'sequence.check.week',
    'sequence.check.length',
    'sequence.check.overlap',
    'sequence.check.beyondYear',
    'sequence.check.beyondCalendar',
    'sequence.check.firstDay',
  ]);
  // Also where both days are in one week.
  for (const lastDay of ['2026-09-02', '2026-08-14']) {
    const calendars = [unit('k', { organisation: 'a', firstDay: '2026-09-03', lastDay })];
    expect(messages({ ...fields, calendars }).slice(5)).toEqual(['sequence.check.lastDay']);
  }
  for (const id of check(contentOf(fields), surroundings).map(({ message }) => message)) {
    expect(en).toHaveProperty([id]);
    expect(es).toHaveProperty([id]);
  }
  expect(Object.keys(es)).toEqual(Object.keys(en));
});

test('C177 the pathway to start from has nothing out of order, in both languages', () => {
  for (const locale of ['en', 'es'] as const) {
    const fields = kind.starts?.[0]?.seed(surroundings, shortId, locale) ?? {};
    const sequence = readSequence(fields);
    expect(sequence.units).toHaveLength(24);
    expect(overlapsOf(sequence)).toEqual([]);
    expect(prerequisitesOutOfOrder(sequence)).toEqual([]);
    expect(coverageOf(sequence).flatMap(({ missteps }) => missteps)).toEqual([]);
    expect(coverageOf(sequence).filter(({ state }) => state === 'never')).toEqual([]);
    expect(new Set(messages(fields))).toEqual(new Set(['sequence.check.firstDay']));
    const page = kind.page({
      content: contentOf(fields),
      surroundings,
      locale,
      t: (id, values) => `${id}${values ? JSON.stringify(values) : ''}`,
    });
    expect(page.match(/<tr data-address="units\//g)).toHaveLength(24);
    expect(page).not.toContain('undefined');
  }
});

test('C178 what people wrote is escaped on paper', () => {
  const bad = '"><script>alert(1)</script>';
  const fields: Fields = {
    units: [
      {
        id: 'a'.repeat(12),
        fields: { title: lineOf(bad), course: lineOf(bad), grade: '1', week: 1, weeks: 2 },
      },
    ],
    standards: [{ id: 'b'.repeat(12), fields: { code: lineOf(bad), statement: lineOf(bad) } }],
    calendars: [{ id: 'c'.repeat(12), fields: { name: lineOf(bad), firstDay: '2026-09-01' } }],
  };
  const page = kind.page({
    content: contentOf(fields),
    surroundings,
    locale: 'en',
    t: (id, values) => `${id} ${JSON.stringify(values ?? {})}`,
  });
  expect(page).not.toContain('<script');
});

test('C179 a unit cites a standard once, and an edition of it stands in the document once', () => {
  const cited = { identifier: 'urn:1', code: '1.A', statement: 'Sorts', framework: 'F', version: '2017' };
  const unit = { id: ids[0] ?? '', citations: [] as Unit['citations'] } as unknown as Unit;
  const first = citation({ units: [unit], standards: [] }, unit.id, cited);
  expect(first.map((one) => ('list' in one ? one.list : ''))).toEqual([
    'standards',
    `units/${unit.id}/standards`,
  ]);
  const standard = { id: 'row', ...cited };
  const has = { ...unit, citations: [{ id: 'c', standard: 'row', emphasis: undefined, level: undefined }] };
  expect(citation({ units: [has], standards: [standard] }, unit.id, cited)).toEqual([]);
  expect(
    citation({ units: [has], standards: [standard] }, unit.id, { ...cited, version: '2024' }),
  ).toHaveLength(2);
});
