import type { Action } from '../action.ts';
import { notFound } from '../error.ts';
import { cycleFor } from './access.ts';

/** From the cycle; what was published with it stays published. */
export const removeArtifact: Action<'removeArtifact'> = async (ctx, asking, { params }) => {
  await cycleFor(ctx, asking, params.cycle, 'write');
  const { numUpdatedRows } = await ctx.lane.write((tx) =>
    tx
      .updateTable('artifact')
      .set({ removed_at: ctx.now() })
      .where('id', '=', params.artifact)
      .where('cycle_id', '=', params.cycle)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n) throw notFound('artifact');
  return { ok: true };
};
