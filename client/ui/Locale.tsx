import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { type Catalogue, loadCatalogue } from '../../shared/i18n/index.ts';
import { type Locale, locales } from '../../shared/model.ts';

interface LocaleSetting {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}
const Setting = createContext<LocaleSetting>({ locale: 'en', setLocale: () => undefined });
const storageKey = 'locale';

/** The language one chose here before, else the browser's first that the product speaks. */
export function firstLocale(
  stored: string | null = localStorage.getItem(storageKey),
  languages: readonly string[] = navigator.languages,
): Locale {
  for (const language of [stored ?? '', ...languages]) {
    const found = locales.find((locale) => locale === language.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return 'en';
}

export function useLocale(): LocaleSetting {
  return useContext(Setting);
}

/** Loads the catalogue before it switches, so that no half-translated page is ever on screen. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(firstLocale);
  const [shown, setShown] = useState<{ locale: Locale; catalogue: Catalogue }>();

  useEffect(() => {
    let current = true;
    void load(wanted);
    return () => {
      current = false;
    };

    async function load(locale: Locale): Promise<void> {
      const catalogue = await loadCatalogue(locale);
      if (!current) return;
      document.documentElement.lang = locale;
      setShown({ locale, catalogue });
    }
  }, [wanted]);

  const setLocale = useCallback((locale: Locale) => {
    localStorage.setItem(storageKey, locale);
    setWanted(locale);
  }, []);
  const setting = useMemo(() => ({ locale: wanted, setLocale }), [wanted, setLocale]);
  if (!shown) return null;
  return (
    <Setting.Provider value={setting}>
      <IntlProvider locale={shown.locale} messages={{ ...shown.catalogue }} defaultLocale="en">
        <I18nProvider locale={shown.locale}>{children}</I18nProvider>
      </IntlProvider>
    </Setting.Provider>
  );
}
