import type { Selectable } from 'kysely';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Received } from '../../../shared/contract/calls.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { ActionError, badRequest } from '../error.ts';
import { invitationOf } from './invitation.ts';
import { join } from './join.ts';

type Invitation = Selectable<Tables['invitation']>;
type Body = Received<'acceptInvitation'>['body'];

/** Makes an account, or adds to the one signed in; of two at the same moment one gets in. */
export const acceptInvitation: Action<'acceptInvitation'> = async (ctx, actor, { params, body }, call) => {
  const invitation = await invitationOf(ctx.db, params.token, ctx.now());
  const account = actor.type === 'person' ? undefined : await newAccount(ctx, invitation, body);
  const personId = account?.id ?? (await signedInPerson(ctx, actor, invitation));
  await ctx.lane.write(async (tx) => {
    // Looked up again inside the transaction: another one may have used it since.
    const still = await invitationOf(tx, params.token, ctx.now());
    if (account) {
      await refuseTaken(tx, account.email);
      await tx.insertInto('person').values(account).execute();
    }
    await tx
      .updateTable('invitation')
      .set({ used_at: ctx.now(), used_by: personId })
      .where('id', '=', still.id)
      .execute();
    const member = await join(tx, ctx.now(), still, personId, body.job);
    await audit(ctx, tx, { id: personId }, 'invitation.accepted', {
      networkId: still.network_id,
      organisationId: still.organisation_id,
      details: { invitationId: still.id, role: still.role, member, admin: member && still.admin === 1 },
    });
  });
  if (account) call.setCookie((await ctx.sessions.start(personId)).cookie);
  ctx.rooms.close({ personId }, close.accessChanged);
  return {
    ...(invitation.network_id ? { networkId: invitation.network_id } : {}),
    organisationId: invitation.organisation_id,
  };
};

async function newAccount(
  ctx: Context,
  invitation: Invitation,
  body: Body,
): Promise<Tables['person'] & { email: string }> {
  const { name, email, password } = body;
  if (name === undefined || email === undefined || password === undefined) {
    const missing = (['name', 'email', 'password'] as const).filter((field) => body[field] === undefined);
    throw badRequest(`A new account needs ${missing.join(', ')}. If you have one, sign in first.`, missing);
  }
  if (invitation.email && invitation.email !== email) throw askFacilitator();
  await refuseTaken(ctx.db, email);
  return {
    id: uuidv7(ctx.now(), ctx.random),
    name,
    email,
    password_hash: await ctx.passwords.hash(password),
    locale: null,
    installation_admin: 0,
    created_at: ctx.now(),
    ended_at: null,
  };
}

async function signedInPerson(ctx: Context, actor: Actor, invitation: Invitation): Promise<string> {
  if (actor.type !== 'person')
    throw new ActionError('signedOut', 'You are signed out. Sign in and try again.');
  const { email } = await ctx.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (invitation.email && invitation.email !== email) throw askFacilitator();
  return actor.id;
}

async function refuseTaken(db: Context['db'], email: string): Promise<void> {
  const taken = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  if (!taken) return;
  throw new ActionError(
    'emailTaken',
    'There is an account with this e-mail address. Sign in with it, then open the invitation again.',
  );
}

function askFacilitator(): ActionError {
  return new ActionError(
    'askFacilitator',
    'This invitation is for another e-mail address. Ask the facilitator for one to yours.',
  );
}
