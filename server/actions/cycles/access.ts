import type { Actor } from '../../../shared/policy/actor.ts';
import { can, type NetworkAction } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import { signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import type { NetworkMember } from '../networks/access.ts';

/** A cycle is its network's: who may do what there decides. */
export async function cycleFor(
  ctx: Pick<Context, 'db'>,
  asking: Actor,
  cycleId: string,
  action: NetworkAction,
): Promise<NetworkMember & { readonly networkId: string }> {
  const actor = signedIn(asking);
  const row = await ctx.db
    .selectFrom('cycle')
    .select('network_id')
    .where('id', '=', cycleId)
    .executeTakeFirst();
  const membership = row && actor.networks.find((network) => network.id === row.network_id);
  if (!membership || !can(actor, action, { type: 'network', id: membership.id })) throw notFound('cycle');
  return {
    actor,
    networkId: membership.id,
    role: membership.role,
    organisationId: membership.organisationId,
  };
}
