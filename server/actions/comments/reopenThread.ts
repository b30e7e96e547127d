import type { Action } from '../action.ts';
import { settleThread } from './settleThread.ts';

export const reopenThread: Action<'reopenThread'> = (ctx, actor, { params }) =>
  settleThread(ctx, actor, params, false);
