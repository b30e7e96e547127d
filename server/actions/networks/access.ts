import type { Role } from '../../../shared/model.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import { can, type NetworkAction } from '../../../shared/policy/can.ts';
import { networkThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { signedIn } from '../action.ts';
import { notFound } from '../error.ts';

export interface NetworkMember {
  readonly actor: PersonActor;
  readonly role: Role;
  /** The one they speak for here. */
  readonly organisationId: string;
}

/** The actor as a member of this network, when they may do this in it. */
export async function networkFor(
  ctx: Pick<Context, 'db'>,
  asking: Actor,
  networkId: string,
  action: NetworkAction,
): Promise<NetworkMember> {
  const actor = signedIn(asking);
  const thing = await networkThing(ctx.db, networkId);
  const membership = actor.networks.find((network) => network.id === networkId);
  if (!thing || !membership || !can(actor, action, thing)) throw notFound('network');
  return { actor, role: membership.role, organisationId: membership.organisationId };
}
