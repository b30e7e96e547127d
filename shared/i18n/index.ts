import type { Locale } from '../model.ts';

/** A catalogue: message id → ICU MessageFormat text. */
export type Catalogue = Readonly<Record<string, string>>;

/** Everything there is to say in one language. Browsers load it by areas. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  if (locale === 'es') return (await import('./es.ts')).es;
  return (await import('./en.ts')).en;
}

/** The first language of an Accept-Language header that the product speaks; English else. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const language = part.split(';')[0]?.trim().slice(0, 2).toLowerCase();
    if (language === 'es' || language === 'en') return language;
  }
  return 'en';
}
