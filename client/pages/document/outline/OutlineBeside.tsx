import { lazy, Suspense } from 'react';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useText } from '../../../ui/text.tsx';
import { useMedia } from '../../../ui/useMedia.ts';
import css from './outline.module.css';

const Outline = lazy(inTheEnd(() => import('./Outline.later.tsx')));

/** The outline, left of the paper where there is room. */
export function OutlineBeside() {
  const t = useText();
  const isWide = useMedia('(min-width: 1260px)');
  if (!isWide) return null;
  return (
    <div className={css.holder}>
      <nav className={css.beside} aria-label={t('doc.outline.title')}>
        <Suspense>
          <Outline />
        </Suspense>
      </nav>
    </div>
  );
}
