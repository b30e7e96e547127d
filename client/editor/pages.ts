import { useCallback, useSyncExternalStore } from 'react';

/** How many printed pages each open document takes, once somebody has measured it here. */
const measured = new Map<string, number>();
const listeners = new Set<() => void>();

/** @param pages undefined when it is not known any more */
export function notePages(documentId: string, pages: number | undefined): void {
  if (measured.get(documentId) === pages) return;
  if (pages === undefined) measured.delete(documentId);
  else measured.set(documentId, pages);
  for (const listener of listeners) listener();
}

export function usePages(documentId: string | undefined): number | undefined {
  return useSyncExternalStore(
    useCallback((listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }, []),
    () => (documentId === undefined ? undefined : measured.get(documentId)),
  );
}
