import { type Action, signedIn } from '../action.ts';
import { isCycleOf } from './createDocument.ts';
import { documentFor } from './open.ts';

/** Makes it a template or not, puts it into a cycle or takes it out. */
export const updateDocument: Action<'updateDocument'> = async (ctx, actor, { params, body }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'write');
  if (body.cycleId) await isCycleOf(ctx, signedIn(actor), body.cycleId, thing.owner);
  await ctx.lane.write((tx) =>
    tx
      .updateTable('document')
      .set({
        updated_at: ctx.now(),
        ...(body.template === undefined ? {} : { template: body.template ? 1 : 0 }),
        ...(body.cycleId === undefined ? {} : { cycle_id: body.cycleId }),
      })
      .where('id', '=', row.id)
      .execute(),
  );
  return { ok: true };
};
