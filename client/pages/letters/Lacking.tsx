import { useMemo } from 'react';
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
  // Each of thousands of rows may lack something: only what is shown is put into words.
  const lacks = useMemo(() => letters.flatMap(lacksOf), [letters]);
  const inWords = ({ line, missing, said, lang }: Lack) => {
    if (missing) return t('letters.lacking.values', { line, fields: missing.join(', ') });
    const language = languageName(lang, locale);
    return said
      ? t('letters.lacking.language', { line, said, language })
      : t('letters.lacking.noLanguage', { line, language });
  };
  return (
    <section aria-label={t('letters.lacking')} className={css.lacking}>
      <h2>{t('letters.lacking')}</h2>
      {lacks.length === 0 ? (
        <p>{t('letters.lacking.none')}</p>
      ) : (
        <ul>
          {lacks.slice(0, shown).map((lack) => (
            <li key={`${lack.line} ${lack.missing ? 'values' : 'language'}`}>{inWords(lack)}</li>
          ))}
          {lacks.length > shown ? (
            <li>{t('letters.lacking.more', { count: lacks.length - shown })}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

/** Values that are missing, or else a language. */
interface Lack {
  readonly line: number;
  readonly lang: string;
  readonly missing?: readonly string[];
  readonly said?: string;
}

function lacksOf({ line, lang, missing, unknownLanguage: said }: Letter): readonly Lack[] {
  return [
    ...(missing.length > 0 ? [{ line, lang, missing }] : []),
    ...(said === undefined ? [] : [{ line, lang, said }]),
  ];
}
