import { useCallback, useLayoutEffect, useRef } from 'react';

/** Reads what was last rendered, from callbacks that outlive a render. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
