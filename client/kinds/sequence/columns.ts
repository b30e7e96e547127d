import { useMemo } from 'react';
import type { ListField } from '../../../shared/content/fields.ts';
import type { FieldColumn } from '../../editor/table/column.ts';
import { fieldOf, useTypedColumns as usePlainColumns } from '../../editor/table/typedColumns.ts';
import { today } from '../../ui/dates.ts';
import { type MessageId, useText } from '../../ui/text.tsx';

export { fieldOf } from '../../editor/table/typedColumns.ts';

/** Columns of values that are typed: a count within its field's bounds, a day. */
export function useTypedColumns(list: ListField, near = today()) {
  const t = useText();
  const plain = usePlainColumns(near);
  return useMemo(() => {
    const count = (name: string, label: MessageId, longLabel?: MessageId): FieldColumn => {
      const field = fieldOf(list, name);
      const { min = 0, max = 0 } = field.type === 'number' ? field : {};
      return {
        ...plain.number(field, t(label), t('sequence.numberUnclear', { min, max })),
        ...(longLabel ? { longLabel: t(longLabel) } : {}),
      };
    };
    const date = (name: string, label: MessageId) => plain.date(fieldOf(list, name), t(label));
    return { count, date };
  }, [list, t, plain]);
}
