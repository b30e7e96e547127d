import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { ActionError } from '../error.ts';

/** Ends every other session of this person: whoever knew the old password is out. */
export const changePassword: Action<'changePassword'> = async (ctx, asking, { body }, call) => {
  const actor = signedIn(asking);
  ctx.attempts.begin(actor.id, call.address);
  const { password_hash: current } = await ctx.db
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (!(await ctx.passwords.matches(body.current, current))) {
    throw new ActionError('wrongPassword', 'The current password is another one. Nothing was changed.');
  }
  ctx.attempts.succeeded(actor.id, call.address);
  const next = await ctx.passwords.hash(body.next);
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('person').set({ password_hash: next }).where('id', '=', actor.id).execute();
    await audit(ctx, tx, actor, 'password.changed', {});
  });
  const ended = await ctx.sessions.endAll(actor.id, call.sessionId);
  for (const sessionId of ended) ctx.rooms.close({ sessionId }, close.signedOut);
  return { ok: true };
};
