import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import type { ListField } from '../../../shared/content/fields.ts';
import { setValue } from '../../../shared/content/live.ts';
import { costOf, studentsOf } from '../../../shared/kinds/rubric/cost.ts';
import {
  evidenceTiers,
  pricePeriods,
  priceSorts,
  privacyAgreements,
  rosterings,
  signOns,
} from '../../../shared/kinds/rubric/fields.ts';
import { costWord } from '../../../shared/kinds/rubric/format.ts';
import { periodOf, type Price } from '../../../shared/kinds/rubric/read.ts';
import { type Read, useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { localValues, useRows, useValue } from '../../editor/values.ts';
import { NumberField } from '../../ui/Field.tsx';
import { useText, useTranslate } from '../../ui/text.tsx';
import { fieldOf, listNamed, useTypedColumns, vendorName } from './columns.ts';
import css from './rubric.module.css';

const vendors = listNamed('vendors');
const prices = fieldOf(vendors, 'prices') as ListField;

/** Vendors with what is known of each, what they ask for, and what that comes to. */
export default function Vendors() {
  const t = useText();
  const say = useTranslate();
  const { locale } = useIntl();
  const { editable } = useOpenDocument();
  const typed = useTypedColumns();
  const rows = useRows('vendors');
  const columns = useMemo<readonly Column[]>(() => {
    const cost = (which: 'total' | 'perStudentYear') => (row: string, read: Read) => ({
      text: costWord(costOf(pricesOf(row, read), studentsIn(read)), which, { t: say, locale }),
    });
    return [
      { field: fieldOf(vendors, 'name'), label: t('rubric.vendors.name') },
      {
        field: fieldOf(vendors, 'product'),
        label: t('rubric.vendors.product'),
        placeholder: t('rubric.vendors.product.placeholder'),
      },
      { name: 'threeYears', label: t('rubric.vendors.threeYears'), width: 'narrow', compute: cost('total') },
      {
        name: 'perStudentYear',
        label: t('rubric.vendors.perStudentYear'),
        width: 'narrow',
        compute: cost('perStudentYear'),
      },
    ];
  }, [t, say, locale]);
  const details = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(vendors, 'privacy'),
        label: t('rubric.vendors.privacy'),
        options: privacyAgreements.map((value) => ({ value, text: t(`rubric.privacy.${value}`) })),
      },
      typed.date(fieldOf(vendors, 'accessibilityReport'), t('rubric.vendors.accessibilityReport')),
      {
        field: fieldOf(vendors, 'signOn'),
        label: t('rubric.vendors.signOn'),
        options: signOns.map((value) => ({ value, text: t(`rubric.signOn.${value}`) })),
      },
      {
        field: fieldOf(vendors, 'rostering'),
        label: t('rubric.vendors.rostering'),
        options: rosterings.map((value) => ({ value, text: t(`rubric.rostering.${value}`) })),
      },
      {
        field: fieldOf(vendors, 'evidenceTier'),
        label: t('rubric.vendors.evidenceTier'),
        options: evidenceTiers.map((value) => ({ value, text: t(`rubric.evidenceTier.${value}`) })),
      },
    ],
    [t, typed],
  );
  return (
    <>
      {rows.length === 0 && editable ? <p className={css.help}>{t('rubric.vendors.none')}</p> : null}
      <FieldTable
        list="vendors"
        label={t('rubric.vendors')}
        columns={columns}
        details={details}
        rowName={vendorName}
        addLabel={t('rubric.vendors.add')}
      />
      {rows.length > 0 ? <Students /> : null}
      {rows.map((row) => (
        <Prices key={row} vendor={row} />
      ))}
    </>
  );
}

function Students() {
  const t = useText();
  const { ydoc, editable } = useOpenDocument();
  const value = useValue('students');
  const students = typeof value === 'number' ? value : undefined;
  if (!editable) {
    return students === undefined ? null : (
      <p className={css.help}>
        {t('rubric.students')}: {students}
      </p>
    );
  }
  return (
    <div className={css.students} data-address="students">
      <NumberField
        label={t('rubric.students')}
        hint={t('rubric.students.hint')}
        value={students}
        onChange={(next) => {
          if (next === undefined) setValue(ydoc, 'students', null, localValues);
          else if (Number.isInteger(next) && next >= 0) setValue(ydoc, 'students', next, localValues);
        }}
      />
    </div>
  );
}

function Prices({ vendor }: { readonly vendor: string }) {
  const t = useText();
  const typed = useTypedColumns();
  const name = useDerived((read) => vendorName(vendor, read)) || t('rubric.vendor.unnamed');
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(prices, 'sort'),
        label: t('rubric.prices.sort'),
        options: priceSorts.map((value) => ({ value, text: t(`rubric.price.${value}`) })),
      },
      typed.dollars(fieldOf(prices, 'amount'), t('rubric.prices.amount')),
      {
        field: fieldOf(prices, 'per'),
        label: t('rubric.prices.per'),
        options: pricePeriods.map((value) => ({ value, text: t(`rubric.per.${value}`) })),
      },
      { field: fieldOf(prices, 'note'), label: t('rubric.prices.note') },
    ],
    [t, typed],
  );
  const rowName = useCallback(
    (row: string, read: Read) => {
      const sort = read.value(under('vendors', vendor, 'prices', row, 'sort'));
      const known = priceSorts.find((one) => one === sort);
      return `${known ? t(`rubric.price.${known}`) : t('rubric.prices')}, ${name}`;
    },
    [t, vendor, name],
  );
  return (
    <>
      <h3 className={css.small}>{t('rubric.prices.of', { vendor: name })}</h3>
      <FieldTable
        list={under('vendors', vendor, 'prices')}
        label={t('rubric.prices.of', { vendor: name })}
        columns={columns}
        rowName={rowName}
        addLabel={t('rubric.prices.add')}
      />
    </>
  );
}

function pricesOf(vendor: string, read: Read): readonly Price[] {
  const list = under('vendors', vendor, 'prices');
  return read.rows(list).flatMap((row) => {
    const amount = read.value(under(list, row, 'amount'));
    const per = periodOf(read.value(under(list, row, 'sort')), read.value(under(list, row, 'per')));
    return typeof amount === 'number' ? [{ amount, per }] : [];
  });
}

function studentsIn(read: Read): number | undefined {
  const numberAt = (address: string) => {
    const value = read.value(address);
    return typeof value === 'number' ? value : undefined;
  };
  const districts = read.rows('districts').map((id) => ({
    students: numberAt(under('districts', id, 'students')),
  }));
  return studentsOf({ students: numberAt('students'), districts });
}
