import type { Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { tell, type Told } from './notifications.ts';
import type { Commenting } from './open.ts';

export interface NewComment {
  readonly threadId: string;
  readonly commentId: string;
  readonly text: string;
}

/** Puts a comment into its thread, and before those whom it concerns. */
export async function insertComment(
  ctx: Context,
  tx: Transaction<Tables>,
  commenting: Commenting,
  { threadId, commentId, text }: NewComment,
  told: readonly Told[],
): Promise<void> {
  await tx
    .insertInto('comment')
    .values({
      id: commentId,
      thread_id: threadId,
      document_id: commenting.row.id,
      person_id: commenting.by.id,
      organisation_id: commenting.organisationId,
      text,
      created_at: ctx.now(),
      edited_at: null,
      removed_at: null,
    })
    .execute();
  await tell(ctx, tx, commenting, { threadId, commentId }, told);
}
