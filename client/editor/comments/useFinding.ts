import { useEffect } from 'react';
import { type Found, finder } from '../../../shared/content/anchors.ts';
import { useOpenDocument } from '../open.ts';
import type { Talk, Thread } from './talk.ts';

const oneFrame = 16;
/** Looking takes no more than a tenth of the time. */
const share = 9;

/** Looks for the threads' places after every change, at most once in a frame. */
export function useFinding(talk: Talk, threads: readonly Thread[]): void {
  const { ydoc } = useOpenDocument();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let took = 0;
    const look = () => {
      timer = undefined;
      const began = performance.now();
      const find = finder(ydoc);
      talk.place(new Map<string, Found>(threads.map(({ id, anchor }) => [id, find(anchor)])));
      took = performance.now() - began;
    };
    const soon = () => {
      timer ??= setTimeout(look, Math.max(oneFrame, took * share));
    };
    look();
    ydoc.on('afterTransaction', soon);
    return () => {
      ydoc.off('afterTransaction', soon);
      clearTimeout(timer);
    };
  }, [ydoc, threads, talk]);
}
