import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import { setValue } from '../../../shared/content/live.ts';
import { evidence, predictionOutcomes, sourceTypes } from '../../../shared/kinds/memo/fields.ts';
import { change } from '../../../shared/kinds/memo/format.ts';
import { changeOf } from '../../../shared/kinds/memo/rules.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column, Shown } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { localValues, useValue } from '../../editor/values.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import {
  fieldOf,
  useDistrictOptions,
  useOrganisationOf,
  useReferenceOptions,
  useTypedColumns,
} from './columns.ts';
import css from './memo.module.css';

const Figures = lazy(inTheEnd(() => import('./Figures.later.tsx')));
const DefinitionsUsed = lazy(inTheEnd(() => import('./DefinitionsUsed.later.tsx')));

export function Evidence() {
  const t = useText();
  const say = useTranslate();
  const { locale } = useIntl();
  const { ydoc, editable, surroundings } = useOpenDocument();
  const drawn = useValue('figures') === true;
  const districts = useDistrictOptions();
  const measures = useReferenceOptions('definition');
  const typed = useTypedColumns(evidence);
  const rowName = useOrganisationOf('evidence');

  const compute = useCallback(
    (row: string, read: Read): Shown => {
      const given = (['before', 'now', 'measure'] as const).flatMap((name) => {
        const value = read.value(under('evidence', row, name));
        return value === undefined ? [] : [[name, value] as const];
      });
      const computed = changeOf({ id: row, fields: Object.fromEntries(given) }, surroundings);
      const words = change(computed, { t: say, locale });
      return computed.type === 'none' ? { text: '–', aloud: words } : { text: words };
    },
    [surroundings, say, locale],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(evidence, 'organisation'),
        label: t('memo.evidence.organisation'),
        options: districts,
      },
      { field: fieldOf(evidence, 'measure'), label: t('memo.evidence.measure'), options: measures },
      typed.measure('before', t('memo.evidence.before'), { n: 'n', on: 'from' }),
      typed.measure('now', t('memo.evidence.now'), { n: 'n', on: 'to' }),
      { name: 'change', label: t('memo.evidence.change'), width: 'narrow', compute },
    ],
    [t, districts, measures, typed, compute],
  );
  const details = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(evidence, 'group'),
        label: t('memo.evidence.group'),
        placeholder: t('memo.evidence.group.placeholder'),
      },
      typed.count('n', t('memo.evidence.n'), t('memo.evidence.n.long')),
      typed.date('from', t('memo.evidence.from')),
      typed.date('to', t('memo.evidence.to')),
      { field: fieldOf(evidence, 'source'), label: t('memo.evidence.source') },
      {
        field: fieldOf(evidence, 'sourceType'),
        label: t('memo.evidence.sourceType'),
        options: sourceTypes.map((value) => ({ value, text: t(`memo.sourceType.${value}`) })),
      },
      typed.measure('predicted', t('memo.evidence.predicted'), { changedOn: 'predictedOn' }),
      {
        field: fieldOf(evidence, 'asPredicted'),
        label: t('memo.evidence.asPredicted'),
        options: predictionOutcomes.map((value) => ({ value, text: t(`memo.asPredicted.${value}`) })),
      },
    ],
    [t, typed],
  );

  return (
    <>
      {editable && measures.length === 0 && surroundings.network ? (
        <p className={css.help}>
          {t('doc.memo.noMeasures')}{' '}
          <Link to="/n/$net/definitions" params={{ net: surroundings.network.id }}>
            {t('doc.memo.addMeasure')}
          </Link>
        </p>
      ) : null}
      <FieldTable
        list="evidence"
        label={t('memo.evidence')}
        columns={columns}
        details={details}
        rowName={rowName}
        addLabel={t('memo.addRow.evidence')}
        foot={editable ? t('doc.memo.legend') : undefined}
      />
      {editable ? (
        <div className={css.tick}>
          <Checkbox
            checked={drawn}
            onChange={(wanted) => setValue(ydoc, 'figures', wanted ? true : null, localValues)}
          >
            {t('memo.figures')}
          </Checkbox>
        </div>
      ) : null}
      <Suspense>
        {drawn ? <Figures /> : null}
        {editable && surroundings.network ? <DefinitionsUsed networkId={surroundings.network.id} /> : null}
      </Suspense>
    </>
  );
}
