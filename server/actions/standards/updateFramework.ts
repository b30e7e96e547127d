import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { frameworkFor, ownerOf } from './access.ts';

/** Says what holds of it now: in force or retired, and which version it is. The standards stay as they came. */
export const updateFramework: Action<'updateFramework'> = async (ctx, asking, { params, body }) => {
  const { actor, row } = await frameworkFor(ctx, asking, params.framework);
  const status = body.status ?? row.status;
  const version = body.version === undefined ? row.version : body.version.trim() || null;
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('framework').set({ status, version }).where('id', '=', row.id).execute();
    await audit(ctx, tx, actor, 'framework.changed', {
      ...ownerOf(row),
      details: { frameworkId: row.id, status, version },
    });
  });
  return { ok: true };
};
