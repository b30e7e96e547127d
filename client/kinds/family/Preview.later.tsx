import { useIntl } from 'react-intl';
import { translated } from '../../../shared/kinds/family/fields.ts';
import { directionOf, filled, languageName, textIn } from '../../../shared/kinds/family/rules.ts';
import { renderRich } from '../../../shared/render/html.ts';
import { useFields } from './useFields.ts';
import css from './family.module.css';

/** Every language shown, as a family would read it: slots filled in, samples where merge fields stand. */
export default function Preview({ languages }: { readonly languages: readonly string[] }) {
  const { locale } = useIntl();
  const fields = useFields();
  return (
    <div className={css.columns} data-languages={Math.min(languages.length - 1, 3)}>
      {languages.map((lang) => (
        <section key={lang} className={css.column} aria-label={languageName(lang, locale)}>
          <h2 className={css.language}>{languageName(lang, locale)}</h2>
          {translated.map((field) => {
            const text = filled(textIn(fields, field, lang), fields, lang, { samples: true });
            // Escaped by the one renderer of documents.
            // oxlint-disable-next-line react/no-danger
            return (
              <div
                key={field}
                className="text rich"
                lang={lang}
                dir={directionOf(lang)}
                dangerouslySetInnerHTML={{ __html: renderRich(text, { headingFrom: 3 }) }}
              />
            );
          })}
        </section>
      ))}
    </div>
  );
}
