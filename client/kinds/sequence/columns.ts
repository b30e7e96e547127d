import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Field, ListField, NumberField } from '../../../shared/content/fields.ts';
import { isValid } from '../../../shared/content/values.ts';
import type { FieldColumn, Reading } from '../../editor/table/column.ts';
import { readTypedDate, readTypedNumber } from '../../editor/typed.ts';
import { today, useDates } from '../../ui/dates.ts';
import { type MessageId, useText } from '../../ui/text.tsx';

export function fieldOf(list: ListField, name: string): Field {
  const field = list.row.find((one) => one.name === name);
  if (!field) throw new Error(`The list "${list.name}" has no field "${name}".`);
  return field;
}

/** Columns of values that are typed: a count within its field's bounds, a day. */
export function useTypedColumns(list: ListField, near = today()) {
  const t = useText();
  const dates = useDates();
  const { locale } = useIntl();
  return useMemo(() => {
    const count = (name: string, label: MessageId, longLabel?: MessageId): FieldColumn => {
      const field = fieldOf(list, name) as NumberField;
      return {
        field,
        label: t(label),
        ...(longLabel ? { longLabel: t(longLabel) } : {}),
        width: 'narrow',
        show: (value) => ({ text: typeof value === 'number' ? String(value) : '' }),
        write: (value) => (typeof value === 'number' ? String(value) : ''),
        read: (text): Reading => {
          const typed = readTypedNumber(text, locale);
          return typed !== undefined && isValid(field, typed)
            ? { values: { [name]: typed } }
            : { error: t('sequence.numberUnclear', { min: field.min ?? 0, max: field.max ?? 0 }) };
        },
      };
    };
    const date = (name: string, label: MessageId): FieldColumn => ({
      field: fieldOf(list, name),
      label: t(label),
      width: 'narrow',
      show: (value) => ({ text: typeof value === 'string' ? dates.day(value) : '' }),
      write: (value) =>
        typeof value === 'string'
          ? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'short' }).format(Date.parse(value))
          : '',
      read: (text): Reading => {
        const typed = readTypedDate(text, { locale, near });
        return typed === undefined ? { error: t('doc.cell.dateUnclear') } : { values: { [name]: typed } };
      },
    });
    return { count, date };
  }, [list, near, t, dates, locale]);
}
