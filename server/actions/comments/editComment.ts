import { mentionedIn } from '../../../shared/content/mentions.ts';
import type { Action } from '../action.ts';
import { tell, toTell } from './notifications.ts';
import { commentingOn, ownComment } from './open.ts';
import { oneThread } from './present.ts';

/** Says it differently; who is named only now is told, and who is no longer named is not. */
export const editComment: Action<'editComment'> = async (ctx, actor, { params, body }) => {
  const commenting = await commentingOn(ctx, actor, params.document);
  const { row } = commenting;
  const comment = await ownComment(ctx, commenting, params.comment);
  const before = mentionedIn(comment.text);
  const named = (await toTell(ctx, commenting, body.text, [])).filter(
    (one) => !before.includes(one.personId),
  );
  const gone = before.filter((id) => !mentionedIn(body.text).includes(id));
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('comment')
      .set({ text: body.text, edited_at: ctx.now() })
      .where('id', '=', comment.id)
      .execute();
    if (gone.length > 0) {
      await tx
        .deleteFrom('notification')
        .where('comment_id', '=', comment.id)
        .where('person_id', 'in', gone)
        .execute();
    }
    await tell(ctx, tx, commenting, { threadId: comment.thread_id, commentId: comment.id }, named);
  });
  ctx.rooms.notify(row.id, { type: 'threads' });
  return oneThread(ctx.db, row.id, comment.thread_id);
};
