import { useEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../../editor/suggest/suggested.ts';
import { useText } from '../../../ui/text.tsx';

/** What is told aloud of suggestions that have come since the list was opened. */
export function useNews(all: readonly Suggestion[], me: string): string {
  const t = useText();
  const known = useRef<ReadonlySet<string>>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    const before = known.current;
    known.current = new Set(all.map(({ id }) => id));
    if (!before) return;
    const fresh = all.filter(({ id, author }) => !before.has(id) && author.id !== me);
    const [first] = fresh;
    if (first) setNews(t('suggest.news', { count: fresh.length, name: first.author.name }));
  }, [all, me, t]);
  return news;
}
