import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useOpenDocument } from '../open.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

export const loadCompletions = inTheEnd(() => import('./CompleteBox.later.tsx'));
const CompleteBox = lazy(async () => ({ default: (await loadCompletions()).CompleteBox }));

/** The list for what is being typed, once something is. */
export function Completions() {
  const { completing } = useOpenDocument();
  const completed = useSyncExternalStore(completing.subscribe, completing.current);
  if (!completed) return null;
  return (
    <Suspense>
      <CompleteBox completing={completing} completed={completed} />
    </Suspense>
  );
}
