import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { type Column, plainly } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useDistrictOptions, useOrganisationOf } from '../../editor/table/organisations.ts';
import { useText } from '../../ui/text.tsx';
import { criterionName, fieldOf, listNamed, useCriterionColumn, useTypedColumns } from './columns.ts';
import css from './rubric.module.css';

const districts = listNamed('districts');

/** Districts, their students, and where they weigh a criterion in their own way. */
export default function Districts() {
  const t = useText();
  const options = useDistrictOptions();
  const typed = useTypedColumns();
  const { editable } = useOpenDocument();
  const nameOf = useOrganisationOf('districts');
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(districts, 'organisation'),
        label: t('rubric.districts.organisation'),
        width: 'wide',
        options,
      },
      typed.count(fieldOf(districts, 'students'), t('rubric.districts.students')),
    ],
    [t, options, typed],
  );
  const named = useDerived((read) =>
    JSON.stringify(read.rows('districts').map((row) => [row, nameOf(row, read)])),
  );
  const criterion = useCriterionColumn();
  const weights = useMemo<readonly Column[]>(
    () => [
      criterion,
      {
        name: 'points',
        label: t('rubric.criteria.points'),
        width: 'narrow',
        compute: (row, read) => plainly(read.value(under('criteria', row, 'points'))),
      },
      ...(JSON.parse(named) as [string, string][]).map(([id, name]) =>
        typed.points({ name: id, type: 'number', min: 0, max: 1000 }, name || t('rubric.district')),
      ),
    ],
    [t, criterion, named, typed],
  );
  return (
    <>
      <FieldTable
        list="districts"
        label={t('rubric.districts.organisation')}
        columns={columns}
        rowName={nameOf}
        addLabel={t('rubric.districts.add')}
      />
      {weights.length > 2 ? (
        <>
          <h3 className={css.small}>{t('rubric.weights')}</h3>
          {editable ? <p className={css.help}>{t('rubric.weights.hint')}</p> : null}
          <div className={css.matrix}>
            <FieldTable
              list="weights"
              rowsOf="criteria"
              label={t('rubric.weights')}
              columns={weights}
              rowName={criterionName}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
