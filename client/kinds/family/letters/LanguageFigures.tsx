import { lazy, Suspense } from 'react';
import { inTheEnd } from '../../../ui/inTheEnd.ts';

const Figures = lazy(inTheEnd(() => import('./Figures.later.tsx')));

/** How long and how hard a language's text is, live. */
export function LanguageFigures({ lang }: { readonly lang: string }) {
  return (
    <Suspense>
      <Figures lang={lang} />
    </Suspense>
  );
}
