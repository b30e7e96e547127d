import type { KeyboardEvent } from 'react';
import type { Sequence } from '../../../../shared/kinds/sequence/read.ts';
import { announce } from '../../../ui/announce.ts';
import { useText } from '../../../ui/text.tsx';
import type { Layout } from './geometry.ts';
import type { Moving, useMoving } from './useMoving.ts';

export interface TimelineParts {
  readonly layout: Layout;
  readonly move: ReturnType<typeof useMoving>;
  readonly editable: boolean;
  /** The unit, or all that are selected with it. */
  readonly groupOf: (unit: string) => ReadonlySet<string>;
  readonly toggle: (unit: string) => void;
  readonly clear: () => void;
  readonly focus: (unit: string) => void;
  readonly setOpen: (unit: string) => void;
}

const arrows: Readonly<Record<string, readonly [weeks: number, grades: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows go from unit to unit; after Space they move the unit, until Enter puts it down or Escape takes it back. */
export function useTimelineKeys(parts: TimelineParts & { readonly sequence: Sequence }) {
  const t = useText();
  const { layout, move, editable, groupOf, toggle, clear, focus, setOpen, sequence } = parts;
  const { moving, show, finish, cancel } = move;

  const begin = (unit: string): Moving => ({
    lead: unit,
    units: groupOf(unit),
    weeks: 0,
    grades: 0,
    longer: 0,
    push: false,
  });
  const beside = (unit: string, [right, down]: readonly [number, number]): string | undefined => {
    const at = layout.rows.findIndex(({ bars }) => bars.some((bar) => bar.unit.id === unit));
    const own = layout.rows[at]?.bars ?? [];
    const index = own.findIndex((bar) => bar.unit.id === unit);
    if (down === 0) return own[index + right]?.unit.id;
    const from = own[index]?.from ?? 0;
    const next = layout.rows[at + down]?.bars ?? [];
    return next.toSorted((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0]?.unit.id;
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof Element ? event.target.closest<SVGGElement>('[data-unit]') : null;
    const unit = target?.dataset.unit;
    if (unit === undefined || event.altKey || event.metaKey) return;
    const arrow = arrows[event.key];
    const isHandled = moving ? whileMoving(event, moving, arrow) : whileStill(event, unit, arrow);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  function whileMoving(
    event: KeyboardEvent,
    now: Moving,
    arrow: readonly [number, number] | undefined,
  ): boolean {
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' || event.key === ' ') finish(now);
    else if (event.key === 'Shift') {
      if (!now.push) show({ ...now, push: true });
    } else if (arrow) {
      show({ ...now, weeks: now.weeks + arrow[0], grades: now.grades + arrow[1], push: event.shiftKey });
    } else return event.key !== 'Tab';
    return true;
  }

  function whileStill(
    event: KeyboardEvent,
    unit: string,
    arrow: readonly [number, number] | undefined,
  ): boolean {
    if (arrow && !event.ctrlKey && !event.shiftKey) {
      const next = beside(unit, arrow);
      if (next !== undefined) focus(next);
      return true;
    }
    if (event.key === 'Enter') {
      setOpen(unit);
      return true;
    }
    if (event.key === 'Escape') {
      clear();
      return true;
    }
    if (!editable || event.ctrlKey) return false;
    if (event.key === ' ') {
      show(begin(unit));
      const title = sequence.units.find(({ id }) => id === unit)?.title || t('sequence.unit.untitled');
      announce(t('sequence.move.begin', { unit: title }), 'move');
    } else if (event.key === 'x' || event.key === 'X') toggle(unit);
    else if (arrow && event.shiftKey && arrow[0] !== 0)
      finish({ ...begin(unit), weeks: arrow[0], push: true });
    else if (event.key === '+' || event.key === '=') finish({ ...begin(unit), longer: 1 });
    else if (event.key === '-' || event.key === '_') finish({ ...begin(unit), longer: -1 });
    else return false;
    return true;
  }
}
