import type { Action } from '../action.ts';
import { leaveOut } from './leaveOut.ts';

/** A rater will not score in time: the others need not wait. Who comes after all, finishes as ever. */
export const markAbsent: Action<'markAbsent'> = (ctx, actor, { params, body }) =>
  leaveOut(ctx, actor, params, 'absent', body.reason);
