import type { Action } from '../action.ts';
import { badRequest } from '../error.ts';
import { networkFor } from './access.ts';
import { checkTerms, definitionIn } from './definition.ts';

/** A new version, which nobody has agreed to yet; the earlier ones stay as they were agreed. */
export const reviseDefinition: Action<'reviseDefinition'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'write');
  const { id, sort } = await definitionIn(ctx.db, params.network, params.definition);
  if (sort !== body.sort)
    throw badRequest(`This definition is of a ${sort}; its sort can't be changed.`, ['sort']);
  await checkTerms(ctx.db, params.network, body);
  const n = await ctx.lane.write(async (tx) => {
    const { newest } = await tx
      .selectFrom('definition_version')
      .select((select) => select.fn.max('n').as('newest'))
      .where('definition_id', '=', id)
      .executeTakeFirstOrThrow();
    const next = newest + 1;
    await tx
      .insertInto('definition_version')
      .values({
        definition_id: id,
        n: next,
        name: body.name,
        body_json: JSON.stringify(body.body),
        created_at: ctx.now(),
        created_by: actor.id,
      })
      .execute();
    return next;
  });
  return { n };
};
