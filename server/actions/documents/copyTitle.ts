import type { Content } from '../../../shared/content/fields.ts';
import type { Context } from '../../context.ts';
import { kindOf, titleOf } from './seal.ts';

/** Keeps what lists and search show in step with what the live document says. Called when it has settled. */
export async function copyTitle(
  { lane, now }: Pick<Context, 'lane' | 'now'>,
  documentId: string,
  content: Content,
): Promise<void> {
  const kind = kindOf(content.kind);
  await lane.write((tx) =>
    tx
      .updateTable('document')
      .set({ title: titleOf(kind, content), finding: kind.finding(content), updated_at: now() })
      .where('id', '=', documentId)
      .execute(),
  );
}
