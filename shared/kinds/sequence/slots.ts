import { grades } from './fields.ts';
import type { Sequence, Unit } from './read.ts';

/** Days of the planned year from one to another, counted from 0; `to` is the first day after. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

type Plan = Pick<Sequence, 'daysPerWeek'>;

/** How many days of school a unit needs. */
export function lengthOf(unit: Pick<Unit, 'weeks' | 'days'>, { daysPerWeek }: Plan): number {
  return unit.weeks * daysPerWeek + unit.days;
}

/** Where a unit stands in the planned year; undefined while it has no start or no length. */
export function slotOf(unit: Pick<Unit, 'week' | 'day' | 'weeks' | 'days'>, plan: Plan): Slot | undefined {
  const length = lengthOf(unit, plan);
  if (unit.week === undefined || length === 0) return undefined;
  const from = (unit.week - 1) * plan.daysPerWeek + Math.min(unit.day, plan.daysPerWeek) - 1;
  return { from, to: from + length };
}

/** The day a unit begins on, to sort by; what has no place yet comes last. */
export function startOf(unit: Unit, plan: Plan): number {
  return slotOf(unit, plan)?.from ?? Number.MAX_SAFE_INTEGER;
}

/** Units of one grade and one course follow each other; others run side by side. */
export function laneOf(unit: Pick<Unit, 'grade' | 'course'>): string | undefined {
  return unit.grade === undefined ? undefined : `${unit.grade} ${unit.course.toLowerCase()}`;
}

export interface Lane {
  readonly key: string;
  readonly grade: (typeof grades)[number];
  readonly course: string;
  readonly units: readonly Unit[];
}

/** The lanes there are, by grade and then by course. */
export function lanesOf(units: readonly Unit[]): readonly Lane[] {
  const lanes = new Map<string, Lane & { units: Unit[] }>();
  for (const unit of units) {
    const key = laneOf(unit);
    if (key === undefined || unit.grade === undefined) continue;
    const lane = lanes.get(key);
    if (lane) lane.units.push(unit);
    else lanes.set(key, { key, grade: unit.grade, course: unit.course, units: [unit] });
  }
  return [...lanes.values()].toSorted(
    (a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade) || (a.key < b.key ? -1 : 1),
  );
}

export interface Overlap {
  /** The one that begins first; of two that begin together, the one higher in the document. */
  readonly first: Unit;
  readonly second: Unit;
  readonly days: number;
}

/** Units of one lane that want the same days, in the order in which they meet. */
export function overlapsOf({ units, ...plan }: Pick<Sequence, 'units' | 'daysPerWeek'>): readonly Overlap[] {
  return lanesOf(units).flatMap((lane) => {
    const found: Overlap[] = [];
    let running: { readonly unit: Unit; readonly to: number }[] = [];
    const placed = lane.units.flatMap((unit) => {
      const slot = slotOf(unit, plan);
      return slot ? [{ unit, ...slot }] : [];
    });
    for (const { unit, from, to } of placed.toSorted((a, b) => a.from - b.from)) {
      running = running.filter((one) => one.to > from);
      for (const one of running)
        found.push({ first: one.unit, second: unit, days: Math.min(one.to, to) - from });
      running.push({ unit, to });
    }
    return found;
  });
}

/** Units that end after the planned year does, and by how many days. */
export function beyondYear(sequence: Sequence): readonly { readonly unit: Unit; readonly days: number }[] {
  const end = sequence.yearWeeks * sequence.daysPerWeek;
  return sequence.units.flatMap((unit) => {
    const slot = slotOf(unit, sequence);
    return slot && slot.to > end ? [{ unit, days: slot.to - end }] : [];
  });
}

export interface OutOfOrder {
  readonly unit: Unit;
  /** The row that names the prerequisite. */
  readonly row: string;
  /** Undefined where the unit it names is not there any more. */
  readonly prerequisite: Unit | undefined;
}

/** Prerequisites that are not over when the unit that builds on them begins. */
export function prerequisitesOutOfOrder(sequence: Sequence): readonly OutOfOrder[] {
  const byId = new Map(sequence.units.map((unit) => [unit.id, unit]));
  return sequence.units.flatMap((unit) =>
    unit.prerequisites.flatMap(({ id: row, unit: named }): readonly OutOfOrder[] => {
      const prerequisite = byId.get(named);
      if (!prerequisite) return [{ unit, row, prerequisite }];
      return isBefore(prerequisite, unit, sequence) ? [] : [{ unit, row, prerequisite }];
    }),
  );
}

/** Whether the first is over when the second begins; also true while that cannot be told. */
function isBefore(first: Unit, second: Unit, plan: Plan): boolean {
  if (first.id === second.id) return false;
  if (first.grade === undefined || second.grade === undefined) return true;
  if (first.grade !== second.grade) return grades.indexOf(first.grade) < grades.indexOf(second.grade);
  const [one, other] = [slotOf(first, plan), slotOf(second, plan)];
  return !one || !other || one.to <= other.from;
}
