import { type Action, signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import { findingsFor } from './read.ts';

/** Out of the lists; memos that collected it keep its words. */
export const removeFinding: Action<'removeFinding'> = async (ctx, asking, { params }) => {
  const [found] = await findingsFor(ctx.db, signedIn(asking), { id: params.finding });
  if (!found?.mayRemove) throw notFound('finding');
  await ctx.lane.write((tx) =>
    tx.updateTable('finding').set({ removed_at: ctx.now() }).where('id', '=', found.id).execute(),
  );
  return { ok: true };
};
