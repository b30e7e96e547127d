import { type Ref, useId } from 'react';
import type { Planned } from '../../../../shared/kinds/sequence/moves.ts';
import type { Sequence } from '../../../../shared/kinds/sequence/read.ts';
import { laneOf, slotOf } from '../../../../shared/kinds/sequence/slots.ts';
import { laneName, weeksWords } from '../../../../shared/kinds/sequence/words.ts';
import { useDates } from '../../../ui/dates.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { Bar } from './Bar.tsx';
import { barHeight, type Layout, spanOf, top, weekWidth } from './geometry.ts';
import css from './timeline.module.css';

interface Props {
  readonly ref: Ref<SVGSVGElement>;
  readonly layout: Layout;
  readonly sequence: Sequence;
  readonly planned: Planned | undefined;
  readonly selected: ReadonlySet<string>;
  readonly active: string | undefined;
  readonly open: string | undefined;
  readonly editable: boolean;
}

const labels = 108;

export function Drawing({ ref, layout, sequence, planned, selected, active, open, editable }: Props) {
  const t = useText();
  const say = useTranslate();
  const hatch = useId();
  const { rows, width, height } = layout;
  const isLeaving = (id: string) =>
    planned !== undefined && (planned.moved.has(id) || planned.pushed.has(id));
  return (
    <div className={css.sides}>
      <svg className={css.lanes} width={labels} height={height} aria-hidden>
        {rows.map(({ lane, y }) => (
          <text key={lane.key} x={0} y={y + 16}>
            {laneName(lane, say).slice(0, 18)}
          </text>
        ))}
      </svg>
      <div className={css.scroll}>
        <svg ref={ref} width={width} height={height} role="group" aria-label={t('sequence.timeline.label')}>
          <defs>
            <pattern
              id={hatch}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className={css.hatch} x1={0} y1={0} x2={0} y2={6} />
            </pattern>
          </defs>
          <Weeks layout={layout} hatch={hatch} />
          {rows.map(({ lane, y, height: tall }) => (
            <line key={lane.key} className={css.rule} x1={0} x2={width} y1={y + tall - 4} y2={y + tall - 4} />
          ))}
          {rows.flatMap(({ lane, bars, y }) =>
            bars.map(({ unit, from, to, row }) => {
              const [x1, x2] = spanOf({ from, to }, layout.columns, sequence.daysPerWeek);
              const title = unit.title || t('sequence.unit.untitled');
              return (
                <Bar
                  key={unit.id}
                  unit={unit.id}
                  title={title}
                  label={t('sequence.timeline.unit', {
                    unit: title,
                    lane: laneName(lane, say),
                    when: weeksWords(unit, sequence, say),
                  })}
                  description={editable ? t('sequence.timeline.movable') : undefined}
                  x={x1}
                  width={x2 - x1}
                  y={y + row * barHeight}
                  isActive={unit.id === active}
                  isSelected={selected.has(unit.id)}
                  isLeaving={isLeaving(unit.id)}
                  isOpen={unit.id === open}
                />
              );
            }),
          )}
          {planned ? <Ghosts layout={layout} planned={planned} hatch={hatch} /> : null}
        </svg>
      </div>
    </div>
  );
}

/** Weeks with their numbers, months where a calendar is known, and breaks hatched. */
function Weeks({ layout: { columns, height }, hatch }: { readonly layout: Layout; readonly hatch: string }) {
  const t = useText();
  const dates = useDates();
  return columns.map(({ teaching, week, beyond }, index) => {
    const x = index * weekWidth;
    const month = week?.monday.slice(0, 7);
    const isNew = month !== undefined && month !== columns[index - 1]?.week?.monday.slice(0, 7);
    const isHatched = teaching === undefined || beyond;
    const free = week?.breaks.join(', ');
    return (
      <g key={week?.monday ?? `w${teaching}`} aria-hidden>
        <line className={css.week} x1={x} x2={x} y1={top - 6} y2={height} />
        {isHatched || (week && week.breaks.length > 0) ? (
          <rect
            className={beyond ? css.beyond : undefined}
            x={x}
            y={top - 6}
            width={weekWidth}
            height={isHatched ? height - top + 6 : 6}
            fill={`url(#${CSS.escape(hatch)})`}
          >
            <title>
              {free ? t('sequence.timeline.break', { name: free }) : t('sequence.timeline.noSchool')}
            </title>
          </rect>
        ) : null}
        {isNew && week ? (
          <text className={css.month} x={x + 2} y={11}>
            {dates.day(week.days[0]?.date ?? week.monday)}
          </text>
        ) : null}
        {teaching === undefined ? null : (
          <text className={css.number} x={x + weekWidth / 2} y={25}>
            {teaching}
          </text>
        )}
      </g>
    );
  });
}

/** Where the units would stand, and what they would overlap. */
function Ghosts({
  layout,
  planned,
  hatch,
}: {
  readonly layout: Layout;
  readonly planned: Planned;
  readonly hatch: string;
}) {
  const { after, moved, pushed, overlaps } = planned;
  const placeOf = (id: string) => {
    const unit = after.units.find((one) => one.id === id);
    const slot = unit && slotOf(unit, after);
    const row = unit && layout.rows.find(({ lane }) => lane.key === laneOf(unit));
    const line = layout.rows.flatMap(({ bars }) => bars).find((bar) => bar.unit.id === id)?.row ?? 0;
    return slot && row
      ? { slot, y: row.y + Math.min(line, Math.round(row.height / barHeight) - 1) * barHeight }
      : undefined;
  };
  return (
    <g className={css.ghosts} aria-hidden>
      {[...moved, ...pushed].map((id) => {
        const place = placeOf(id);
        if (!place) return null;
        const [x1, x2] = spanOf(place.slot, layout.columns, after.daysPerWeek);
        return (
          <rect
            key={id}
            className={css.ghost}
            data-ghost={id}
            x={x1 + 1}
            y={place.y}
            width={Math.max(6, x2 - x1 - 2)}
            height={barHeight - 4}
            rx={4}
          />
        );
      })}
      {overlaps.map(({ first, second }) => {
        const [one, other] = [placeOf(first.id), placeOf(second.id)];
        if (!one || !other) return null;
        const both = { from: other.slot.from, to: Math.min(one.slot.to, other.slot.to) };
        const [x1, x2] = spanOf(both, layout.columns, after.daysPerWeek);
        return (
          <g key={`${first.id} ${second.id}`} className={css.overlap}>
            <rect
              x={x1}
              y={other.y}
              width={x2 - x1}
              height={barHeight - 4}
              fill={`url(#${CSS.escape(hatch)})`}
            />
            <rect className={css.overlapEdge} x={x1} y={other.y} width={x2 - x1} height={barHeight - 4} />
          </g>
        );
      })}
    </g>
  );
}
