import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useOpenDocument } from '../open.ts';

export const loadSuggestions = () => import('./SuggestBox.later.tsx');
const SuggestBox = lazy(async () => ({ default: (await loadSuggestions()).SuggestBox }));

/** The list for what is being typed, once something is. */
export function Suggestions() {
  const { suggesting } = useOpenDocument();
  const suggested = useSyncExternalStore(suggesting.subscribe, suggesting.current);
  if (!suggested) return null;
  return (
    <Suspense>
      <SuggestBox suggesting={suggesting} suggested={suggested} />
    </Suspense>
  );
}
