import { useEffect } from 'react';
import { type Found, finder } from '../../../shared/content/anchors.ts';
import { useOpenDocument } from '../open.ts';
import type { Talk, Thread } from './talk.ts';

/** Looks for the threads' places after every change, at most once in a frame. */
export function useFinding(talk: Talk, threads: readonly Thread[]): void {
  const { ydoc } = useOpenDocument();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const find = finder(ydoc);
      const found = new Map<string, Found>(threads.map(({ id, anchor }) => [id, find(anchor)]));
      const { outbox } = talk.current();
      for (const { threadId, anchor } of outbox) if (anchor) found.set(threadId, find(anchor));
      talk.place(found);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    ydoc.on('afterTransaction', soon);
    return () => {
      ydoc.off('afterTransaction', soon);
      cancelAnimationFrame(frame);
    };
  }, [ydoc, threads, talk]);
}
