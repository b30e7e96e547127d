import { under } from '../../content/address.ts';
import type { Content } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import type { Check, Surroundings } from '../kind.ts';
import { fitsOf } from './calendar.ts';
import { coverageOf, lostCitations } from './coverage.ts';
import { type Calendar, readSequence, type Sequence, type Unit } from './read.ts';
import { beyondYear, lengthOf, overlapsOf, prerequisitesOutOfOrder } from './slots.ts';

/** The live check list of a sequence: what stops publishing and what needs a reason. */
export function check(content: Content, surroundings: Surroundings): readonly Check[] {
  const sequence = readSequence(content.fields);
  if (sequence.units.length === 0) return [make('error', 'sequence.check.empty', 'units')];
  const untitled = lineText(content.fields.title).trim() === '';
  return [
    ...(untitled ? [make('warning', 'sequence.check.title', 'title')] : []),
    ...sequence.units.flatMap((unit) => ofUnit(unit, sequence)),
    ...order(sequence),
    ...standards(sequence),
    ...sequence.calendars.flatMap((one) => calendar(one, sequence, surroundings)),
  ];
}

function ofUnit(unit: Unit, sequence: Sequence): readonly Check[] {
  const at = (name: string) => under('units', unit.id, name);
  const values = { unit: unit.title };
  if (unit.title === '') return [make('error', 'sequence.check.unitTitle', at('title'))];
  return [
    ...(unit.grade === undefined ? [make('warning', 'sequence.check.grade', at('grade'), values)] : []),
    ...(unit.week === undefined ? [make('warning', 'sequence.check.week', at('week'), values)] : []),
    ...(lengthOf(unit, sequence) === 0
      ? [make('warning', 'sequence.check.length', at('weeks'), values)]
      : []),
    ...(unit.citations.length === 0 && sequence.standards.length > 0
      ? [make('warning', 'sequence.check.noStandard', at('standards'), values)]
      : []),
  ];
}

function order(sequence: Sequence): readonly Check[] {
  return [
    ...overlapsOf(sequence).map(({ first, second, days }) => ({
      ...make('warning', 'sequence.check.overlap', under('units', second.id, 'week'), {
        unit: second.title,
        other: first.title,
        days,
      }),
      id: `sequence.check.overlap:${second.id}:${first.id}`,
    })),
    ...beyondYear(sequence).map(({ unit, days }) =>
      make('warning', 'sequence.check.beyondYear', under('units', unit.id, 'week'), {
        unit: unit.title,
        days,
        weeks: sequence.yearWeeks,
      }),
    ),
    ...prerequisitesOutOfOrder(sequence).map(({ unit, row, prerequisite }) => {
      const address = under('units', unit.id, 'prerequisites', row, 'unit');
      return prerequisite
        ? make('warning', 'sequence.check.order', address, { unit: unit.title, other: prerequisite.title })
        : make('warning', 'sequence.check.prerequisiteGone', address, { unit: unit.title });
    }),
  ];
}

function standards(sequence: Sequence): readonly Check[] {
  return [
    ...coverageOf(sequence).flatMap(({ standard, state, missteps }) => {
      const address = under('standards', standard.id, 'code');
      const name = standard.code || standard.statement;
      return [
        ...(state === 'never' ? [make('warning', 'sequence.check.never', address, { standard: name })] : []),
        ...missteps.map(({ type, at }) =>
          make(
            'warning',
            `sequence.check.${type}`,
            under('units', at.unit.id, 'standards', at.citation.id, 'level'),
            { standard: name, unit: at.unit.title },
          ),
        ),
      ];
    }),
    ...lostCitations(sequence).map(({ unit, citation }) =>
      make(
        'warning',
        'sequence.check.citationGone',
        under('units', unit.id, 'standards', citation.id, 'standard'),
        { unit: unit.title },
      ),
    ),
  ];
}

/** What a calendar does to the units, in two lines: a list of all of them stands beside the timeline. */
function calendar(one: Calendar, sequence: Sequence, surroundings: Surroundings): readonly Check[] {
  const at = (name: string) => under('calendars', one.id, name);
  const values = { calendar: calendarName(one, surroundings) };
  if (one.firstDay === undefined) return [make('warning', 'sequence.check.firstDay', at('firstDay'), values)];
  if (one.lastDay !== undefined && one.lastDay < one.firstDay)
    return [make('warning', 'sequence.check.lastDay', at('lastDay'), values)];
  const fits = fitsOf(sequence, one);
  const beyond = fits.filter((fit) => fit.beyond);
  const short = fits.filter((fit) => !fit.beyond && fit.has < fit.needs);
  const worst = short.toSorted((a, b) => b.needs - b.has - (a.needs - a.has))[0];
  return [
    ...(beyond.length > 0
      ? [
          make('warning', 'sequence.check.beyondCalendar', at('lastDay'), {
            ...values,
            count: beyond.length,
            unit: beyond[0]?.unit.title ?? '',
          }),
        ]
      : []),
    ...(worst
      ? [
          make('warning', 'sequence.check.short', at('breaks'), {
            ...values,
            count: short.length,
            unit: worst.unit.title,
            days: worst.needs - worst.has,
          }),
        ]
      : []),
  ];
}

export function calendarName(one: Calendar, { organisations, references }: Surroundings): string {
  const known = organisations.find(({ id }) => id === one.organisation)?.name;
  return one.name || known || references[one.organisation]?.label || one.firstDay || '';
}

function make(level: Check['level'], message: string, address: string, values?: Check['values']): Check {
  return { id: `${message}:${address}`, level, message, address, ...(values ? { values } : {}) };
}
