import { lazy } from 'react';

/** Loaded once the paper is there: nobody waits for comments before the first letter. */
export const CommentLayer = lazy(async () => ({
  default: (await import('./CommentLayer.later.tsx')).CommentLayer,
}));
export const CommentsPanel = lazy(async () => ({
  default: (await import('./CommentsPanel.later.tsx')).CommentsPanel,
}));
