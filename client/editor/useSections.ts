import { useEffect, useMemo, useState } from 'react';
import { useOpenDocument } from './open.ts';
import { type Section, sectionsOf } from './sections.ts';

const settle = 300;

/** The sections of the paper, read again soon after the page changed. */
export function useSections(): readonly Section[] {
  const { places } = useOpenDocument();
  const [known, setKnown] = useState('[]');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setKnown(JSON.stringify(sectionsOf(places)));
    };
    const observer = new MutationObserver(() => {
      timer ??= setTimeout(look, settle);
    });
    const { paper } = places;
    if (paper) observer.observe(paper, { childList: true, subtree: true, characterData: true });
    timer = setTimeout(look);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [places]);
  return useMemo(() => JSON.parse(known) as readonly Section[], [known]);
}
