import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { setValue } from '../../../shared/content/live.ts';
import { categorySorts, mostLevels } from '../../../shared/kinds/rubric/fields.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { localValues, useValue } from '../../editor/values.ts';
import { Select } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { fieldOf, listNamed } from './columns.ts';
import { useLevels } from './levels.ts';
import css from './rubric.module.css';

const levels = listNamed('levels');
const categories = listNamed('categories');
const levelName = (row: string, read: Read) => read.words(under('levels', row, 'name'));
const categoryName = (row: string, read: Read) => read.words(under('categories', row, 'name'));

/** The scale and the categories: seldom touched once a rubric is in use. */
export default function SetUp() {
  const t = useText();
  const { editable } = useOpenDocument();
  const heads = useLevels();
  const levelColumns = useMemo<readonly Column[]>(
    () => [
      {
        name: 'value',
        label: t('rubric.levels.value'),
        width: 'narrow',
        compute: (row) => ({ text: String(heads.find(({ id }) => id === row)?.value ?? '') }),
      },
      {
        field: fieldOf(levels, 'name'),
        label: t('rubric.levels.name'),
        placeholder: t('rubric.levels.name.placeholder'),
      },
    ],
    [t, heads],
  );
  const categoryColumns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(categories, 'sort'),
        label: t('rubric.categories.sort'),
        options: categorySorts.map((value) => ({ value, text: t(`rubric.category.${value}`) })),
      },
      { field: fieldOf(categories, 'name'), label: t('rubric.categories.name') },
    ],
    [t],
  );
  return (
    <>
      <h3 className={css.small}>{t('rubric.levels')}</h3>
      <p className={css.help}>{t('rubric.levels.about')}</p>
      {editable ? <Lowest /> : null}
      <FieldTable
        list="levels"
        label={t('rubric.levels')}
        columns={levelColumns}
        rowName={levelName}
        {...(heads.length + (heads[0]?.value ?? 0) < mostLevels ? { addLabel: t('rubric.levels.add') } : {})}
      />
      <h3 className={css.small}>{t('rubric.categories')}</h3>
      <FieldTable
        list="categories"
        label={t('rubric.categories')}
        columns={categoryColumns}
        rowName={categoryName}
        addLabel={t('rubric.categories.add')}
      />
    </>
  );
}

function Lowest() {
  const t = useText();
  const { ydoc } = useOpenDocument();
  const value = useValue('lowest');
  return (
    <div className={css.students} data-address="lowest">
      <Select
        label={t('rubric.levels.from')}
        value={value === 1 ? '1' : '0'}
        onChange={(next) => setValue(ydoc, 'lowest', next === '1' ? 1 : null, localValues)}
        options={[
          { value: '0', text: '0' },
          { value: '1', text: '1' },
        ]}
      />
    </div>
  );
}
