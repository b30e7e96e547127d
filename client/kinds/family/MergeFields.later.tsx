import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { isMergeFieldName } from '../../../shared/content/names.ts';
import { mergeFields, mergeFieldTypes } from '../../../shared/kinds/family/fields.ts';
import type { Read } from '../../editor/derived.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { nameFrom } from './nameFrom.ts';
import { useText } from '../../ui/text.tsx';

const fieldOf = (name: string) => {
  const field = mergeFields.row.find((one) => one.name === name);
  if (!field) throw new Error(`Merge fields have no "${name}".`);
  return field;
};

function rowName(row: string, read: Read): string {
  const name = read.value(under('mergeFields', row, 'name'));
  return typeof name === 'string' ? name : '';
}

/** The table of what differs from family to family. */
export default function MergeFields() {
  const t = useText();
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf('name'),
        label: t('family.mergeFields.name'),
        width: 'wide',
        show: (value) => ({ text: typeof value === 'string' ? `{{${value}}}` : '' }),
        write: (value) => (typeof value === 'string' ? value : ''),
        read: (text) => {
          const name = nameFrom(text);
          return isMergeFieldName(name)
            ? { values: { name } }
            : { error: t('family.mergeFields.nameUnclear') };
        },
      },
      {
        field: fieldOf('type'),
        label: t('family.mergeFields.type'),
        options: mergeFieldTypes.map((value) => ({ value, text: t(`family.fieldType.${value}`) })),
      },
      { field: fieldOf('sample'), label: t('family.mergeFields.sample') },
    ],
    [t],
  );
  return (
    <FieldTable
      list="mergeFields"
      label={t('family.mergeFields')}
      columns={columns}
      rowName={rowName}
      addLabel={t('family.mergeFields.add')}
    />
  );
}
