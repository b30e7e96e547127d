import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { ActionError, badRequest } from '../error.ts';

/** After the end of a link one may still ask to stay for this long. */
const month = 30 * 24 * 60 * 60_000;

/**
 * A guest becomes an account, the same person: what they wrote stays theirs. Whoever may share the documents they came
 * to is asked whether they may stay; until then they may do what their links say.
 */
export const keepPlace: Action<'keepPlace'> = async (ctx, asking, { body }, call) => {
  const actor = signedIn(asking);
  if (!actor.guest) throw badRequest('You have an account already.', []);
  ctx.attempts.begin(actor.id, call.address);
  const hash = await ctx.passwords.hash(body.password);
  const at = ctx.now();
  await ctx.lane.write(async (tx) => {
    const taken = await tx
      .selectFrom('person')
      .select('id')
      .where('email', '=', body.email)
      .executeTakeFirst();
    if (taken) {
      throw new ActionError(
        'emailTaken',
        'There is an account with this e-mail address. Sign in with it and open the link again: what you write from then on is that account’s.',
      );
    }
    await tx
      .updateTable('person')
      .set({ email: body.email, password_hash: hash })
      .where('id', '=', actor.id)
      .where('email', 'is', null)
      .execute();
    const recent = tx
      .selectFrom('join_link')
      .select('id')
      .where('ends_at', '>', at - month);
    await tx
      .updateTable('join_place')
      .set({ asked_at: at })
      .where('person_id', '=', actor.id)
      .where('answered_at', 'is', null)
      .where('link_id', 'in', recent)
      .execute();
    await audit(ctx, tx, actor, 'guest.kept', {});
  });
  ctx.attempts.succeeded(actor.id, call.address);
  const { id, cookie } = await ctx.sessions.start(actor.id);
  await ctx.sessions.endAll(actor.id, id);
  call.setCookie(cookie);
  ctx.rooms.close({ personId: actor.id }, close.accessChanged);
  return { ok: true };
};
