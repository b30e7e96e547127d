import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { frameworkFor, ownerOf } from './access.ts';

/** No longer found or listed; what was cited of it stays in the documents. One that was still coming in is gone. */
export const removeFramework: Action<'removeFramework'> = async (ctx, asking, { params }) => {
  const { actor, row } = await frameworkFor(ctx, asking, params.framework);
  await ctx.lane.write(async (tx) => {
    if (row.finished_at === null) {
      await tx.deleteFrom('standard').where('framework_id', '=', row.id).execute();
      await tx.deleteFrom('framework').where('id', '=', row.id).execute();
      return;
    }
    await tx.updateTable('framework').set({ removed_at: ctx.now() }).where('id', '=', row.id).execute();
    await audit(ctx, tx, actor, 'framework.removed', { ...ownerOf(row), details: { frameworkId: row.id } });
  });
  return { ok: true };
};

export const putBackFramework: Action<'putBackFramework'> = async (ctx, asking, { params }) => {
  const { actor, row } = await frameworkFor(ctx, asking, params.framework);
  if (row.removed_at === null) return { ok: true };
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('framework').set({ removed_at: null }).where('id', '=', row.id).execute();
    await audit(ctx, tx, actor, 'framework.putBack', { ...ownerOf(row), details: { frameworkId: row.id } });
  });
  return { ok: true };
};
