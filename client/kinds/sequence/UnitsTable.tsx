import { ArrowDownNarrowWide } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import { moveRow } from '../../../shared/content/live.ts';
import { grades, units } from '../../../shared/kinds/sequence/fields.ts';
import { lanesOf, startOf } from '../../../shared/kinds/sequence/slots.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { localValues } from '../../editor/values.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { fieldOf, useTypedColumns } from './columns.ts';
import { PlanNumbers } from './PlanNumbers.tsx';
import { useSequence } from './store.ts';
import css from './sequence.module.css';

const rowName = (row: string, read: Read) => read.words(under('units', row, 'title'));
const UnitDetails = lazy(inTheEnd(() => import('./UnitDetails.later.tsx')));
const inside = (row: string) => (
  <Suspense fallback={<div className={css.waiting} />}>
    <UnitDetails unit={row} />
  </Suspense>
);

/** Every unit as a row; what is long stands behind its expander. */
export function UnitsTable() {
  const t = useText();
  const { locale } = useIntl();
  const typed = useTypedColumns(units);
  const compute = useCallback(
    (row: string, read: Read) => {
      const codes = read.rows(under('units', row, 'standards')).length;
      return { text: codes === 0 ? '' : new Intl.NumberFormat(locale).format(codes) };
    },
    [locale],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(units, 'title'), label: t('sequence.column.unit'), width: 'wide' },
      {
        field: fieldOf(units, 'grade'),
        label: t('sequence.column.grade'),
        options: grades.map((value) => ({ value, text: t(`sequence.grade.${value}`) })),
      },
      { field: fieldOf(units, 'course'), label: t('sequence.column.course') },
      typed.count('week', 'sequence.column.week', 'sequence.column.week.long'),
      typed.count('weeks', 'sequence.column.weeks', 'sequence.column.weeks.long'),
      { name: 'cited', label: t('sequence.column.standards'), width: 'narrow', compute },
    ],
    [t, typed, compute],
  );
  const details = useMemo<readonly Column[]>(
    () => [
      typed.count('days', 'sequence.column.days', 'sequence.column.days.long'),
      typed.count('day', 'sequence.column.day', 'sequence.column.day.long'),
    ],
    [typed],
  );
  return (
    <>
      <PlanNumbers />
      <FieldTable
        list="units"
        label={t('sequence.units')}
        columns={columns}
        details={details}
        inside={inside}
        rowName={rowName}
        addLabel={t('sequence.add.unit')}
        initial={newUnit}
      />
      <Sort />
    </>
  );
}

const newUnit = () => ({ weeks: 1 });

/** Rows stand where people put them; this puts them as students meet them, in one step. */
function Sort() {
  const t = useText();
  const { ydoc, editable, undo } = useOpenDocument();
  const sequence = useSequence();
  const lanes = lanesOf(sequence.units).flatMap((lane) =>
    lane.units.toSorted((a, b) => startOf(a, sequence) - startOf(b, sequence)),
  );
  const sorted = [...lanes, ...sequence.units.filter((unit) => unit.grade === undefined)];
  const isSorted = sorted.every((unit, index) => unit === sequence.units[index]);
  if (!editable || isSorted) return null;
  return (
    <div className={css.tools}>
      <Button
        variant="quiet"
        icon={<ArrowDownNarrowWide aria-hidden />}
        onPress={() => {
          undo.stopCapturing();
          ydoc.transact(() => {
            for (const [index, { id }] of sorted.entries()) {
              const after = sorted[index - 1]?.id ?? null;
              moveRow(ydoc, 'units', id, { after }, localValues);
            }
          }, localValues);
          undo.stopCapturing();
          announce(t('sequence.sorted'));
        }}
      >
        {t('sequence.sort')}
      </Button>
    </div>
  );
}
