import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { about, documentFor } from './open.ts';

/** Out of the trash again, as it was. */
export const putBackDocument: Action<'putBackDocument'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'putBack');
  await ctx.lane.write(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('document')
      .set({ removed_at: null, removed_by: null })
      .where('id', '=', row.id)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('document');
    await audit(ctx, tx, signedIn(actor), 'document.putBack', about(row));
  });
  return { ok: true };
};
