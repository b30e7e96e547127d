import { useCallback, useMemo, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { coverageOf } from '../../../shared/kinds/sequence/coverage.ts';
import { standards } from '../../../shared/kinds/sequence/fields.ts';
import type { Read } from '../../editor/derived.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { useText } from '../../ui/text.tsx';
import { fieldOf } from './columns.ts';
import { useSequence } from './store.ts';
import css from './sequence.module.css';

const states = ['never', 'once', 'repeated'] as const;
type Shown = 'all' | (typeof states)[number];

const rowName = (row: string, read: Read) =>
  read.words(under('standards', row, 'code')) ||
  read.words(under('standards', row, 'statement')).slice(0, 60);

/** What becomes of every standard, and the list of those there are. */
export default function Coverage() {
  const t = useText();
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(standards, 'code'), label: t('sequence.column.code') },
      { field: fieldOf(standards, 'statement'), label: t('sequence.column.statement'), width: 'wide' },
      { field: fieldOf(standards, 'framework'), label: t('sequence.column.framework') },
      { field: fieldOf(standards, 'version'), label: t('sequence.column.version'), width: 'narrow' },
    ],
    [t],
  );
  return (
    <>
      <Covered />
      <h3 className={css.subhead}>{t('sequence.standards')}</h3>
      <FieldTable
        list="standards"
        label={t('sequence.standards')}
        columns={columns}
        rowName={rowName}
        addLabel={t('sequence.add.standard')}
      />
    </>
  );
}

function Covered() {
  const t = useText();
  const sequence = useSequence();
  const covered = useMemo(() => coverageOf(sequence), [sequence]);
  const [shown, setShown] = useState<Shown>('all');
  const count = useCallback((state: Shown) => covered.filter((one) => one.state === state).length, [covered]);
  if (covered.length === 0) return <p className={css.help}>{t('sequence.covered.empty')}</p>;
  const rows = covered.filter((one) => shown === 'all' || one.state === shown);
  return (
    <>
      <RadioGroup<Shown>
        label={t('sequence.covered.show')}
        inline
        value={shown}
        onChange={setShown}
        options={[
          { value: 'all', text: t('sequence.covered.all', { count: covered.length }) },
          ...states.map((value) => ({
            value,
            text: t(`sequence.covered.${value}Count`, { count: count(value) }),
          })),
        ]}
      />
      {rows.length === 0 ? <p className={css.help}>{t('sequence.covered.none')}</p> : null}
      <div className={css.scroll}>
        <table className={css.covered} aria-label={t('sequence.coverage')}>
          <thead>
            <tr>
              <th scope="col">{t('sequence.column.standard')}</th>
              <th scope="col">{t('sequence.column.covered')}</th>
              <th scope="col">{t('sequence.column.where')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ standard, state, taught }) => (
              <tr key={standard.id}>
                <th scope="row">
                  {standard.code} <span className={css.aside}>{standard.statement}</span>
                </th>
                <td data-covered={state}>{t(`sequence.covered.${state}`, { count: taught.length })}</td>
                <td>
                  {taught
                    .map(({ unit, citation }) =>
                      [
                        unit.grade ? t(`sequence.grade.${unit.grade}`) : '',
                        unit.title || t('sequence.unit.untitled'),
                        citation.level ? t(`sequence.level.${citation.level}`) : '',
                      ]
                        .filter((one) => one !== '')
                        .join(' · '),
                    )
                    .join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
