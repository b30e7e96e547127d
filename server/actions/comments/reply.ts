import type { Action } from '../action.ts';
import { badRequest } from '../error.ts';
import { insertComment } from './insertComment.ts';
import { toTell } from './notifications.ts';
import { checkRoom, commentingOn, threadOf } from './open.ts';
import { oneThread } from './present.ts';

/** Answers in a thread, which opens it again. Sent again with the same id, it is there once. */
export const reply: Action<'reply'> = async (ctx, actor, { params, body }) => {
  const commenting = await commentingOn(ctx, actor, params.document);
  const { row, by } = commenting;
  const thread = await threadOf(ctx, row.id, params.thread);
  const known = await ctx.db
    .selectFrom('comment')
    .select(['thread_id', 'person_id'])
    .where('id', '=', body.id)
    .executeTakeFirst();
  if (known) {
    if (known.thread_id === thread.id && known.person_id === by.id)
      return oneThread(ctx.db, row.id, thread.id);
    throw badRequest('Another comment has this id. Make a new one and send again.', ['id']);
  }
  await checkRoom(ctx, commenting, false);
  const before = await ctx.db
    .selectFrom('comment')
    .select('person_id')
    .distinct()
    .where('thread_id', '=', thread.id)
    .where('removed_at', 'is', null)
    .execute();
  const told = await toTell(
    ctx,
    commenting,
    body.text,
    before.map((one) => one.person_id),
  );
  await ctx.lane.write(async (tx) => {
    const comment = { threadId: thread.id, commentId: body.id, text: body.text };
    await insertComment(ctx, tx, commenting, comment, told);
    await tx
      .updateTable('thread')
      .set({ resolved_by: null, resolved_at: null })
      .where('id', '=', thread.id)
      .execute();
  });
  ctx.rooms.notify(row.id, { type: 'threads' });
  return oneThread(ctx.db, row.id, thread.id);
};
