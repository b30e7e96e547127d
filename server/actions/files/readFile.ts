import type { Selectable } from 'kysely';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { documentThing, publicationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { notFound } from '../error.ts';

export interface ReadFile {
  readonly file: Selectable<Tables['file']>;
  /** It stands in something that everybody may read. */
  readonly open: boolean;
}

/**
 * A picture, for whoever may read a document that holds it or a publication that shows it.
 * @throws {ActionError} notFound
 */
export async function readFile(ctx: Context, actor: Actor, hash: string): Promise<ReadFile> {
  const holders = await ctx.db
    .selectFrom('document_file')
    .select('document_id')
    .where('hash', '=', hash)
    .execute();
  let reads = false;
  let open = false;
  for (const { document_id: id } of holders) {
    open ||= await isShown(ctx, { type: 'anonymous' }, id, hash);
    reads ||= open || (await mayRead(ctx, actor, id)) || (await isShown(ctx, actor, id, hash));
    if (open) break;
  }
  const file = reads
    ? await ctx.db.selectFrom('file').selectAll().where('hash', '=', hash).executeTakeFirst()
    : undefined;
  if (!file) throw notFound('picture');
  return { file, open };
}

async function mayRead(ctx: Context, actor: Actor, documentId: string): Promise<boolean> {
  if (actor.type !== 'person') return false;
  const thing = await documentThing(ctx.db, documentId);
  return thing !== undefined && can(actor, 'read', thing);
}

/** Whether a publication that the actor may read says this address. */
async function isShown(ctx: Context, actor: Actor, documentId: string, hash: string): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('publication')
    .innerJoin('version_content', (join) =>
      join
        .onRef('version_content.document_id', '=', 'publication.document_id')
        .onRef('version_content.n', '=', 'publication.n'),
    )
    .select('publication.n')
    .where('publication.document_id', '=', documentId)
    .where('publication.withdrawn_at', 'is', null)
    .where('version_content.content_json', 'like', `%"/files/${hash}"%`)
    .execute();
  for (const { n } of rows) {
    const thing = await publicationThing(ctx.db, documentId, n);
    if (thing && can(actor, 'read', thing)) return true;
  }
  return false;
}
