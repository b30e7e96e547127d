import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaveState } from './SaveLight.tsx';

const pause = 700;

/**
 * Sends a value a moment after the last change, one at a time, always the newest.
 * The state says `saved` only when the server has answered for the newest value.
 */
export function useAutosave<V>(save: (value: V) => Promise<unknown>) {
  const [state, setState] = useState<SaveState>();
  const work = useRef<Work<V>>({ busy: false });
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });

  const flush = useCallback(async (): Promise<void> => {
    const current = work.current;
    clearTimeout(current.timer);
    if (current.busy) return;
    current.busy = true;
    while (current.waiting) {
      const { value } = current.waiting;
      delete current.waiting;
      try {
        await latest.current(value);
        if (!current.waiting) setState('saved');
      } catch {
        // The value stays on screen and goes out with the next change or when the page is left.
        current.waiting ??= { value };
        setState('failed');
        break;
      }
    }
    current.busy = false;
  }, []);

  const change = useCallback(
    (value: V) => {
      work.current.waiting = { value };
      setState('saving');
      clearTimeout(work.current.timer);
      work.current.timer = setTimeout(() => void flush(), pause);
    },
    [flush],
  );

  useEffect(() => {
    const now = (): void => void flush();
    addEventListener('pagehide', now);
    return () => {
      removeEventListener('pagehide', now);
      now();
    };
  }, [flush]);

  return { state, change };
}

interface Work<V> {
  busy: boolean;
  waiting?: { readonly value: V };
  timer?: ReturnType<typeof setTimeout>;
}
