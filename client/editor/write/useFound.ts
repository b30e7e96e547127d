import { useCallback, useEffect, useMemo, useState } from 'react';
import { useOpenDocument } from '../open.ts';
import { useLatest } from '../useLatest.ts';
import { findOnPaper, type Found, type Wanted } from './findText.later.ts';

const settle = 120;
/** How the browser is told to mark them: nothing is put into the text. */
const [all, one] = ['found', 'found-now'];

export interface Finding {
  readonly found: readonly Found[];
  /** Of the one being looked at. */
  readonly index: number;
  readonly go: (by: -1 | 1) => void;
  /** Looks again at once. */
  readonly look: () => void;
}

/** The places of some words on the paper, kept current while everybody writes. */
export function useFound(wanted: Wanted): Finding {
  const { ydoc, places } = useOpenDocument();
  const [version, setVersion] = useState(0);
  const [at, setAt] = useState({ wanted, index: 0 });

  const found = useMemo(() => {
    const { paper } = places;
    return paper && version >= 0 ? findOnPaper(paper, ydoc, wanted) : [];
  }, [places, ydoc, wanted, version]);
  const index = at.wanted === wanted ? Math.min(at.index, Math.max(0, found.length - 1)) : 0;

  const latest = useLatest(found[index]);
  /** When one asks for it, not when somebody else writes. */
  const seek = useCallback(() => {
    requestAnimationFrame(() =>
      latest()?.range.startContainer.parentElement?.scrollIntoView({ block: 'center' }),
    );
  }, [latest]);
  const look = useCallback(() => {
    setVersion((before) => before + 1);
    seek();
  }, [seek]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setVersion((before) => before + 1), settle);
    };
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc]);

  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    CSS.highlights.set(all, new Highlight(...found.map(({ range }) => range)));
    const now = found[index];
    if (now) CSS.highlights.set(one, new Highlight(now.range));
    else CSS.highlights.delete(one);
    return () => {
      CSS.highlights.delete(all);
      CSS.highlights.delete(one);
    };
  }, [found, index]);

  const go = useCallback(
    (by: -1 | 1) => {
      setAt({ wanted, index: (index + by + found.length) % Math.max(1, found.length) });
      seek();
    },
    [wanted, index, found.length, seek],
  );
  return { found, index, go, look };
}
