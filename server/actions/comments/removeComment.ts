import type { Action } from '../action.ts';
import { commentingOn, ownComment } from './open.ts';

/** Takes one's own words away for good, also from whoever they were waiting for. */
export const removeComment: Action<'removeComment'> = async (ctx, actor, { params }) => {
  const commenting = await commentingOn(ctx, actor, params.document);
  const comment = await ownComment(ctx, commenting, params.comment);
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('comment')
      .set({ text: '', removed_at: ctx.now() })
      .where('id', '=', comment.id)
      .execute();
    await tx.deleteFrom('notification').where('comment_id', '=', comment.id).execute();
  });
  ctx.rooms.notify(commenting.row.id, { type: 'threads' });
  return { ok: true };
};
