import type { Action } from '../action.ts';
import { leaveOut } from './leaveOut.ts';

/** A rater's scores shall not count: taken out by whoever leads the scoring, or by themselves. */
export const withdrawRater: Action<'withdrawRater'> = (ctx, actor, { params, body }) =>
  leaveOut(ctx, actor, params, 'withdrawn', body.reason);
