import type { Action } from '../action.ts';
import { ActionError } from '../error.ts';
import { endSession } from './endSession.ts';

/** A new session each time: whatever session the browser held before ends. */
export const signIn: Action<'signIn'> = async (ctx, _actor, { body }, call) => {
  ctx.attempts.begin(body.email, call.address);
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'password_hash', 'ended_at'])
    .where('email', '=', body.email)
    .executeTakeFirst();
  const known = person && person.ended_at === null ? person : undefined;
  if (!(await ctx.passwords.matches(body.password, known?.password_hash)) || !known) {
    throw new ActionError('wrongPassword', 'This e-mail address and password do not belong together.');
  }
  ctx.attempts.succeeded(body.email, call.address);
  const started = await ctx.sessions.start(known.id);
  if (call.sessionId) await endSession(ctx, call.sessionId);
  call.setCookie(started.cookie);
  return { ok: true };
};
