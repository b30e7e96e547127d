import { languageName } from '../../../shared/kinds/family/rules.ts';
import type { Letters } from '../../../shared/kinds/family/letters/merge.ts';
import { Select } from '../../ui/Field.tsx';
import { useLocale } from '../../ui/Locale.tsx';
import { useText } from '../../ui/text.tsx';
import css from './letters.module.css';
import type { Planned } from './usePlan.ts';

/** Which column holds what. */
export function Columns({ template, planned }: { readonly template: Letters; readonly planned: Planned }) {
  const t = useText();
  const { locale } = useLocale();
  const { plan } = planned;
  const columns = (none: string) => [
    { value: '-1', text: none },
    ...plan.csv.header.map((name, i) => ({ value: String(i), text: name === '' ? `${i + 1}` : name })),
  ];
  return (
    <section aria-label={t('letters.columns')} className={css.columns}>
      {template.fields.map((field) => (
        <Select
          key={field}
          label={`{{${field}}}`}
          value={String(plan.mapping[field] ?? -1)}
          options={columns(t('letters.column.none'))}
          onChange={(column) => planned.setColumn(field, Number(column))}
        />
      ))}
      {template.languages.length > 1 ? (
        <>
          <Select
            label={t('letters.language')}
            value={String(plan.languageColumn)}
            options={columns(t('letters.language.same'))}
            onChange={(column) => planned.setLanguageColumn(Number(column))}
          />
          <Select
            label={plan.languageColumn < 0 ? t('letters.otherwise.all') : t('letters.otherwise')}
            value={plan.otherwise}
            options={template.languages.map((tag) => ({ value: tag, text: languageName(tag, locale) }))}
            onChange={planned.setOtherwise}
          />
        </>
      ) : null}
    </section>
  );
}
