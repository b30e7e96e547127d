import { useCallback, useMemo, useState } from 'react';
import { datesIn, weeksOf } from '../../../../shared/kinds/sequence/calendar.ts';
import type { Grade } from '../../../../shared/kinds/sequence/fields.ts';
import { changesOf, planLength, type Planned, planMove } from '../../../../shared/kinds/sequence/moves.ts';
import type { Calendar, Sequence } from '../../../../shared/kinds/sequence/read.ts';
import { slotOf } from '../../../../shared/kinds/sequence/slots.ts';
import { weeksWords } from '../../../../shared/kinds/sequence/words.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { announce } from '../../../ui/announce.ts';
import { useDates } from '../../../ui/dates.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { inOneStep } from '../standards/oneStep.ts';

/** A move that is under way: how far, of which units. */
export interface Moving {
  readonly lead: string;
  readonly units: ReadonlySet<string>;
  readonly weeks: number;
  readonly grades: number;
  /** Weeks longer; then the units do not move. */
  readonly longer: number;
  readonly push: boolean;
}

const mostNamed = 3;

/** What a move under way would come to, and the way to carry it out. It is planned anew whenever the document changes. */
export function useMoving(sequence: Sequence, calendar: Calendar | undefined, shown: readonly Grade[]) {
  const t = useText();
  const say = useTranslate();
  const dates = useDates();
  const open = useOpenDocument();
  const [moving, setMoving] = useState<Moving>();

  const planOf = useCallback(
    (move: Moving): Planned =>
      move.longer === 0
        ? planMove(sequence, move, shown)
        : planLength(sequence, move.units, move.longer, move.push),
    [sequence, shown],
  );
  const planned = useMemo(() => moving && planOf(moving), [moving, planOf]);

  const wordsOf = useCallback(
    (move: Moving, { after, moved, pushed, overlaps, beyond }: Planned): string => {
      const named = (title: string | undefined) => title || t('sequence.unit.untitled');
      const unit = after.units.find(({ id }) => id === move.lead);
      if (!unit) return t('sequence.move.gone');
      const slot = slotOf(unit, after);
      const days =
        calendar && slot ? datesIn(slot, weeksOf(calendar, after.yearWeeks), after.daysPerWeek) : [];
      const [first, last] = [days[0], days.at(-1)];
      const when = [
        unit.grade ? t(`sequence.grade.${unit.grade}`) : '',
        weeksWords(unit, after, say),
        first && last ? `${dates.day(first)} – ${dates.day(last)}` : '',
      ].filter((one) => one !== '');
      return [
        t('sequence.move.at', { unit: named(unit.title), when: when.join(', ') }),
        ...(moved.size > 1 ? [t('sequence.move.many', { count: moved.size - 1 })] : []),
        ...(pushed.size > 0 ? [t('sequence.move.pushed', { count: pushed.size })] : []),
        ...overlaps.slice(0, mostNamed).map(({ first: one, second, days: both }) => {
          const other = moved.has(one.id) && !moved.has(second.id) ? second : one;
          return t('sequence.move.overlap', {
            unit: named(other.id === move.lead ? second.title : other.title),
            days: both,
          });
        }),
        ...beyond.slice(0, mostNamed).map((one) => t('sequence.move.beyond', { unit: named(one.title) })),
      ].join(' ');
    },
    [t, say, dates, calendar],
  );

  const show = useCallback(
    (next: Moving | undefined) => {
      setMoving(next);
      if (next) announce(wordsOf(next, planOf(next)), 'move');
    },
    [wordsOf, planOf],
  );
  const cancel = useCallback(() => {
    setMoving(undefined);
    announce(t('sequence.move.cancelled'), 'move');
  }, [t]);
  const finish = useCallback(
    (move: Moving) => {
      // It may have been locked while the unit was held.
      if (!open.editable) {
        cancel();
        return;
      }
      setMoving(undefined);
      const plan = planOf(move);
      inOneStep(open, changesOf(sequence, plan));
      announce(t('sequence.move.done', { what: wordsOf(move, plan) }), 'move');
    },
    [planOf, sequence, open, cancel, t, wordsOf],
  );
  const words = moving && planned ? wordsOf(moving, planned) : '';
  return { moving, planned, words, show, finish, cancel };
}
