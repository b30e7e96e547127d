import { type Action, signedIn } from '../action.ts';

/** Somebody has seen what was said to them. */
export const readWaiting: Action<'readWaiting'> = async (ctx, actor, { body }) => {
  const { id } = signedIn(actor);
  const { threadId, documentId } = body;
  const unread = await ctx.db
    .selectFrom('notification')
    .select('id')
    .where('person_id', '=', id)
    .where('read_at', 'is', null)
    .$if(threadId !== undefined, (query) => query.where('thread_id', '=', threadId ?? ''))
    .$if(threadId === undefined && documentId !== undefined, (query) =>
      query.where('document_id', '=', documentId ?? '').where('thread_id', 'is', null),
    )
    .execute();
  if (unread.length > 0) {
    const ids = unread.map((row) => row.id);
    await ctx.lane.write((tx) =>
      tx.updateTable('notification').set({ read_at: ctx.now() }).where('id', 'in', ids).execute(),
    );
  }
  return { ok: true };
};
