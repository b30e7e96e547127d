import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Field, ListField } from '../../../shared/content/fields.ts';
import { isValid } from '../../../shared/content/values.ts';
import { today, useDates } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';
import { readTypedDate, readTypedNumber } from '../typed.ts';
import type { FieldColumn, Reading } from './column.ts';

type TypedColumn = FieldColumn & Required<Pick<FieldColumn, 'read'>>;

export function fieldOf(list: ListField, name: string): Field {
  const field = list.row.find((one) => one.name === name);
  if (!field) throw new Error(`The list "${list.name}" has no field "${name}".`);
  return field;
}

/**
 * Columns of values that are typed: a number within its field's bounds, a day.
 * @param near a date typed without a year means the one nearest to this day
 */
export function useTypedColumns(near = today()) {
  const t = useText();
  const dates = useDates();
  const { locale } = useIntl();
  return useMemo(() => {
    /** @param unclear what is said where the text is no such number */
    const number = (field: Field, label: string, unclear: string): TypedColumn => ({
      field,
      label,
      width: 'narrow',
      show: (value) => ({
        text: typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : '',
      }),
      write: (value) =>
        typeof value === 'number'
          ? new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value)
          : '',
      read: (text): Reading => {
        const typed = readTypedNumber(text, locale);
        return typed !== undefined && field.type === 'number' && isValid(field, typed)
          ? { values: { [field.name]: typed } }
          : { error: unclear };
      },
    });
    const date = (field: Field, label: string): TypedColumn => ({
      field,
      label,
      width: 'narrow',
      show: (value) => ({ text: typeof value === 'string' ? dates.day(value) : '' }),
      write: (value) =>
        typeof value === 'string'
          ? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'short' }).format(Date.parse(value))
          : '',
      read: (text): Reading => {
        const typed = readTypedDate(text, { locale, near });
        return typed === undefined
          ? { error: t('doc.cell.dateUnclear') }
          : { values: { [field.name]: typed } };
      },
    });
    return { number, date };
  }, [near, t, dates, locale]);
}
