import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from './open.ts';

/** Out of the trash again, as it was. */
export const putBackDocument: Action<'putBackDocument'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'putBack');
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('document').set({ removed_at: null }).where('id', '=', row.id).execute();
    await audit(ctx, tx, signedIn(actor), 'document.putBack', about(row));
  });
  return { ok: true };
};
