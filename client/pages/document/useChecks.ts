import { useEffect, useState } from 'react';
import { contentOf } from '../../../shared/content/json.ts';
import type { Check } from '../../../shared/kinds/kind.ts';
import type { OpenDocument } from '../../editor/open.ts';

const settle = 250;

/** The check list of an open document, live: the same function as the server's. */
export function useChecks(open: OpenDocument | undefined): readonly Check[] {
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const ydoc = open?.ydoc;
  const kind = open?.kind;
  const surroundings = open?.surroundings;
  useEffect(() => {
    if (!ydoc || !kind || !surroundings) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setChecks(kind.check(contentOf(ydoc, kind), surroundings));
    };
    const later = () => {
      timer ??= setTimeout(look, settle);
    };
    look();
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc, kind, surroundings]);
  return checks;
}
