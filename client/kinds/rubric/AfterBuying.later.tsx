import { useMemo } from 'react';
import { renewals } from '../../../shared/kinds/rubric/fields.ts';
import { useDerived } from '../../editor/derived.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useDistrictOptions, useOrganisationOf } from '../../editor/table/organisations.ts';
import { today } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';
import { fieldOf, listNamed, useTypedColumns, vendorName } from './columns.ts';

const afterBuying = listNamed('afterBuying');

/** What districts know after buying, each dated. */
export default function AfterBuying() {
  const t = useText();
  const districts = useDistrictOptions();
  const typed = useTypedColumns();
  const vendors = useDerived((read) =>
    JSON.stringify(read.rows('vendors').map((row) => [row, vendorName(row, read)])),
  );
  const rowName = useOrganisationOf('afterBuying');
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(afterBuying, 'organisation'),
        label: t('rubric.afterBuying.organisation'),
        options: districts,
      },
      {
        field: fieldOf(afterBuying, 'vendor'),
        label: t('rubric.afterBuying.vendor'),
        options: (JSON.parse(vendors) as [string, string][]).map(([value, name]) => ({
          value,
          text: name || t('rubric.vendor.unnamed'),
        })),
      },
      typed.date(fieldOf(afterBuying, 'date'), t('rubric.afterBuying.date')),
      typed.dollars(fieldOf(afterBuying, 'pricePaid'), t('rubric.afterBuying.pricePaid')),
      {
        field: fieldOf(afterBuying, 'renewed'),
        label: t('rubric.afterBuying.renewed'),
        width: 'narrow',
        options: renewals.map((value) => ({ value, text: t(`rubric.renewed.${value}`) })),
      },
    ],
    [t, districts, vendors, typed],
  );
  const details = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(afterBuying, 'use'), label: t('rubric.afterBuying.use') },
      { field: fieldOf(afterBuying, 'notShown'), label: t('rubric.afterBuying.notShown') },
    ],
    [t],
  );
  return (
    <FieldTable
      list="afterBuying"
      label={t('rubric.afterBuying')}
      columns={columns}
      details={details}
      rowName={rowName}
      addLabel={t('rubric.afterBuying.add')}
      initial={() => ({ date: today() })}
    />
  );
}
