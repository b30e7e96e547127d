import { uuidv7 } from '../../../shared/ids.ts';
import type { Action } from '../action.ts';
import { networkFor } from './access.ts';
import { checkTerms } from './definition.ts';

export const addDefinition: Action<'addDefinition'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'write');
  await checkTerms(ctx.db, params.network, body);
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  await ctx.lane.write(async (tx) => {
    await tx
      .insertInto('definition')
      .values({ id, network_id: params.network, sort: body.sort, created_at: at, created_by: actor.id })
      .execute();
    await tx
      .insertInto('definition_version')
      .values({
        definition_id: id,
        n: 1,
        name: body.name,
        body_json: JSON.stringify(body.body),
        created_at: at,
        created_by: actor.id,
      })
      .execute();
  });
  return { id };
};
