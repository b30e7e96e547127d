import type { Actor } from '../../../shared/policy/actor.ts';
import type { NetworkAction } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import { signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import { type NetworkMember, networkFor } from '../networks/access.ts';

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
  if (!row || !actor.networks.some((network) => network.id === row.network_id)) throw notFound('cycle');
  return { ...(await networkFor(ctx, actor, row.network_id, action)), networkId: row.network_id };
}
