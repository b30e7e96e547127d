import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { isCycleOf } from './createDocument.ts';
import { grantToCycle } from './cycleGrant.ts';
import { about, documentFor } from './open.ts';

/** Makes it a template or not, puts it into a cycle or takes it out; what was shared on the way in stays shared. */
export const updateDocument: Action<'updateDocument'> = async (ctx, actor, { params, body }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'write');
  const by = signedIn(actor);
  const { cycleId, template } = body;
  if (cycleId) await isCycleOf(ctx, by, cycleId, thing.owner);
  const shares = cycleId && thing.owner.type === 'organisation' ? cycleId : undefined;
  if (shares) await documentFor(ctx, actor, params.document, 'share');
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({
        updated_at: ctx.now(),
        ...(template === undefined ? {} : { template: template ? 1 : 0 }),
        ...(cycleId === undefined ? {} : { cycle_id: cycleId }),
      })
      .where('id', '=', row.id)
      .execute();
    if (shares) await grantToCycle(ctx, tx, { documentId: row.id, cycleId: shares, by: by.id });
    if (cycleId !== undefined) {
      await audit(ctx, tx, by, 'document.cycleChanged', { ...about(row), details: { cycleId } });
    }
  });
  return { ok: true };
};
