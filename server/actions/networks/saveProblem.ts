import { uuidv7 } from '../../../shared/ids.ts';
import type { Action } from '../action.ts';
import { networkFor } from './access.ts';
import { definitionIn } from './definition.ts';

/** The shared problem as a whole: what is left out is empty. */
export const saveProblem: Action<'saveProblem'> = async (ctx, asking, { params, body }) => {
  await networkFor(ctx, asking, params.network, 'write');
  if (body.definitionId) await definitionIn(ctx.db, params.network, body.definitionId);
  const at = ctx.now();
  const values = {
    sentence: body.sentence,
    baseline: body.baseline ?? null,
    target: body.target ?? null,
    unit: body.unit ?? null,
    due_on: body.dueOn ?? null,
    definition_id: body.definitionId ?? null,
    updated_at: at,
  };
  await ctx.lane.write((tx) =>
    tx
      .insertInto('problem')
      .values({ id: uuidv7(at, ctx.random), network_id: params.network, created_at: at, ...values })
      .onConflict((conflict) => conflict.column('network_id').doUpdateSet(values))
      .execute(),
  );
  return { ok: true };
};
