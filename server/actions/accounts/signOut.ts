import type { Action } from '../action.ts';
import { endSession } from './endSession.ts';

export const signOut: Action<'signOut'> = async (ctx, _actor, _received, call) => {
  if (call.sessionId) await endSession(ctx, call.sessionId);
  call.setCookie(ctx.sessions.noCookie);
  return { ok: true };
};
