import { useCallback, useState } from 'react';
import { showToast } from './toasts.ts';

/**
 * Undo instead of "are you sure": the thing is gone from the page at once, and from the server when the offer to
 * undo has passed or the page is left.
 */
export function useRemoval(commit: (id: string) => Promise<unknown>, failed: (error: unknown) => void) {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const bringBack = useCallback((id: string) => {
    setGone((before) => new Set([...before].filter((other) => other !== id)));
  }, []);
  const remove = useCallback(
    (id: string, message: string) => {
      setGone((before) => new Set([...before, id]));
      showToast({
        message,
        undo: () => bringBack(id),
        done: () => {
          commit(id).catch((error: unknown) => {
            bringBack(id);
            failed(error);
          });
        },
      });
    },
    [bringBack, commit, failed],
  );
  return { gone, remove, bringBack };
}
