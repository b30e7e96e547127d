import type { Content } from '../../../shared/content/fields.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import { personalInContent } from '../../../shared/guard/inContent.ts';
import type { Check } from '../../../shared/kinds/kind.ts';
import type { Context } from '../../context.ts';
import type { DocumentRow } from './open.ts';
import { kindOf } from './seal.ts';
import { surroundingsOf } from './surroundings.ts';

/** What is missing before the document can be published, as it reads now. Whether one may know was decided before. */
export async function checksFor(ctx: Context, documentId: string): Promise<readonly Check[]> {
  const row = await ctx.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const { content } = await ctx.rooms.contentAt(documentId);
  return checksOf(ctx, row, content);
}

export async function checksOf(
  ctx: Pick<Context, 'db'>,
  row: DocumentRow,
  content: Content,
  /** As a browser measured them; only a browser can. */
  pages?: number,
): Promise<readonly Check[]> {
  const kind = kindOf(row.kind);
  const surroundings = await surroundingsOf(ctx.db, row);
  return kind.check(
    publishedContent(content, kind.fields),
    pages === undefined ? surroundings : { ...surroundings, pages },
    personalInContent,
  );
}
