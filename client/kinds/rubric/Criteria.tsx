import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { categorySorts, criteria } from '../../../shared/kinds/rubric/fields.ts';
import { useDerived } from '../../editor/derived.ts';
import { useLock } from '../../editor/Locked.tsx';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column, Option } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { criterionName, fieldOf, useTypedColumns } from './columns.ts';
import css from './rubric.module.css';

const CriteriaTools = lazy(inTheEnd(() => import('./CriteriaTools.later.tsx')));
const Strip = lazy(inTheEnd(() => import('./Strip.later.tsx')));

/** The criteria as a spreadsheet, the focused one's levels in a strip below. */
export function Criteria({ isCompared }: { readonly isCompared: boolean }) {
  const t = useText();
  const { places } = useOpenDocument();
  const typed = useTypedColumns();
  const categories = useCategoryOptions();
  const [focused, setFocused] = useState<string>();
  // Somebody is led to a level of a criterion.
  useEffect(
    () =>
      places.onGoing((address) => {
        const [field, row] = address.split('/');
        if (field === 'descriptors' && row) setFocused(row);
      }),
    [places],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(criteria, 'name'),
        label: t('rubric.criteria.name'),
        placeholder: t('rubric.criteria.name.placeholder'),
        width: 'wide',
      },
      { field: fieldOf(criteria, 'category'), label: t('rubric.criteria.category'), options: categories },
      ...(isCompared
        ? [
            typed.points(fieldOf(criteria, 'points'), t('rubric.criteria.points')),
            typed.mustHave,
            typed.count(fieldOf(criteria, 'atLeast'), t('rubric.criteria.atLeast')),
          ]
        : []),
    ],
    [t, typed, categories, isCompared],
  );
  const below = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(criteria, 'description'),
        label: t('rubric.criteria.description'),
        placeholder: t('rubric.criteria.description.placeholder'),
      },
    ],
    [t],
  );
  return (
    <div
      className={css.criteria}
      data-locked={useLock('criteria') || undefined}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setFocused(undefined);
      }}
      onFocus={(event) => {
        const row = event.target.closest<HTMLElement>('[data-address^="criteria/"]');
        const id = row?.dataset.address?.split('/')[1];
        if (id) setFocused(id);
      }}
    >
      <FieldTable
        list="criteria"
        label={t('rubric.criteria')}
        columns={columns}
        below={below}
        rowName={criterionName}
        addLabel={t('rubric.criteria.add')}
      />
      {isCompared && focused ? (
        <Suspense>
          <Strip criterion={focused} />
        </Suspense>
      ) : null}
      <Suspense>
        <CriteriaTools isWeighed={isCompared} />
      </Suspense>
    </div>
  );
}

/** Categories by the name a rubric gives them, else by the one every rubric knows. */
function useCategoryOptions(): readonly Option[] {
  const t = useText();
  const json = useDerived((read) =>
    JSON.stringify(
      read.rows('categories').map((id) => {
        const name = read.words(under('categories', id, 'name'));
        return [id, name, read.value(under('categories', id, 'sort')) ?? ''];
      }),
    ),
  );
  return useMemo(
    () =>
      (JSON.parse(json) as [string, string, string][]).map(([value, name, sort]) => {
        const known = categorySorts.find((one) => one === sort);
        return {
          value,
          text: name || (known ? t(`rubric.category.${known}`) : t('rubric.category.unnamed')),
        };
      }),
    [json, t],
  );
}
