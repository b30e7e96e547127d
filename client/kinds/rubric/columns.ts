import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import type { Field, ListField } from '../../../shared/content/fields.ts';
import { criteria, rubricFields } from '../../../shared/kinds/rubric/fields.ts';
import type { Read } from '../../editor/derived.ts';
import type { ComputedColumn, FieldColumn, Reading } from '../../editor/table/column.ts';
import { fieldOf, useTypedColumns as usePlainColumns } from '../../editor/table/typedColumns.ts';
import { useText } from '../../ui/text.tsx';

export function listNamed(name: string): ListField {
  const field = rubricFields.find((one) => one.name === name);
  if (field?.type !== 'list') throw new Error(`The rubric has no list "${name}".`);
  return field;
}

export { fieldOf } from '../../editor/table/typedColumns.ts';

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
  const plain = usePlainColumns();
  return useMemo(() => {
    const { number, date } = plain;
    const points = (field: Field, label: string) => number(field, label, t('rubric.number.unclear'));
    const count = (field: Field, label: string) => number(field, label, t('rubric.number.whole'));
    const dollars = (field: Field, label: string): FieldColumn => {
      const column = number(field, label, t('rubric.dollars.unclear'));
      return { ...column, read: (text) => column.read(text.replace(/^\s*\$/, '')) };
    };

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
  }, [t, plain]);
}
