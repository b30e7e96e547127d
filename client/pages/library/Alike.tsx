import type { Answer } from '../../../shared/contract/calls.ts';
import { useText } from '../../ui/text.tsx';
import css from './LibraryRows.module.css';

type Entry = Answer<'library'>['entries'][number];

/** Why this may fit one's own district: "Like yours: Quakertown (31% EL, town)". */
export function Alike({ entry }: { readonly entry: Entry }) {
  const t = useText();
  const { likeness } = entry;
  if (!likeness) return null;
  const profile = entry.organisations.find((one) => one.name === likeness.organisation)?.profile;
  const what = likeness.alike.map((each) => {
    switch (each) {
      case 'englishLearners':
      case 'disadvantaged': {
        const percent = profile?.[each];
        return percent === undefined
          ? t(`docs.library.alike.${each}`)
          : t(`docs.library.alike.${each}.value`, { percent });
      }
      case 'enrolment':
        return profile?.enrolment === undefined
          ? t('docs.library.alike.enrolment')
          : t('docs.library.alike.enrolment.value', { count: profile.enrolment });
      case 'localeCategory':
        return profile?.localeCategory ? t(`shell.locale.${profile.localeCategory}`).toLowerCase() : '';
      case 'state':
      case 'gradeSpan':
        return t(`docs.library.alike.${each}`);
    }
  });
  return (
    <p className={css.alike}>
      {t('docs.library.alike', {
        organisation: likeness.organisation,
        what: what.filter((each) => each !== '').join(', '),
      })}
    </p>
  );
}
