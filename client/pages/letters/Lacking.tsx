import { languageName } from '../../../shared/kinds/family/rules.ts';
import type { Letter } from '../../../shared/kinds/family/letters/merge.ts';
import { useLocale } from '../../ui/Locale.tsx';
import { useText } from '../../ui/text.tsx';
import css from './letters.module.css';

const shown = 20;

/** Every row whose letter lacks something, by its number in the list. */
export function Lacking({ letters }: { readonly letters: readonly Letter[] }) {
  const t = useText();
  const { locale } = useLocale();
  const lines = letters.flatMap(({ line, missing, unknownLanguage, lang }) => {
    const language = languageName(lang, locale);
    const said = unknownLanguage;
    return [
      ...(missing.length > 0 ? [t('letters.lacking.values', { line, fields: missing.join(', ') })] : []),
      ...(said === undefined
        ? []
        : [
            said === ''
              ? t('letters.lacking.noLanguage', { line, language })
              : t('letters.lacking.language', { line, said, language }),
          ]),
    ];
  });
  return (
    <section aria-label={t('letters.lacking')} className={css.lacking}>
      <h2>{t('letters.lacking')}</h2>
      {lines.length === 0 ? (
        <p>{t('letters.lacking.none')}</p>
      ) : (
        <ul>
          {lines.slice(0, shown).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > shown ? (
            <li>{t('letters.lacking.more', { count: lines.length - shown })}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
