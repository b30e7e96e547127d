import { useDeferredValue, useMemo } from 'react';
import { readingOf } from '../../../../shared/kinds/family/reading.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { useFields } from '../useFields.ts';
import css from './letters.module.css';

interface Props {
  readonly lang: string;
}

export default function Figures(props: Props) {
  return useWords('letters') ? <Strip {...props} /> : null;
}

/** A grade only where a formula was made for the language. */
function Strip({ lang }: Props) {
  const t = useText();
  const fields = useDeferredValue(useFields());
  const figures = useMemo(() => readingOf(fields, lang), [fields, lang]);
  const { words, sentences, grade, inflesz, sms } = figures;
  return (
    <p className={css.figures} aria-label={t('letters.figures')} role="group">
      <span>{t('letters.figures.words', { count: words })}</span>
      <span>{t('letters.figures.sentences', { count: sentences })}</span>
      {grade === undefined ? null : (
        <span title={t('letters.figures.grade.about')}>
          {grade < 1 ? t('letters.figures.gradeLow') : t('letters.figures.grade', { grade })}
        </span>
      )}
      {inflesz ? (
        <span title={t('letters.figures.inflesz.about')}>{t('letters.figures.inflesz', inflesz)}</span>
      ) : null}
      {fields.channel === 'sms' ? (
        <>
          <span>{t('letters.figures.sms', { segments: sms.segments })}</span>
          <span>{t('letters.figures.sms.left', { left: sms.left })}</span>
          {sms.forcing.length > 0 ? (
            <span className={css.attention}>
              {t('letters.figures.sms.forcing', { characters: sms.forcing.slice(0, 8).join(' ') })}
            </span>
          ) : null}
        </>
      ) : null}
    </p>
  );
}
