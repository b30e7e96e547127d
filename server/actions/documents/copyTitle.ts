import type { Content } from '../../../shared/content/fields.ts';
import type { Context } from '../../context.ts';
import { indexLive } from './indexText.ts';
import { kindOf, titleOf } from './seal.ts';

/** Keeps what lists and search show in step with what the live document says. Called when it has settled. */
export async function copyTitle(
  ctx: Pick<Context, 'lane' | 'now' | 'search'>,
  documentId: string,
  content: Content,
): Promise<void> {
  const kind = kindOf(content.kind);
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({ title: titleOf(kind, content), finding: kind.finding(content), updated_at: ctx.now() })
      .where('id', '=', documentId)
      .execute();
    await indexLive(ctx, tx, documentId, content);
  });
}
