import type { Action } from '../action.ts';
import { settleThread } from './settleThread.ts';

export const resolveThread: Action<'resolveThread'> = (ctx, actor, { params }) =>
  settleThread(ctx, actor, params, true);
