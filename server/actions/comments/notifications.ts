import type { Transaction } from 'kysely';
import { mentionedIn } from '../../../shared/content/mentions.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import type { Commenting } from './open.ts';
import { readersAmong } from './readers.ts';

const mostNamed = 20;

export interface Told {
  readonly personId: string;
  readonly type: 'mention' | 'reply';
}

/** Whom a comment concerns: those it names and those who took part before; only who may read it, and not its author. */
export async function toTell(
  ctx: Context,
  { thing, by }: Commenting,
  text: string,
  participants: readonly string[],
): Promise<Told[]> {
  const named = new Set(mentionedIn(text).slice(0, mostNamed));
  const concerned = [...named, ...participants].filter((id) => id !== by.id);
  const readers = await readersAmong(ctx, thing, concerned);
  return readers.map(({ id }) => ({ personId: id, type: named.has(id) ? 'mention' : 'reply' }));
}

export async function tell(
  ctx: Context,
  tx: Transaction<Tables>,
  { row, by }: Commenting,
  comment: { readonly threadId: string; readonly commentId: string },
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  await tx
    .insertInto('notification')
    .values(
      told.map(({ personId, type }) => ({
        id: uuidv7(ctx.now(), ctx.random),
        person_id: personId,
        document_id: row.id,
        thread_id: comment.threadId,
        comment_id: comment.commentId,
        address: null,
        type,
        created_by: by.id,
        created_at: ctx.now(),
        read_at: null,
      })),
    )
    .execute();
}
