import type { PointerEvent as ReactPointerEvent } from 'react';
import { useLatest } from '../../../editor/useLatest.ts';
import { teachingAt, weekWidth } from './geometry.ts';
import type { Moving } from './useMoving.ts';
import type { TimelineParts } from './useTimelineKeys.ts';

/** How far the pointer goes before a press becomes a drag, in pixels. */
const startsAfter = 4;

/** Drags units along the weeks and to other grades; the right edge of one changes its length. A press opens it. */
export function usePointer(parts: TimelineParts) {
  const latest = useLatest(parts);
  return (event: ReactPointerEvent<HTMLElement>) => {
    const bar = event.target instanceof Element ? event.target.closest<SVGGElement>('[data-unit]') : null;
    const unit = bar?.dataset.unit;
    const drawing = bar?.ownerSVGElement;
    if (unit === undefined || !drawing || event.button !== 0) return;
    const isLength = event.target instanceof Element && event.target.hasAttribute('data-edge');
    const start = { x: event.clientX, y: event.clientY };
    const isTouch = event.pointerType === 'touch';
    let now: Moving | undefined;

    const follow = ({
      clientX,
      clientY,
      shiftKey,
    }: {
      clientX: number;
      clientY: number;
      shiftKey: boolean;
    }) => {
      const { layout, groupOf, move } = latest();
      const far = Math.hypot(clientX - start.x, clientY - start.y);
      if (!now && far < startsAfter) return;
      const box = drawing.getBoundingClientRect();
      const columnAt = (x: number) => Math.floor((x - box.left) / weekWidth);
      const from = teachingAt(layout.columns, columnAt(start.x));
      const weeks = teachingAt(layout.columns, columnAt(clientX)) - from;
      const gradeAt = (y: number) => {
        const row = layout.rows.findLast((one) => one.y <= y - box.top) ?? layout.rows[0];
        return [...new Set(layout.rows.map(({ lane }) => lane.grade))].indexOf(row?.lane.grade ?? 'K');
      };
      const next: Moving = {
        lead: unit,
        units: isLength ? new Set([unit]) : groupOf(unit),
        weeks: isLength ? 0 : weeks,
        grades: isLength ? 0 : gradeAt(clientY) - gradeAt(start.y),
        longer: isLength ? weeks : 0,
        push: shiftKey,
      };
      const isSame =
        now?.weeks === next.weeks &&
        now.grades === next.grades &&
        now.longer === next.longer &&
        now.push === next.push;
      now = next;
      if (!isSame) move.show(next);
    };
    let last = { clientX: start.x, clientY: start.y };
    const pointed = (pointer: PointerEvent) => {
      last = pointer;
      follow(pointer);
    };
    const keyed = (key: KeyboardEvent) => {
      if (key.key === 'Shift' && now)
        follow({ clientX: last.clientX, clientY: last.clientY, shiftKey: key.type === 'keydown' });
      if (key.key !== 'Escape' || !now) return;
      key.preventDefault();
      stop();
      latest().move.cancel();
    };
    const stop = () => {
      removeEventListener('pointermove', pointed);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', gone);
      removeEventListener('keydown', keyed, true);
      removeEventListener('keyup', keyed, true);
    };
    const gone = () => {
      stop();
      if (now) latest().move.cancel();
    };
    const up = (pointer: PointerEvent) => {
      stop();
      const { move, toggle, focus, setOpen } = latest();
      if (now) move.finish({ ...now, push: pointer.shiftKey });
      else if (pointer.ctrlKey || pointer.metaKey) toggle(unit);
      else {
        focus(unit);
        setOpen(unit);
      }
    };
    // A finger scrolls; what it presses opens, and is moved there.
    if (parts.editable && !isTouch) {
      addEventListener('pointermove', pointed);
      addEventListener('keydown', keyed, true);
      addEventListener('keyup', keyed, true);
    }
    addEventListener('pointerup', up);
    addEventListener('pointercancel', gone);
  };
}
