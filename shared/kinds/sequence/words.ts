import type { Translate } from '../kind.ts';
import type { Sequence, Unit } from './read.ts';
import { slotOf } from './slots.ts';

/** How a sequence's values read, the same on screen, on paper and aloud. */

export function laneName(lane: { readonly grade: string; readonly course: string }, t: Translate): string {
  const grade = t(`sequence.grade.${lane.grade}`);
  return lane.course === '' ? grade : `${grade} · ${lane.course}`;
}

/** `Weeks 3–5`, `Week 3`, or that it has no place yet. */
export function weeksWords(
  unit: Pick<Unit, 'week' | 'day' | 'weeks' | 'days'>,
  plan: Pick<Sequence, 'daysPerWeek'>,
  t: Translate,
): string {
  const slot = slotOf(unit, plan);
  if (!slot)
    return unit.week === undefined ? t('sequence.notPlaced') : t('sequence.week', { week: unit.week });
  const from = Math.floor(slot.from / plan.daysPerWeek) + 1;
  const to = Math.ceil(slot.to / plan.daysPerWeek);
  return from === to ? t('sequence.week', { week: from }) : t('sequence.weeks', { from, to });
}

export function lengthWords({ weeks, days }: Pick<Unit, 'weeks' | 'days'>, t: Translate): string {
  if (weeks === 0 && days === 0) return t('sequence.noLength');
  return [
    weeks > 0 ? t('sequence.length.weeks', { weeks }) : '',
    days > 0 ? t('sequence.length.days', { days }) : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}
