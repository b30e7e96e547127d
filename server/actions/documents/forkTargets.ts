import { can } from '../../../shared/policy/can.ts';
import { organisationThing } from '../../auth/things.ts';
import { type Action, signedIn } from '../action.ts';
import { namesOf, organisationOf } from './present.ts';
import { forkableVersion } from './readable.ts';

/** Where the actor could take this version: their organisations, and the networks they may write in. */
export const forkTargets: Action<'forkTargets'> = async (ctx, asking, { params }) => {
  const actor = signedIn(asking);
  const version = await forkableVersion(ctx, actor, params.document, params.n);
  const networks = actor.networks.filter((one) => can(actor, 'write', { type: 'network', id: one.id }));
  const names = await namesOf(
    ctx.db,
    'network',
    networks.map((one) => one.id),
  );
  const organisations = [];
  for (const { id } of actor.organisations) {
    const thing = await organisationThing(ctx.db, id);
    if (!thing || !can(actor, 'create', thing)) continue;
    organisations.push(
      ...(await ctx.db.selectFrom('organisation').selectAll().where('id', '=', id).execute()),
    );
  }
  return {
    title: version.metadata.title,
    organisations: organisations.map(organisationOf),
    networks: networks.map((one) => ({ id: one.id, name: names.get(one.id) ?? '' })),
  };
};
