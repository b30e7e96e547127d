import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from '../documents/open.ts';

/** Makes a frozen document live again; all its versions and publications stay as they are. */
export const reopen: Action<'reopen'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'reopen');
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({ state: 'live', frozen_seq: null, updated_at: ctx.now() })
      .where('id', '=', row.id)
      .where('state', '=', 'frozen')
      .execute();
    await audit(ctx, tx, signedIn(actor), 'document.reopened', {
      ...about(row),
      details: { reason: body.reason },
    });
  });
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return { ok: true };
};
