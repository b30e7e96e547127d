import { lazy, type ReactElement, useEffect, useState } from 'react';
import type { LiveKind } from '../../shared/kinds/kind.ts';
import { inTheEnd } from '../ui/inTheEnd.ts';

interface KindScripts {
  /** Its fields and checks: enough to open a document of it. */
  readonly live: () => Promise<{ readonly live: LiveKind }>;
  readonly screen: () => Promise<unknown>;
  readonly element: ReactElement;
}

const aMinute = 30;

const memo = inTheEnd(() => import('./memo/MemoScreen.tsx'), aMinute);
const Memo = lazy(memo);
const sequence = inTheEnd(() => import('./sequence/SequenceScreen.tsx'), aMinute);
const Sequence = lazy(sequence);

/** The parts of each kind, by its name. Each is loaded when a document of it is opened. */
const kinds: Readonly<Record<string, KindScripts>> = {
  memo: {
    live: inTheEnd(() => import('../../shared/kinds/memo/live.ts'), aMinute),
    screen: memo,
    element: <Memo />,
  },
  sequence: {
    live: inTheEnd(() => import('../../shared/kinds/sequence/live.ts'), aMinute),
    screen: sequence,
    element: <Sequence />,
  },
};

function scriptsOf(kind: string): KindScripts | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** Asks for the script of a kind's screen while the document itself is still on its way. */
export function fetchScreen(kind: string): void {
  const scripts = scriptsOf(kind);
  // Whoever draws the screen is told of a failure.
  for (const script of [scripts?.live, scripts?.screen]) script?.().catch(() => undefined);
}

export function screenOf(kind: string): ReactElement | undefined {
  return scriptsOf(kind)?.element;
}

/** @returns undefined for a kind that this build does not know */
export async function loadKind(name: string): Promise<LiveKind | undefined> {
  return (await scriptsOf(name)?.live())?.live;
}

/** A kind, once it is here; undefined until then. A failure is thrown while drawing. */
export function useKind(name: string | undefined): LiveKind | undefined {
  const [loaded, setLoaded] = useState<LiveKind>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (name === undefined) return undefined;
    let current = true;
    loadKind(name).then(
      (kind) => current && setLoaded(kind),
      (error: unknown) => current && setFailed(error),
    );
    return () => {
      current = false;
    };
  }, [name]);
  if (failed !== undefined) throw failed;
  return loaded?.name === name ? loaded : undefined;
}
