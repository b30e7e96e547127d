import type { Transaction } from 'kysely';
import type { Content } from '../../../shared/content/fields.ts';
import type { Licence } from '../../../shared/model.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from '../documents/open.ts';
import { asNext, insertSealed, type Sealed, sealNext } from '../documents/seal.ts';
import { type Fence, fence, unfence } from './fence.ts';

export interface Freezing {
  readonly row: DocumentRow;
  readonly by: PersonActor;
  readonly name: string;
  readonly licence?: Licence;
  /** Looks at what would be frozen; throws to call it off. */
  readonly judge?: (content: Content) => Promise<void>;
  /** What else belongs to the same step. */
  readonly also?: (tx: Transaction<Tables>, sealed: Sealed) => Promise<void>;
}

/**
 * Freezes a document at an exact position of its log: fence, then seal outside any lock, then one transaction.
 * Whatever fails, the document is live again and people go on writing.
 */
export async function freezeAs(ctx: Context, freezing: Freezing): Promise<Sealed> {
  const { row, by } = freezing;
  const fenced = await fence(ctx, row.id);
  let sealed: Sealed;
  try {
    const { content } = await ctx.rooms.contentAt(row.id, fenced.seq);
    await freezing.judge?.(content);
    ctx.rooms.notify(row.id, { type: 'publishing', by: by.name, inSeconds: 0 });
    sealed = await asNext(() => sealAndInsert(ctx, freezing, content, fenced));
  } catch (error) {
    await unfence(ctx, row.id);
    throw error;
  }
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return sealed;
}

async function sealAndInsert(
  ctx: Context,
  { row, by, name, licence, also }: Freezing,
  content: Content,
  { epoch, seq }: Fence,
): Promise<Sealed> {
  const sealed = await sealNext(ctx.db, {
    row,
    content,
    epoch,
    seq,
    type: 'frozen',
    name,
    by: { id: by.id, name: by.name },
    at: ctx.now(),
    ...(licence ? { licence } : {}),
  });
  await ctx.lane.write(async (tx) => {
    await insertSealed(tx, sealed);
    await tx
      .updateTable('document')
      .set({
        state: 'frozen',
        title: sealed.metadata.title,
        finding: sealed.metadata.finding,
        updated_at: ctx.now(),
      })
      .where('id', '=', row.id)
      .where('state', '=', 'freezing')
      .execute();
    await also?.(tx, sealed);
  });
  return sealed;
}
