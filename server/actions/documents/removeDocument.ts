import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from './open.ts';

/** Into the trash, from where it can be put back for 30 days. Its publications stay where they are. */
export const removeDocument: Action<'removeDocument'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'remove');
  const by = signedIn(actor);
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({ removed_at: ctx.now(), removed_by: by.id })
      .where('id', '=', row.id)
      .execute();
    await audit(ctx, tx, by, 'document.removed', about(row));
  });
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return { ok: true };
};
