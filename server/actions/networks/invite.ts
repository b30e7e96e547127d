import { uuidv7 } from '../../../shared/ids.ts';
import { can } from '../../../shared/policy/can.ts';
import { organisationThing } from '../../auth/things.ts';
import { newToken, tokenHash } from '../../auth/tokens.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { networkFor } from './access.ts';

const lifetime = 7 * 24 * 60 * 60_000;

/** A link for one person, once, for seven days. */
export const invite: Action<'invite'> = async (ctx, asking, { params, body }, call) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'facilitate');
  const organisation = await organisationThing(ctx.db, body.organisationId);
  if (!organisation?.networkIds.includes(params.network)) throw notFound('organisation');
  const { claimed } = await ctx.db
    .selectFrom('organisation')
    .select('claimed')
    .where('id', '=', organisation.id)
    .executeTakeFirstOrThrow();
  // A claimed organisation's own administrators decide who else administers it.
  if (body.admin && claimed === 1 && !can(actor, 'administer', organisation)) throw notFound('organisation');
  const token = newToken(ctx.random, 20);
  const id = uuidv7(ctx.now(), ctx.random);
  const expiresAt = ctx.now() + lifetime;
  await ctx.lane.write(async (tx) => {
    await tx
      .insertInto('invitation')
      .values({
        id,
        token_hash: tokenHash(token),
        network_id: params.network,
        organisation_id: organisation.id,
        role: body.role,
        admin: body.admin ? 1 : 0,
        job: body.job ?? null,
        email: body.email ?? null,
        created_by: actor.id,
        created_at: ctx.now(),
        expires_at: expiresAt,
        used_at: null,
        used_by: null,
        revoked_at: null,
      })
      .execute();
    await audit(ctx, tx, actor, 'invitation.made', {
      networkId: params.network,
      organisationId: organisation.id,
      details: { invitationId: id, role: body.role, admin: body.admin },
    });
  });
  return { id, link: `${call.origin}/invite/${token}`, expiresAt };
};
