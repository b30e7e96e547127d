import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { frameworkFor, ownerOf } from './access.ts';

/** Says what holds of it now: in force or retired, and which version it is. The standards stay as they came. */
export const updateFramework: Action<'updateFramework'> = async (ctx, asking, { params, body }) => {
  const { actor, row } = await frameworkFor(ctx, asking, params.framework);
  // Only what was said: the other may be changed by somebody else meanwhile.
  const said = {
    ...(body.status === undefined ? {} : { status: body.status }),
    ...(body.version === undefined ? {} : { version: body.version.trim() || null }),
  };
  if (Object.keys(said).length === 0) return { ok: true };
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('framework').set(said).where('id', '=', row.id).execute();
    await audit(ctx, tx, actor, 'framework.changed', {
      ...ownerOf(row),
      details: { frameworkId: row.id, ...said },
    });
  });
  return { ok: true };
};
