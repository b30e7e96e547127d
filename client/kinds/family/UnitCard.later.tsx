import { useState } from 'react';
import { wordChanges } from '../../../shared/content/suggestions/words.ts';
import type { UnitRow } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useMark } from './marks.ts';
import css from './family.module.css';

interface Props {
  readonly row: UnitRow;
  readonly lang: string;
  readonly onDone: () => void;
}

/** Who stands behind a unit and since when, what changed since, and what can be said of it now. */
export default function UnitCard({ row, lang, onDone }: Props) {
  const t = useText();
  const { editable } = useOpenDocument();
  const mark = useMark();
  const [tool, setTool] = useState(row.target?.made?.tool ?? '');
  return (
    <div className={css.card}>
      <p>
        <strong>{t(`family.status.${row.status}`)}</strong> <Made row={row} />
      </p>
      {row.status === 'outdated' ? <Changed row={row} /> : null}
      {editable && row.status !== 'missing' ? (
        <>
          {row.status === 'reviewed' ? null : (
            <Button
              variant="primary"
              onPress={() => {
                mark(row.field, row.id, lang);
                onDone();
              }}
            >
              {t('family.mark.reviewed')}
            </Button>
          )}
          <p className={css.soft}>{t('family.mark.keys')}</p>
          <TextField label={t('family.mark.tool')} value={tool} onChange={setTool} maxLength={80} />
          <Button
            isDisabled={tool.trim() === ''}
            onPress={() => {
              mark(row.field, row.id, lang, tool.trim());
              onDone();
            }}
          >
            {t('family.mark.machine')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Made({ row: { target } }: { readonly row: UnitRow }) {
  const t = useText();
  const dates = useDates();
  const made = target?.made;
  if (!made) return <>{target?.text ? t('family.made.nobody') : null}</>;
  const { who, tool = '' } = made;
  if (made.at === 0) return <>{t('family.made.noDate', { who })}</>;
  const date = dates.day(new Date(made.at).toISOString().slice(0, 10));
  return (
    <>{t(made.state === 'machine' ? 'family.made.machine' : 'family.made.reviewed', { who, tool, date })}</>
  );
}

function Changed({ row }: { readonly row: UnitRow }) {
  const t = useText();
  return (
    <div>
      <p className={css.soft}>{t('family.changed')}</p>
      <p className={css.changes}>
        {wordChanges(row.target?.made?.words ?? '', row.words).map(({ type, text }, i) => {
          if (type === 'same') return <span key={i}>{text}</span>;
          const Tag = type === 'added' ? 'ins' : 'del';
          return (
            <Tag key={i}>
              <VisuallyHidden>{t(`family.changed.${type}`)} </VisuallyHidden>
              {text}
            </Tag>
          );
        })}
      </p>
    </div>
  );
}
