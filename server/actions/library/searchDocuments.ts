import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import type { Question } from '../../store/search/question.ts';
import { type Snippet, snippetOf } from '../../store/search/snippet.ts';
import { documentsFor, judged, type Wanted } from '../documents/documents.ts';
import type { DocumentRow } from '../documents/open.ts';

export interface Page {
  readonly wanted: Wanted;
  readonly from: number;
  readonly limit: number;
}

export interface FoundDocuments {
  readonly rows: readonly DocumentRow[];
  readonly snippets: ReadonlyMap<string, Snippet | undefined>;
  readonly total: number;
}

/** Documents that the actor may read and that answer the question, the best first, each with the place where. */
export async function searchDocuments(
  ctx: Pick<Context, 'db' | 'now' | 'search'>,
  actor: PersonActor,
  question: Question,
  { wanted, from, limit }: Page,
): Promise<FoundDocuments> {
  const within = ctx.db
    .selectFrom('search_entry')
    .select('search_entry.id')
    .where('search_entry.n', '=', 0)
    .where('search_entry.document_id', 'in', documentsFor(ctx, actor, wanted).select('document.id'));
  const { hits, total } = await ctx.search.find(ctx.db, question, within, { from, limit });
  const ids = hits.map((hit) => hit.documentId);
  if (ids.length === 0) return { rows: [], snippets: new Map(), total };
  const [rows, entries] = await Promise.all([
    ctx.db.selectFrom('document').selectAll().where('id', 'in', ids).execute(),
    ctx.db
      .selectFrom('search_entry')
      .select(['document_id', 'text'])
      .where('document_id', 'in', ids)
      .where('n', '=', 0)
      .execute(),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  return {
    rows: await judged(ctx.db, actor, ordered, wanted.trash ? 'readRemoved' : 'read'),
    snippets: new Map(entries.map((one) => [one.document_id, snippetOf(one.text, question)])),
    total,
  };
}
