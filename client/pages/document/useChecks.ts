import { useEffect, useState } from 'react';
import { contentOf } from '../../../shared/content/json.ts';
import type { Check, Guard } from '../../../shared/kinds/kind.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import type { OpenDocument } from '../../editor/open.ts';
import { usePages } from '../../editor/pages.ts';

const settle = 250;
const rest = 1500;
/** Longer than this, somebody who types would notice. In milliseconds. */
const noticed = 15;
const fetchGuard = inTheEnd(() => import('./guard.later.ts'));

/** The check list of an open document, live: the same function as the server's. */
export function useChecks(open: OpenDocument | undefined): readonly Check[] {
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const ydoc = open?.ydoc;
  const kind = open?.kind;
  const surroundings = open?.surroundings;
  const pages = usePages(open?.id);
  const guard = useGuard();
  useEffect(() => {
    if (!ydoc || !kind || !surroundings) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cost = 0;
    const look = () => {
      timer = undefined;
      const from = performance.now();
      setChecks(
        kind.check(
          contentOf(ydoc, kind),
          pages === undefined ? surroundings : { ...surroundings, pages },
          guard,
        ),
      );
      cost = performance.now() - from;
    };
    // A long document takes a while to read: it waits until the typing rests, so that no letter waits for it.
    const later = () => {
      if (cost > noticed) clearTimeout(timer);
      else if (timer !== undefined) return;
      timer = setTimeout(look, cost > noticed ? rest : settle);
    };
    look();
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc, kind, surroundings, pages, guard]);
  return checks;
}

/** The rules of the privacy guard come after the words are on screen; the server has them always. */
function useGuard(): Guard | undefined {
  const [guard, setGuard] = useState<Guard>();
  useEffect(() => {
    fetchGuard().then(
      ({ personalInContent }) => setGuard(() => personalInContent),
      // Without a network the list does without; publishing needs the server anyway.
      () => undefined,
    );
  }, []);
  return guard;
}
