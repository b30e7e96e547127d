import { createIntl } from '@formatjs/intl';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { Translate } from '../../../shared/kinds/kind.ts';
import type { Locale } from '../../../shared/model.ts';

const known = new Map<Locale, Promise<Translate>>();

/** The catalogue's messages in one language, for what the server writes itself. */
export function wordsFor(locale: Locale): Promise<Translate> {
  const words = known.get(locale) ?? load(locale);
  known.set(locale, words);
  return words;
}

async function load(locale: Locale): Promise<Translate> {
  const intl = createIntl({
    locale,
    messages: await loadCatalogue(locale),
    onError: (error) => {
      throw error;
    },
  });
  return (id, values) => intl.formatMessage({ id }, { ...values });
}
