import { type RefObject, useEffect, useRef } from 'react';
import { useOpenDocument } from '../../editor/open.ts';

/** The element of the text that was written in last; whoever presses a button has left it already. */
export function useLastText(): RefObject<HTMLElement | null> {
  const { places } = useOpenDocument();
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const { paper } = places;
    const remember = ({ target }: FocusEvent) => {
      const text = target instanceof HTMLElement ? target.closest<HTMLElement>('.ProseMirror') : null;
      if (text) last.current = text;
    };
    paper?.addEventListener('focusin', remember);
    return () => paper?.removeEventListener('focusin', remember);
  }, [places]);
  return last;
}
