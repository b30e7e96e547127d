import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from '../documents/open.ts';
import { notFound } from '../error.ts';
import { closeFor } from './closeFor.ts';

/** Ends a link before its time; whoever came by it is judged anew at once. */
export const revokeJoinLink: Action<'revokeJoinLink'> = async (ctx, asking, { params }) => {
  const { row } = await documentFor(ctx, asking, params.document, 'share');
  await ctx.lane.write(async (tx) => {
    const revoked = await tx
      .updateTable('join_link')
      .set({ revoked_at: ctx.now() })
      .where('id', '=', params.link)
      .where('document_id', '=', row.id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows !== 1n) throw notFound('link');
    await audit(ctx, tx, signedIn(asking), 'joinLink.revoked', {
      ...about(row),
      details: { linkId: params.link },
    });
  });
  await closeFor(ctx, [params.link]);
  return { ok: true };
};
