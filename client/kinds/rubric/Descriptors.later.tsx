import { useMemo } from 'react';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useText } from '../../ui/text.tsx';
import { criterionName, useCriterionColumn } from './columns.ts';
import { useLevels } from './levels.ts';
import css from './rubric.module.css';

/** A skills rubric as it is printed: criteria down, levels across, each cell written in place. */
export default function Descriptors() {
  const t = useText();
  const criterion = useCriterionColumn();
  const levels = useLevels();
  const columns = useMemo<readonly Column[]>(
    () => [
      criterion,
      ...levels.map(({ id, text }) => ({
        field: { name: id, type: 'line' as const },
        label: text,
        placeholder: t('rubric.descriptors.placeholder'),
      })),
    ],
    [t, criterion, levels],
  );
  return (
    <div className={css.matrix}>
      <FieldTable
        list="descriptors"
        rowsOf="criteria"
        label={t('rubric.descriptors')}
        columns={columns}
        rowName={criterionName}
      />
    </div>
  );
}
