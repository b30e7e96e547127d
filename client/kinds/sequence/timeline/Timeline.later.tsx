import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { under } from '../../../../shared/content/address.ts';
import { calendarName } from '../../../../shared/kinds/sequence/checks.ts';
import { nextWeek } from '../../../../shared/kinds/sequence/moves.ts';
import type { Calendar, Sequence, Unit } from '../../../../shared/kinds/sequence/read.ts';
import { laneOf, lengthOf, slotOf } from '../../../../shared/kinds/sequence/slots.ts';
import { weeksWords } from '../../../../shared/kinds/sequence/words.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { LineEditor } from '../../../editor/TextEditor.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { inOneStep } from '../standards/oneStep.ts';
import { useSequence } from '../store.ts';
import UnitDetails from '../UnitDetails.later.tsx';
import { Drawing } from './Drawing.tsx';
import { type Layout, layoutOf } from './geometry.ts';
import { useMoving } from './useMoving.ts';
import { usePointer } from './usePointer.ts';
import { useTimelineKeys } from './useTimelineKeys.ts';
import css from './timeline.module.css';

function useLayout(sequence: Sequence, calendar: Calendar | undefined): Layout {
  return useMemo(() => layoutOf(sequence, calendar), [sequence, calendar]);
}

interface Props {
  readonly open: string | undefined;
  readonly setOpen: (unit: string | undefined) => void;
}

/** Grades down, weeks across: where units stand in the year, moved with the pointer or the keyboard. */
export default function Timeline({ open, setOpen }: Props) {
  const t = useText();
  const { editable, surroundings, others } = useOpenDocument();
  const sequence = useSequence();
  const dated = sequence.calendars.filter((one) => one.firstDay !== undefined);
  const [chosen, choose] = useState<string>();
  const calendar = chosen === '' ? undefined : (dated.find(({ id }) => id === chosen) ?? dated[0]);
  const layout = useLayout(sequence, calendar);
  const shown = useMemo(() => [...new Set(layout.rows.map(({ lane }) => lane.grade))], [layout]);
  const move = useMoving(sequence, calendar, shown);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const svg = useRef<SVGSVGElement>(null);

  const first = layout.rows[0]?.bars[0]?.unit.id;
  const current = sequence.units.some(({ id }) => id === active) ? active : first;
  const focus = (unit: string) => {
    setActive(unit);
    svg.current?.querySelector<SVGGElement>(`[data-unit="${CSS.escape(unit)}"]`)?.focus();
  };
  const toggle = (unit: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(unit)) next.add(unit);
      return next;
    });
  const groupOf = (unit: string) => (selected.has(unit) ? selected : new Set([unit]));
  const parts = {
    layout,
    move,
    editable,
    groupOf,
    toggle,
    focus,
    setOpen,
    clear: () => setSelected(new Set()),
  };
  const onKeyDown = useTimelineKeys({ ...parts, sequence });
  const onPointerDown = usePointer(parts);
  return (
    <>
      {dated.length > 0 ? (
        <div className={css.calendar}>
          <Select
            label={t('sequence.calendar.choose')}
            value={calendar?.id ?? ''}
            onChange={choose}
            options={[
              ...dated.map((one) => ({
                value: one.id,
                text: calendarName(one, surroundings) || t('sequence.calendar.unnamed'),
              })),
              { value: '', text: t('sequence.plan') },
            ]}
          />
        </div>
      ) : null}
      {layout.rows.length > 0 ? (
        <p className={css.help}>{t(editable ? 'sequence.timeline.help' : 'sequence.timeline.read')}</p>
      ) : null}
      {/* The bars in it are what takes the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={css.frame}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onFocus={(event) => {
          const unit = event.target.closest<SVGGElement>('[data-unit]')?.dataset.unit;
          if (unit === undefined) return;
          setActive(unit);
          others.enter(under('units', unit));
        }}
        onBlur={(event) => {
          const unit = event.target.closest<SVGGElement>('[data-unit]')?.dataset.unit;
          if (unit !== undefined) others.leave(under('units', unit));
        }}
      >
        <Drawing
          ref={svg}
          layout={layout}
          sequence={sequence}
          planned={move.planned}
          selected={selected}
          active={current}
          open={open}
          editable={editable}
        />
      </div>
      <p className={css.words} data-moving={move.moving ? '' : undefined}>
        {move.words}
      </p>
      <Unplaced sequence={sequence} />
      {open === undefined ? null : (
        <OpenUnit
          key={open}
          unit={sequence.units.find(({ id }) => id === open)}
          sequence={sequence}
          close={() => {
            setOpen(undefined);
            focus(open);
          }}
        />
      )}
    </>
  );
}

function OpenUnit(props: {
  readonly unit: Unit | undefined;
  readonly sequence: Sequence;
  readonly close: () => void;
}) {
  const { unit, sequence, close } = props;
  const t = useText();
  const say = useTranslate();
  if (!unit) return null;
  const title = unit.title || t('sequence.unit.untitled');
  return (
    <section className={css.open} aria-label={t('sequence.unit.details', { unit: title })}>
      <div className={css.openHead}>
        <LineEditor
          address={under('units', unit.id, 'title')}
          label={t('sequence.column.unit')}
          placeholder={t('sequence.unit.untitled')}
          className={css.openTitle ?? ''}
        />
        <span>{weeksWords(unit, sequence, say)}</span>
        <IconButton label={t('sequence.unit.close')} onPress={close}>
          <X aria-hidden />
        </IconButton>
      </div>
      <UnitDetails unit={unit.id} />
    </section>
  );
}

/** Units that have a grade but no place yet are put after the last of theirs. */
function Unplaced({ sequence }: { readonly sequence: Sequence }) {
  const t = useText();
  const open = useOpenDocument();
  const { editable, places } = open;
  const waiting = sequence.units.filter((unit) => unit.grade === undefined || !slotOf(unit, sequence));
  if (waiting.length === 0) return null;
  return (
    <section className={css.unplaced} aria-label={t('sequence.timeline.unplaced')}>
      <h3>{t('sequence.timeline.unplaced')}</h3>
      <ul>
        {waiting.map((unit) => {
          const title = unit.title || t('sequence.unit.untitled');
          if (!editable) return <li key={unit.id}>{title}</li>;
          return (
            <li key={unit.id}>
              <Button
                onPress={() => {
                  if (unit.grade === undefined) {
                    void places.go(under('units', unit.id, 'grade'));
                    return;
                  }
                  const set = (name: string, value: number) =>
                    ({ type: 'set', address: under('units', unit.id, name), value }) as const;
                  inOneStep(open, [
                    set('week', nextWeek(sequence, laneOf(unit))),
                    ...(lengthOf(unit, sequence) === 0 ? [set('weeks', 1)] : []),
                  ]);
                }}
              >
                {t('sequence.timeline.place', { unit: title })}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
