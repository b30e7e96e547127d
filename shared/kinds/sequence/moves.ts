import type { Change } from '../../content/apply.ts';
import { under } from '../../content/address.ts';
import { type Grade, grades } from './fields.ts';
import type { Sequence, Unit } from './read.ts';
import { laneOf, overlapsOf, type Overlap, slotOf } from './slots.ts';

/** What somebody who drags units, or walks them with the arrow keys, asks for. */
export interface Move {
  readonly units: ReadonlySet<string>;
  /** Weeks later; earlier below zero. */
  readonly weeks: number;
  /** Grades down the list of those that are shown; up below zero. */
  readonly grades: number;
  /** Whether what follows in the same lane keeps its distance. */
  readonly push: boolean;
}
export interface Planned {
  /** The sequence as it would be. */
  readonly after: Sequence;
  readonly moved: ReadonlySet<string>;
  /** What came along. */
  readonly pushed: ReadonlySet<string>;
  /** Overlaps that one of the moved or pushed is part of. */
  readonly overlaps: readonly Overlap[];
  /** Those of the moved and pushed that end after the year. */
  readonly beyond: readonly Unit[];
}

const lastWeek = 60;

/** What a move would come to. Nothing goes before the first week, and all that moves keeps its distances. */
export function planMove(sequence: Sequence, move: Move, shown: readonly Grade[] = grades): Planned {
  const chosen = sequence.units.filter((unit) => move.units.has(unit.id) && unit.week !== undefined);
  const following = move.push && move.grades === 0 ? followers(sequence, chosen) : [];
  const going = [...chosen, ...following];
  const weeks = within(
    move.weeks,
    1 - Math.min(...going.map((unit) => unit.week ?? 1)),
    lastWeek - Math.max(...going.map((unit) => unit.week ?? 1)),
  );
  const at = chosen.flatMap((unit) => (unit.grade === undefined ? [] : [shown.indexOf(unit.grade)]));
  const down = within(move.grades, -Math.min(...at), shown.length - 1 - Math.max(...at));
  const places = new Map<string, Pick<Unit, 'week' | 'grade'>>();
  for (const unit of going) places.set(unit.id, { week: (unit.week ?? 1) + weeks, grade: unit.grade });
  if (down !== 0) {
    for (const unit of chosen) {
      const grade = unit.grade === undefined ? undefined : shown[shown.indexOf(unit.grade) + down];
      places.set(unit.id, { week: (unit.week ?? 1) + weeks, grade });
    }
  }
  return planned(sequence, places, new Set(chosen.map(({ id }) => id)));
}

/** Makes units longer or shorter by whole weeks; none ends up without a day. */
export function planLength(
  sequence: Sequence,
  ids: ReadonlySet<string>,
  weeks: number,
  push: boolean,
): Planned {
  const chosen = sequence.units.filter((unit) => ids.has(unit.id) && unit.week !== undefined);
  const places = new Map<string, Partial<Unit>>();
  for (const unit of chosen) {
    const longer = within(unit.weeks + weeks, unit.days > 0 ? 0 : 1, lastWeek);
    places.set(unit.id, { weeks: longer });
    if (!push) continue;
    const by = longer - unit.weeks;
    for (const next of followers(sequence, [unit])) {
      const week = (places.get(next.id)?.week ?? next.week ?? 1) + by;
      places.set(next.id, { ...places.get(next.id), week: within(week, 1, lastWeek) });
    }
  }
  return planned(sequence, places, ids);
}

/** The smallest edits that bring a plan about. */
export function changesOf(before: Sequence, { after }: Planned): readonly Change[] {
  const known = new Map(before.units.map((unit) => [unit.id, unit]));
  return after.units.flatMap((unit) => {
    const was = known.get(unit.id);
    return (['week', 'grade', 'weeks'] as const).flatMap((name) => {
      const value = unit[name];
      if (!was || value === undefined || was[name] === value) return [];
      return [{ type: 'set' as const, address: under('units', unit.id, name), value }];
    });
  });
}

/** The units of the same lanes that begin with or after the first of these. */
function followers(sequence: Sequence, chosen: readonly Unit[]): readonly Unit[] {
  const firsts = new Map<string, number>();
  for (const unit of chosen) {
    const [lane, slot] = [laneOf(unit), slotOf(unit, sequence)];
    if (lane !== undefined && slot) firsts.set(lane, Math.min(slot.from, firsts.get(lane) ?? slot.from));
  }
  const ids = new Set(chosen.map(({ id }) => id));
  return sequence.units.filter((unit) => {
    const from = slotOf(unit, sequence)?.from;
    const first = firsts.get(laneOf(unit) ?? '');
    return from !== undefined && first !== undefined && from >= first && !ids.has(unit.id);
  });
}

function planned(
  sequence: Sequence,
  places: ReadonlyMap<string, Partial<Unit>>,
  moved: ReadonlySet<string>,
): Planned {
  const units = sequence.units.map((unit) => {
    const place = places.get(unit.id);
    return place ? { ...unit, ...place } : unit;
  });
  const after = { ...sequence, units };
  const touched = new Set(places.keys());
  const end = sequence.yearWeeks * sequence.daysPerWeek;
  return {
    after,
    moved,
    pushed: new Set([...touched].filter((id) => !moved.has(id))),
    overlaps: overlapsOf(after).filter(
      ({ first, second }) => touched.has(first.id) || touched.has(second.id),
    ),
    beyond: units.filter((unit) => touched.has(unit.id) && (slotOf(unit, after)?.to ?? 0) > end),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The first week after everything in a lane: where a new unit goes. */
export function nextWeek(sequence: Sequence, lane: string | undefined): number {
  const ends = sequence.units.flatMap((unit) => {
    const slot = laneOf(unit) === lane ? slotOf(unit, sequence) : undefined;
    return slot ? [slot.to] : [];
  });
  return within(Math.ceil(Math.max(0, ...ends) / sequence.daysPerWeek) + 1, 1, lastWeek);
}
