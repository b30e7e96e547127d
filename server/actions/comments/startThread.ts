import type { Action } from '../action.ts';
import { badRequest } from '../error.ts';
import { insertComment } from './insertComment.ts';
import { toTell } from './notifications.ts';
import { checkAnchor, checkRoom, commentingOn } from './open.ts';
import { oneThread } from './present.ts';

/** Begins to talk about a place. Sent again with the same ids, it is there once. */
export const startThread: Action<'startThread'> = async (ctx, actor, { params, body }) => {
  const commenting = await commentingOn(ctx, actor, params.document);
  const { row, by, organisationId } = commenting;
  const known = await ctx.db
    .selectFrom('thread')
    .select(['document_id', 'created_by'])
    .where('id', '=', body.id)
    .executeTakeFirst();
  if (known) {
    if (known.document_id === row.id && known.created_by === by.id) return oneThread(ctx.db, row.id, body.id);
    throw badRequest('Another thread has this id. Make a new one and send again.', ['id']);
  }
  checkAnchor(commenting, body.anchor);
  await checkRoom(ctx, commenting, true);
  const told = await toTell(ctx, commenting, body.text, []);
  await ctx.lane.write(async (tx) => {
    await tx
      .insertInto('thread')
      .values({
        id: body.id,
        document_id: row.id,
        anchor_json: JSON.stringify(body.anchor),
        created_by: by.id,
        organisation_id: organisationId,
        created_at: ctx.now(),
        resolved_by: null,
        resolved_at: null,
      })
      .execute();
    const { id: threadId, commentId, text } = body;
    await insertComment(ctx, tx, commenting, { threadId, commentId, text }, told);
  });
  ctx.rooms.notify(row.id, { type: 'threads' });
  return oneThread(ctx.db, row.id, body.id);
};
