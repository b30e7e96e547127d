import type { Fields, Row, Value } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import { rowsOf, textOf } from '../read.ts';
import { type Grade, grades, type Level, levels } from './fields.ts';

/** A sequence as its rules read it; content of an unknown shape reads as empty. */
export interface Sequence {
  readonly units: readonly Unit[];
  readonly standards: readonly Standard[];
  readonly calendars: readonly Calendar[];
  /** Teaching weeks of the planned year. */
  readonly yearWeeks: number;
  /** Days of school in a planned week: a unit of two weeks needs twice as many. */
  readonly daysPerWeek: number;
}
export interface Unit {
  readonly id: string;
  readonly title: string;
  readonly grade: Grade | undefined;
  readonly course: string;
  readonly week: number | undefined;
  readonly day: number;
  readonly weeks: number;
  readonly days: number;
  readonly citations: readonly Citation[];
  readonly prerequisites: readonly Prerequisite[];
}
/** A standard that a unit teaches; `standard` is the row it stands in. */
export interface Citation {
  readonly id: string;
  readonly standard: string;
  readonly emphasis: string | undefined;
  readonly level: Level | undefined;
}
export interface Prerequisite {
  readonly id: string;
  readonly unit: string;
}
export interface Standard {
  readonly id: string;
  readonly identifier: string;
  readonly code: string;
  readonly statement: string;
  readonly framework: string;
  readonly version: string;
}
export interface Calendar {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
  readonly daysPerWeek: number;
  readonly breaks: readonly Span[];
  readonly terms: readonly Span[];
}
/** Days from one to another, both included. */
export interface Span {
  readonly id: string;
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const usualWeeks = 36;
export const usualDays = 5;

export function readSequence(fields: Fields): Sequence {
  return {
    units: rowsOf(fields, 'units').map(readUnit),
    standards: rowsOf(fields, 'standards').map(readStandard),
    calendars: rowsOf(fields, 'calendars').map(readCalendar),
    yearWeeks: countOf(fields.yearWeeks, 1, 60) ?? usualWeeks,
    daysPerWeek: countOf(fields.daysPerWeek, 1, 7) ?? usualDays,
  };
}

export function readUnit({ id, fields }: Row): Unit {
  return {
    id,
    title: lineText(fields.title).trim(),
    grade: grades.find((one) => one === fields.grade),
    course: lineText(fields.course).trim(),
    week: countOf(fields.week, 1, 60),
    day: countOf(fields.day, 1, 7) ?? 1,
    weeks: countOf(fields.weeks, 0, 60) ?? 0,
    days: countOf(fields.days, 0, 300) ?? 0,
    citations: rowsOf(fields, 'standards').flatMap((row) => {
      const standard = textOf(row.fields.standard);
      const level = levels.find((one) => one === row.fields.level);
      return standard ? [{ id: row.id, standard, emphasis: textOf(row.fields.emphasis), level }] : [];
    }),
    prerequisites: rowsOf(fields, 'prerequisites').flatMap((row) => {
      const unit = textOf(row.fields.unit);
      return unit ? [{ id: row.id, unit }] : [];
    }),
  };
}

function readStandard({ id, fields }: Row): Standard {
  return {
    id,
    identifier: textOf(fields.identifier) ?? '',
    code: lineText(fields.code).trim(),
    statement: lineText(fields.statement).trim(),
    framework: lineText(fields.framework).trim(),
    version: lineText(fields.version).trim(),
  };
}

function readCalendar({ id, fields }: Row): Calendar {
  return {
    id,
    organisation: textOf(fields.organisation) ?? '',
    name: lineText(fields.name).trim(),
    firstDay: textOf(fields.firstDay),
    lastDay: textOf(fields.lastDay),
    daysPerWeek: countOf(fields.daysPerWeek, 1, 7) ?? usualDays,
    breaks: rowsOf(fields, 'breaks').map(readSpan),
    terms: rowsOf(fields, 'terms').map(readSpan),
  };
}

function readSpan({ id, fields }: Row): Span {
  const from = textOf(fields.from);
  return { id, name: lineText(fields.name).trim(), from, to: textOf(fields.to) ?? from };
}

function countOf(value: Value | undefined, min: number, max: number): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  return value >= min && value <= max ? value : undefined;
}
