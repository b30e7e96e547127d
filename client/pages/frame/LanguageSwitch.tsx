import { locales } from '../../../shared/model.ts';
import { useLocale } from '../../ui/Locale.tsx';
import { useText } from '../../ui/text.tsx';
import css from './LanguageSwitch.module.css';

/** Each language in its own words. */
export function LanguageSwitch({
  onChange,
}: {
  readonly onChange?: (locale: (typeof locales)[number]) => void;
}) {
  const t = useText();
  const { locale, setLocale } = useLocale();
  return (
    <div className={css.languages} role="group" aria-label={t('shell.language')}>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={css.language}
          aria-pressed={each === locale}
          onClick={() => {
            setLocale(each);
            onChange?.(each);
          }}
        >
          {t(`shell.language.${each}`)}
        </button>
      ))}
    </div>
  );
}
