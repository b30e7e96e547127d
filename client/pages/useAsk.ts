import { useCallback } from 'react';
import { useLocale } from '../ui/Locale.tsx';

/** Whom to ask, by name, for messages that say it with `{count}` and `{ask}`. */
export function useAsk(): (names: readonly string[]) => { count: number; ask: string } {
  const { locale } = useLocale();
  return useCallback(
    (names) => ({
      count: names.length,
      ask: new Intl.ListFormat(locale, { type: 'disjunction' }).format(names),
    }),
    [locale],
  );
}
