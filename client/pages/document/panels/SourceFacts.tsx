import { useDates } from '../../../ui/dates.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import css from './panels.module.css';

/** Where a fork comes from: version, organisations, who took it over and when, licence, fingerprint. */
export function SourceFacts({ source }: { readonly source: NonNullable<DocumentAnswer['source']> }) {
  const t = useText();
  const say = useTranslate();
  const dates = useDates();
  return (
    <div className={css.stack}>
      <p>
        {t('doc.source.from', { n: source.n })}{' '}
        {source.href ? <a href={source.href}>{source.title}</a> : <strong>{source.title}</strong>}
      </p>
      {source.organisations.length > 0 ? (
        <p>{t('doc.source.organisations', { names: source.organisations.join(', ') })}</p>
      ) : null}
      <p>{t('doc.source.forked', { who: source.forkedBy, date: dates.date(source.forkedAt) })}</p>
      {source.licence ? (
        <p>{t('doc.source.licence', { licence: say(`doc.sheet.licence.${source.licence}`) })}</p>
      ) : null}
      <p className={css.hash}>{t('doc.source.hash', { hash: source.hash })}</p>
    </div>
  );
}
