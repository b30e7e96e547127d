import { Scale } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { getValue, setValue } from '../../../shared/content/live.ts';
import { categorySorts, criteria } from '../../../shared/kinds/rubric/fields.ts';
import { scaleToHundred } from '../../../shared/kinds/rubric/results.ts';
import { type Read, useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column, Option } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { localValues, useRows } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { criterionName, fieldOf, useTypedColumns } from './columns.ts';
import { CsvButtons } from './CsvButtons.tsx';
import css from './rubric.module.css';

const Strip = lazy(inTheEnd(() => import('./Strip.later.tsx')));

/** The criteria as a spreadsheet, the focused one's levels in a strip below. */
export function Criteria({ isCompared }: { readonly isCompared: boolean }) {
  const t = useText();
  const { editable, places } = useOpenDocument();
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
            typed.count(fieldOf(criteria, 'atLeast'), t('rubric.criteria.atLeast'), 10),
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
      <div className={css.tools}>
        {isCompared && editable ? <Points /> : null}
        <CsvButtons />
      </div>
    </div>
  );
}

/** Categories by the name a rubric gives them, else by the one every rubric knows. */
export function useCategoryOptions(): readonly Option[] {
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

const pointsOf = (read: Read, row: string) => Number(read.value(under('criteria', row, 'points')) ?? 0);

/** What the points add up to, and the way to a hundred. */
function Points() {
  const t = useText();
  const { ydoc, undo } = useOpenDocument();
  const rows = useRows('criteria');
  const sum = useDerived((read) => read.rows('criteria').reduce((all, row) => all + pointsOf(read, row), 0));
  const scale = () => {
    const at = (row: string) => under('criteria', row, 'points');
    const before = rows.map((row) => Number(getValue(ydoc, at(row)) ?? 0));
    const after = scaleToHundred(before);
    undo.stopCapturing();
    ydoc.transact(() => {
      for (const [i, row] of rows.entries()) {
        if (before[i] !== after[i]) setValue(ydoc, at(row), after[i] ?? 0, localValues);
      }
    }, localValues);
    undo.stopCapturing();
    showToast({ message: t('rubric.criteria.scaled'), undo: () => undo.undo() });
  };
  return (
    <>
      <span className={css.sum} role="status">
        {t('rubric.criteria.sum', { sum: Math.round(sum * 100) / 100 })}
      </span>
      {sum !== 100 && sum > 0 ? (
        <Button variant="quiet" icon={<Scale aria-hidden />} onPress={scale}>
          {t('rubric.criteria.scale')}
        </Button>
      ) : null}
    </>
  );
}
