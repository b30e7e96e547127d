import { districtTypes, type OrganisationType } from '../../../shared/model.ts';
import { can } from '../../../shared/policy/can.ts';
import { organisationThing } from '../../auth/things.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { organisationOf } from '../documents/present.ts';
import { badRequest, notFound } from '../error.ts';

/** Its name, and for districts the context that others read its results by. Its look was assigned for good. */
export const updateOrganisation: Action<'updateOrganisation'> = async (ctx, asking, { params, body }) => {
  const actor = signedIn(asking);
  const thing = await organisationThing(ctx.db, params.organisation);
  if (!thing || !can(actor, 'administer', thing)) throw notFound('organisation');
  const row = await ctx.lane.write(async (tx) => {
    const before = await tx
      .selectFrom('organisation')
      .selectAll()
      .where('id', '=', thing.id)
      .executeTakeFirstOrThrow();
    if (body.profile && !districtTypes.includes(before.type as OrganisationType)) {
      throw badRequest('Only districts and charter organizations carry a context profile.', ['profile']);
    }
    const changes = {
      name: body.name ?? before.name,
      profile_json: body.profile ? JSON.stringify(body.profile) : before.profile_json,
    };
    await tx.updateTable('organisation').set(changes).where('id', '=', thing.id).execute();
    await audit(ctx, tx, actor, 'organisation.updated', { organisationId: thing.id });
    return { ...before, ...changes };
  });
  return organisationOf(row);
};
