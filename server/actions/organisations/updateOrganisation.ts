import { districtTypes, type OrganisationType } from '../../../shared/model.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { organisationOf } from '../documents/present.ts';
import { badRequest } from '../error.ts';
import { administratorOf } from './access.ts';

/** Its name, and for districts the context that others read its results by. Its look was assigned for good. */
export const updateOrganisation: Action<'updateOrganisation'> = async (ctx, asking, { params, body }) => {
  const actor = await administratorOf(ctx, asking, params.organisation);
  const row = await ctx.lane.write(async (tx) => {
    const before = await tx
      .selectFrom('organisation')
      .selectAll()
      .where('id', '=', params.organisation)
      .executeTakeFirstOrThrow();
    if (body.profile && !districtTypes.includes(before.type as OrganisationType)) {
      throw badRequest('Only districts and charter organizations carry a context profile.', ['profile']);
    }
    const changes = {
      name: body.name ?? before.name,
      profile_json: body.profile ? JSON.stringify(body.profile) : before.profile_json,
    };
    await tx.updateTable('organisation').set(changes).where('id', '=', params.organisation).execute();
    await audit(ctx, tx, actor, 'organisation.updated', { organisationId: params.organisation });
    return { ...before, ...changes };
  });
  return organisationOf(row);
};
