import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Places } from '../../../editor/places.ts';

/** Of a screen, so much is turned where the next section is further away. */
const page = 0.85;

/** The keys of a clicker: Page Down and Page Up go from section to section, and through long ones; Escape leaves. */
export function useTurning(documentId: string, places: Places | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        void navigate({ to: '/d/$doc', params: { doc: documentId } });
      } else if (event.key === 'PageDown' || event.key === 'PageUp') {
        event.preventDefault();
        scrollTo({ top: turned(places?.paper, event.key === 'PageDown' ? 1 : -1), behavior: 'instant' });
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [navigate, documentId, places]);
}

function turned(paper: HTMLElement | undefined, way: 1 | -1): number {
  const margin = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const starts = [...(paper?.querySelectorAll('[data-section]') ?? [])].map(
    (section) => scrollY + section.getBoundingClientRect().top - margin,
  );
  const screenful = scrollY + way * page * innerHeight;
  const next =
    way === 1
      ? starts.find((start) => start > scrollY + 4)
      : (starts.findLast((start) => start < scrollY - 4) ?? 0);
  if (next === undefined) return screenful;
  return way === 1 ? Math.min(next, screenful) : Math.max(next, screenful);
}
