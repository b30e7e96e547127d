import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { about, documentFor } from './open.ts';

/** Takes a grant back; whoever was in by it is judged anew at once. */
export const endGrant: Action<'endGrant'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'share');
  await ctx.lane.write(async (tx) => {
    const ended = await tx
      .updateTable('grant')
      .set({ ended_at: ctx.now() })
      .where('id', '=', params.grant)
      .where('document_id', '=', row.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) throw notFound('grant');
    await audit(ctx, tx, signedIn(actor), 'document.unshared', {
      ...about(row),
      details: { grant: params.grant },
    });
  });
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return { ok: true };
};
