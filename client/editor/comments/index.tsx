import { lazy } from 'react';
import { inTheEnd } from '../../ui/inTheEnd.ts';

/** Loaded once the paper is there: nobody waits for comments before the first letter. */
export const CommentLayer = lazy(
  inTheEnd(async () => ({
    default: (await import('./CommentLayer.later.tsx')).CommentLayer,
  })),
);
export const CommentsPanel = lazy(
  inTheEnd(async () => ({
    default: (await import('./CommentsPanel.later.tsx')).CommentsPanel,
  })),
);
