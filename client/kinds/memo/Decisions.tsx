import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { decisionChoices, decisions } from '../../../shared/kinds/memo/fields.ts';
import { useDerived } from '../../editor/derived.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useText } from '../../ui/text.tsx';
import { fieldOf, useDistrictOptions, useOrganisationOf, useTypedColumns } from './columns.ts';

export function Decisions() {
  const t = useText();
  const districts = useDistrictOptions();
  const typed = useTypedColumns(decisions);
  const rowName = useOrganisationOf('decisions');
  const someWait = useDerived((read) =>
    read.rows('decisions').some((row) => read.value(under('decisions', row, 'choice')) === 'notYet'),
  );

  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(decisions, 'organisation'),
        label: t('memo.decisions.organisation'),
        options: districts,
      },
      {
        field: fieldOf(decisions, 'choice'),
        label: t('memo.decisions.choice'),
        options: decisionChoices.map((value) => ({ value, text: t(`memo.choice.${value}`) })),
      },
      ...(someWait ? [typed.date('decideBy', t('memo.decisions.decideBy'))] : []),
      {
        field: fieldOf(decisions, 'owner'),
        label: t('memo.decisions.owner'),
        placeholder: t('doc.memo.who'),
      },
      typed.date('date', t('memo.decisions.date')),
    ],
    [t, districts, typed, someWait],
  );
  const below = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(decisions, 'reason'),
        label: t('memo.decisions.reason'),
        placeholder: t('doc.memo.why'),
      },
    ],
    [t],
  );

  return (
    <FieldTable
      list="decisions"
      label={t('memo.decisions')}
      columns={columns}
      below={below}
      rowName={rowName}
      addLabel={t('memo.addRow.decisions')}
    />
  );
}
