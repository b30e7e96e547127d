import type { Actor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { commentingOn, threadOf } from './open.ts';
import { oneThread, type Thread } from './present.ts';

/** Resolves a thread or opens it again: whoever may comment may do either. */
export async function settleThread(
  ctx: Context,
  actor: Actor,
  at: { readonly document: string; readonly thread: string },
  isResolved: boolean,
): Promise<Thread> {
  const { row, by } = await commentingOn(ctx, actor, at.document);
  const thread = await threadOf(ctx, row.id, at.thread);
  if ((thread.resolved_at !== null) !== isResolved) {
    await ctx.lane.write((tx) =>
      tx
        .updateTable('thread')
        .set(
          isResolved
            ? { resolved_by: by.id, resolved_at: ctx.now() }
            : { resolved_by: null, resolved_at: null },
        )
        .where('id', '=', thread.id)
        .execute(),
    );
    ctx.rooms.notify(row.id, { type: 'threads' });
  }
  return oneThread(ctx.db, row.id, thread.id);
}
