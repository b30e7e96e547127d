import { uuidv7 } from '../../../shared/ids.ts';
import { can } from '../../../shared/policy/can.ts';
import { close } from '../../../shared/protocol/close.ts';
import { organisationThing } from '../../auth/things.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';

/** Whoever begins a network facilitates it, for an organisation of theirs. */
export const createNetwork: Action<'createNetwork'> = async (ctx, asking, { body }) => {
  const actor = signedIn(asking);
  const { organisationId } = body;
  const organisation = await organisationThing(ctx.db, organisationId);
  if (!organisation || !can(actor, 'create', organisation)) throw notFound('organisation');
  const networkId = uuidv7(ctx.now(), ctx.random);
  await ctx.lane.write(async (tx) => {
    const at = ctx.now();
    await tx.insertInto('network').values({ id: networkId, name: body.name, created_at: at }).execute();
    await tx
      .insertInto('network_organisation')
      .values({ network_id: networkId, organisation_id: organisationId, created_at: at, ended_at: null })
      .execute();
    await tx
      .insertInto('network_member')
      .values({
        network_id: networkId,
        person_id: actor.id,
        organisation_id: organisationId,
        role: 'facilitator',
        created_at: at,
        ended_at: null,
      })
      .execute();
    await audit(ctx, tx, actor, 'network.created', { networkId, organisationId });
  });
  ctx.rooms.close({ personId: actor.id }, close.accessChanged);
  return { networkId };
};
