import { type CalendarWeek, taughtIn, weeksOf } from '../../../../shared/kinds/sequence/calendar.ts';
import { stack, type Stacked } from '../../../../shared/kinds/sequence/drawing.ts';
import type { Calendar, Sequence } from '../../../../shared/kinds/sequence/read.ts';
import { type Lane, lanesOf, type Slot, slotOf } from '../../../../shared/kinds/sequence/slots.ts';

/** One week across the timeline. */
export interface Column {
  /** Undefined for a week without school. */
  readonly teaching: number | undefined;
  readonly week: CalendarWeek | undefined;
  /** After the last week of the year. */
  readonly beyond: boolean;
}
export interface Row {
  readonly lane: Lane;
  readonly bars: readonly Stacked[];
  readonly y: number;
  readonly height: number;
}
export interface Layout {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
}

export const weekWidth = 26;
export const barHeight = 28;
export const top = 34;
const gap = 8;

/** A calendar's weeks, or those of the planned year; further ones where units go on after the end. */
export function layoutOf(sequence: Sequence, calendar: Calendar | undefined): Layout {
  const weeks = calendar ? weeksOf(calendar, sequence.yearWeeks) : [];
  const columns: Column[] = weeks.map((week) => ({ teaching: week.teaching, week, beyond: false }));
  let taught = taughtIn(weeks);
  const needed = sequence.units.map((unit) =>
    Math.ceil((slotOf(unit, sequence)?.to ?? 0) / sequence.daysPerWeek),
  );
  const end = weeks.length > 0 ? taught : sequence.yearWeeks;
  const last = Math.max(end, ...needed);
  while (taught < last) {
    taught += 1;
    columns.push({ teaching: taught, week: undefined, beyond: taught > end });
  }
  let y = top;
  const rows = lanesOf(sequence.units).map((lane): Row => {
    const bars = stack(lane.units, sequence);
    const height = Math.max(1, ...bars.map(({ row }) => row + 1)) * barHeight + gap;
    const row = { lane, bars, y, height };
    y += height;
    return row;
  });
  return { columns, rows, width: columns.length * weekWidth, height: y };
}

/** From where to where a part of the planned year is drawn: over a break, where it goes on after one. */
export function spanOf(
  slot: Slot,
  columns: readonly Column[],
  daysPerWeek: number,
): readonly [number, number] {
  const at = (teaching: number) => {
    const known = columns.findIndex((column) => column.teaching === teaching);
    return known < 0 ? columns.length + teaching - lastTeaching(columns) - 1 : known;
  };
  const first = Math.floor(slot.from / daysPerWeek);
  const last = Math.ceil(slot.to / daysPerWeek) - 1;
  return [
    (at(first + 1) + (slot.from - first * daysPerWeek) / daysPerWeek) * weekWidth,
    (at(last + 1) + (slot.to - last * daysPerWeek) / daysPerWeek) * weekWidth,
  ];
}

/** The teaching week at a column; in a break, the next one. */
export function teachingAt(columns: readonly Column[], index: number): number {
  for (const column of columns.slice(Math.max(0, index)))
    if (column.teaching !== undefined) return column.teaching;
  return lastTeaching(columns) + Math.max(0, index - columns.length + 1);
}

function lastTeaching(columns: readonly Column[]): number {
  return columns.findLast((column) => column.teaching !== undefined)?.teaching ?? 0;
}
