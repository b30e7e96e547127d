import type { Action } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { threadsOf } from './present.ts';

/** Everything said about a document, for whoever may read it. */
export const threads: Action<'threads'> = async (ctx, actor, { params }) => {
  await documentFor(ctx, actor, params.document, 'read');
  return { threads: await threadsOf(ctx.db, params.document) };
};
