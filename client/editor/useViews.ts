import { useCallback, useSyncExternalStore } from 'react';
import { useOpenDocument } from './open.ts';
import type { Views } from './views.ts';

/** Something worked out from what the windows show; drawn again only where that changes. */
export function useViews(read: (views: Views) => string): string {
  const { views } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => views.subscribe(listener), [views]),
    () => read(views),
  );
}
