import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import type { Standard } from '../../../../shared/kinds/sequence/read.ts';
import { answerOf } from '../../../api/queries.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { useRows } from '../../../editor/values.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { sequenceIn } from './oneStep.ts';
import css from './standards.module.css';

type Change = Answer<'citedStandards'>['changed'][number];

/** The cited standards, of one unit or all, whose framework has a newer version or is retired: both texts. */
export default function ChangedStandards({ unit }: { readonly unit?: string }) {
  return useWords('standards') ? <Changed {...(unit ? { unit } : {})} /> : null;
}

function Changed({ unit }: { readonly unit?: string }) {
  const t = useText();
  const open = useOpenDocument();
  const rows = useRows('standards');
  const inUnit = useRows(unit ? `units/${unit}/standards` : 'standards');
  const cited = useMemo(() => {
    // The rows say when to read anew.
    if (rows.length === 0 || inUnit.length === 0) return [];
    const { units, standards } = sequenceIn(open);
    const only = unit && new Set(units.find((one) => one.id === unit)?.citations.map((one) => one.standard));
    return standards.filter((one) => one.identifier !== '' && (!only || only.has(one.id))).slice(0, 1000);
  }, [open, rows, inUnit, unit]);
  const asked = cited.map(({ identifier, framework, version }) => ({
    identifier: identifier.slice(0, 220),
    framework: framework.slice(0, 300),
    version: version.slice(0, 100),
  }));
  const { data } = useQuery({
    ...answerOf('citedStandards', { params: { document: open.id }, body: { cited: asked } }),
    enabled: asked.length > 0,
    staleTime: 60_000,
  });
  const changed = (data?.changed ?? []).flatMap((change) => {
    const standard = cited[change.at];
    return standard ? [{ change, standard }] : [];
  });
  if (changed.length === 0) return null;
  return (
    <section aria-label={t('standards.changed')}>
      <h3 className={css.heading}>{t('standards.changed')}</h3>
      <ul className={css.changed}>
        {changed.map(({ change, standard }) => (
          <OneChanged key={standard.id} change={change} standard={standard} />
        ))}
      </ul>
    </section>
  );
}

function OneChanged({ change, standard }: { readonly change: Change; readonly standard: Standard }) {
  const t = useText();
  const { what, now, framework: title, version } = change;
  const framework = version ? t('standards.versioned', { title, version }) : title;
  const nowWords = now?.text.replace(/\s+/g, ' ').trim();
  const isSame = what === 'newer' && nowWords === standard.statement;
  const said = standard.code || `“${standard.statement.slice(0, 40)}”`;
  return (
    <li>
      {t(`standards.changed.${isSame ? 'same' : what}`, { code: said, framework })}
      {isSame ? null : (
        <dl>
          <dt>{t('standards.changed.cited')}</dt>
          <dd>{standard.statement}</dd>
          {now && nowWords ? (
            <>
              <dt>{t('standards.changed.now')}</dt>
              <dd>{[now.code, nowWords].filter(Boolean).join(' ')}</dd>
            </>
          ) : null}
        </dl>
      )}
    </li>
  );
}
