import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { type Area, loadArea } from '../../shared/i18n/areas.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { type Locale, locales } from '../../shared/model.ts';
import { inTheEnd } from './inTheEnd.ts';

interface LocaleSetting {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}
interface Words {
  /** Areas of the catalogue that are here. */
  readonly areas: readonly Area[];
  readonly need: (area: Area) => void;
}
const Setting = createContext<LocaleSetting>({ locale: 'en', setLocale: () => undefined });
const WordsHere = createContext<Words>({ areas: [], need: () => undefined });
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

/** Asks for areas of the catalogue, and says whether they are here: before, a page says nothing. */
export function useWords(...wanted: readonly (Area | undefined)[]): boolean {
  const { areas, need } = useContext(WordsHere);
  const named = wanted.filter((area) => area !== undefined);
  const missing = named.filter((area) => !areas.includes(area)).join(' ');
  useEffect(() => {
    for (const area of missing === '' ? [] : missing.split(' ')) need(area as Area);
  }, [missing, need]);
  return missing === '';
}

const loading = new Map<string, () => Promise<Catalogue>>();

/** An area is asked for until it comes: no page may stay empty because of a word. */
function areaInTheEnd(area: Area, locale: Locale): Promise<Catalogue> {
  const key = `${area} ${locale}`;
  const load = loading.get(key) ?? inTheEnd(() => loadArea(area, locale));
  loading.set(key, load);
  return load();
}

/** Loads the catalogue before it switches, so that no half-translated page is ever on screen. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(firstLocale);
  const [areas, setAreas] = useState<readonly Area[]>(['base']);
  const [shown, setShown] = useState<{ locale: Locale; areas: readonly Area[]; catalogue: Catalogue }>();

  useEffect(() => {
    let current = true;
    void load(wanted, areas);
    return () => {
      current = false;
    };

    async function load(locale: Locale, needed: readonly Area[]): Promise<void> {
      const catalogues = await Promise.all(needed.map((area) => areaInTheEnd(area, locale)));
      if (!current) return;
      document.documentElement.lang = locale;
      setShown({ locale, areas: needed, catalogue: Object.assign({}, ...catalogues) as Catalogue });
    }
  }, [wanted, areas]);

  const need = useCallback(
    (area: Area) => setAreas((before) => (before.includes(area) ? before : [...before, area])),
    [],
  );
  const setLocale = useCallback((locale: Locale) => {
    localStorage.setItem(storageKey, locale);
    setWanted(locale);
  }, []);
  const setting = useMemo(() => ({ locale: wanted, setLocale }), [wanted, setLocale]);
  const words = useMemo(() => ({ areas: shown?.areas ?? [], need }), [shown?.areas, need]);
  if (!shown) return null;
  return (
    <Setting.Provider value={setting}>
      <WordsHere.Provider value={words}>
        <IntlProvider locale={shown.locale} messages={shown.catalogue} defaultLocale="en">
          <I18nProvider locale={shown.locale}>{children}</I18nProvider>
        </IntlProvider>
      </WordsHere.Provider>
    </Setting.Provider>
  );
}
