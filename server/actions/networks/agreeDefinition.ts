import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { networkFor } from './access.ts';
import { definitionIn } from './definition.ts';

/** For the organisation that the actor speaks for in this network. */
export const agreeDefinition: Action<'agreeDefinition'> = async (ctx, asking, { params }) => {
  const { actor, organisationId } = await networkFor(ctx, asking, params.network, 'agree');
  const { id } = await definitionIn(ctx.db, params.network, params.definition);
  await ctx.lane.write(async (tx) => {
    const version = await tx
      .selectFrom('definition_version')
      .select('n')
      .where('definition_id', '=', id)
      .where('n', '=', params.n)
      .executeTakeFirst();
    if (!version) throw notFound('definition');
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('definition_agreement')
      .values({
        definition_id: id,
        n: params.n,
        organisation_id: organisationId,
        person_id: actor.id,
        created_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!numInsertedOrUpdatedRows) return;
    await audit(ctx, tx, actor, 'definition.agreed', {
      networkId: params.network,
      organisationId,
      details: { definitionId: id, n: params.n },
    });
  });
  return { ok: true };
};
