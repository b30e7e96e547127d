import type { Answer } from '../../../shared/contract/calls.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { namesOf, organisationOf } from './present.ts';

/** Who may own what the actor makes. */
export const owners: Action<'owners'> = (ctx, asking) => ownersFor(ctx, signedIn(asking));

/** Their organisations, and the networks they may write in. */
export async function ownersFor(ctx: Pick<Context, 'db'>, actor: PersonActor): Promise<Answer<'owners'>> {
  const networks = actor.networks.filter((one) => can(actor, 'write', { type: 'network', id: one.id }));
  const names = await namesOf(
    ctx.db,
    'network',
    networks.map((one) => one.id),
  );
  const ids = actor.organisations
    .map((one) => one.id)
    .filter((id) => can(actor, 'create', { type: 'organisation', id, networkIds: [] }));
  const organisations =
    ids.length === 0
      ? []
      : await ctx.db.selectFrom('organisation').selectAll().where('id', 'in', ids).orderBy('name').execute();
  return {
    organisations: organisations.map(organisationOf),
    networks: networks.map((one) => ({ id: one.id, name: names.get(one.id) ?? '' })),
  };
}
