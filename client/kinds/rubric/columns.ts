import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import type { Field, ListField } from '../../../shared/content/fields.ts';
import { criteria, rubricFields } from '../../../shared/kinds/rubric/fields.ts';
import { districtTypes } from '../../../shared/model.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { ComputedColumn, FieldColumn, Option, Reading } from '../../editor/table/column.ts';
import { readTypedDate, readTypedNumber } from '../../editor/typed.ts';
import { today, useDates } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';

export function listNamed(name: string): ListField {
  const field = rubricFields.find((one) => one.name === name);
  if (field?.type !== 'list') throw new Error(`The rubric has no list "${name}".`);
  return field;
}

export function fieldOf(list: ListField, name: string): Field {
  const field = list.row.find((one) => one.name === name);
  if (!field) throw new Error(`The list "${list.name}" has no field "${name}".`);
  return field;
}

export function useDistrictOptions(): readonly Option[] {
  const { surroundings, editable } = useOpenDocument();
  return useMemo(
    () =>
      surroundings.organisations
        .filter((one) => !editable || districtTypes.includes(one.type))
        .map((one) => ({ value: one.id, text: one.name }))
        .toSorted((a, b) => a.text.localeCompare(b.text)),
    [surroundings, editable],
  );
}

export const criterionName = (row: string, read: Read) => read.words(under('criteria', row, 'name'));
export const vendorName = (row: string, read: Read) => read.words(under('vendors', row, 'name'));

/** Heads the rows of a matrix whose rows are the criteria. */
export function useCriterionColumn(): ComputedColumn {
  const t = useText();
  return useMemo(
    () => ({
      name: 'criterion',
      label: t('rubric.criteria.name'),
      compute: (row, read) => ({ text: criterionName(row, read) }),
    }),
    [t],
  );
}

/** Columns of what is typed as a number, an amount, a day or a tick. */
export function useTypedColumns() {
  const t = useText();
  const dates = useDates();
  const { locale } = useIntl();
  return useMemo(() => {
    const numeric = (
      field: Field,
      label: string,
      { unclear, most = Number.MAX_SAFE_INTEGER }: { readonly unclear: string; readonly most?: number },
    ): FieldColumn => ({
      field,
      label,
      width: 'narrow',
      show: (value) => ({
        text: typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : '',
      }),
      write: (value) =>
        typeof value === 'number' ? new Intl.NumberFormat(locale, { useGrouping: false }).format(value) : '',
      read: (text): Reading => {
        const typed = readTypedNumber(text.replace(/^\s*\$/, ''), locale);
        const isWhole = field.type === 'number' && field.integer === true;
        if (typed === undefined || typed < 0 || typed > most || (isWhole && !Number.isInteger(typed))) {
          return { error: unclear };
        }
        return { values: { [field.name]: typed } };
      },
    });
    const points = (field: Field, label: string) =>
      numeric(field, label, { unclear: t('rubric.number.unclear'), most: 1000 });
    const count = (field: Field, label: string, most?: number) =>
      numeric(field, label, { unclear: t('rubric.number.whole'), ...(most === undefined ? {} : { most }) });
    const dollars = (field: Field, label: string) =>
      numeric(field, label, { unclear: t('rubric.dollars.unclear') });

    const date = (field: Field, label: string): FieldColumn => ({
      field,
      label,
      width: 'narrow',
      show: (value) => ({ text: typeof value === 'string' ? dates.day(value) : '' }),
      write: (value) =>
        typeof value === 'string'
          ? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'short' }).format(Date.parse(value))
          : '',
      read: (text): Reading => {
        const typed = readTypedDate(text, { locale, near: today() });
        return typed === undefined
          ? { error: t('doc.cell.dateUnclear') }
          : { values: { [field.name]: typed } };
      },
    });

    const mustHave: FieldColumn = {
      field: fieldOf(criteria, 'mustHave'),
      label: t('rubric.criteria.mustHave'),
      width: 'narrow',
      show: (value) => ({ text: value === true ? t('rubric.criteria.mustHave.yes') : '' }),
      write: (value) => (value === true ? 'x' : ''),
      read: (text): Reading => {
        if (/^(x|✓|y|yes|s|sí|si|1)$/i.test(text.trim())) return { values: { mustHave: true } };
        if (/^(n|no|0|-)$/i.test(text.trim())) return { values: { mustHave: null } };
        return { error: t('rubric.criteria.mustHave.unclear') };
      },
    };
    return { points, count, dollars, date, mustHave };
  }, [t, dates, locale]);
}
