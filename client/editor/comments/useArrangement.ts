import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useOpenDocument } from '../open.ts';
import { compareOrder, placeOrder } from './order.ts';
import type { Talk, Thread } from './talk.ts';

export interface Arrangement {
  /** In the order of the paper. */
  readonly placed: readonly Thread[];
  /** What they are about is not in the document. */
  readonly detached: readonly Thread[];
}

const settles = 250;

/** Threads by their places. It follows the writing with a little delay, so that nothing jumps under one's eyes. */
export function useArrangement(talk: Talk, threads: readonly Thread[]): Arrangement {
  const { ydoc, kind } = useOpenDocument();
  const found = useSyncExternalStore(
    useCallback((listener) => settled(talk, listener), [talk]),
    () => talk.found,
  );
  return useMemo(() => {
    const detached: Thread[] = [];
    const placed = threads.flatMap((thread) => {
      const at = found.get(thread.id);
      if (at?.at === 'nowhere') {
        detached.push(thread);
        return [];
      }
      return [{ thread, order: at ? placeOrder(ydoc, kind.fields, at) : [] }];
    });
    return {
      placed: placed.toSorted((a, b) => compareOrder(a.order, b.order)).map(({ thread }) => thread),
      detached,
    };
  }, [found, threads, ydoc, kind]);
}

function settled(talk: Talk, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = talk.onPlaced(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      listener();
    }, settles);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
