import type { Kysely } from 'kysely';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';

/** How long what was removed can be put back. */
export const trashDays = 30;
const dayMs = 86_400_000;

/** Everything that goes with a document's text, in an order that references allow. */
export const erasedTables = [
  'notification',
  'version_summary',
  'comment',
  'thread',
  'decided_suggestion',
  'rater',
  'scoring',
  'part',
  'join_link',
  'log',
  'checkpoint',
  'client',
  'contributor',
  'grant',
  'star',
  'opened',
] as const satisfies readonly (keyof Tables)[];
/** What stays of a document whose text is gone: what was published of it, and who did what. */
export const keptTables = [
  'version',
  'version_content',
  'tombstone',
  'publication',
  'audit',
  'search_entry',
  'document_file',
] as const satisfies readonly (keyof Tables)[];

const mostAtOnce = 50;

/**
 * Deletes what has been in the trash for 30 days, for good. Versions that are published, or that a fork began from,
 * stay readable for those who may read them; other versions keep their header alone. @returns how many went
 */
export async function emptyTrash(ctx: Pick<Context, 'db' | 'lane' | 'now' | 'search'>): Promise<number> {
  const rows = await ctx.db
    .selectFrom('document')
    .select('id')
    .where('removed_at', '<=', ctx.now() - trashDays * dayMs)
    .where('erased_at', 'is', null)
    .limit(mostAtOnce)
    .execute();
  for (const { id } of rows) await erase(ctx, id);
  return rows.length;
}

async function erase(ctx: Pick<Context, 'db' | 'lane' | 'now' | 'search'>, id: string): Promise<void> {
  const dropped = await droppedVersions(ctx.db, id);
  await ctx.lane.write(async (tx) => {
    // It may have been put back a moment ago.
    const { numUpdatedRows } = await tx
      .updateTable('document')
      .set({ erased_at: ctx.now() })
      .where('id', '=', id)
      .where('removed_at', '<=', ctx.now() - trashDays * dayMs)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await tx
      .deleteFrom('join_place')
      .where('link_id', 'in', (eb) =>
        eb.selectFrom('join_link').select('join_link.id').where('join_link.document_id', '=', id),
      )
      .execute();
    for (const table of erasedTables) await tx.deleteFrom(table).where('document_id', '=', id).execute();
    for (const n of dropped) {
      await tx
        .insertInto('tombstone')
        .values({
          document_id: id,
          n,
          reason: 'in the trash for 30 days',
          created_by: null,
          created_at: ctx.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx.deleteFrom('version_content').where('document_id', '=', id).where('n', '=', n).execute();
    }
    await forgetPictures(tx, id);
    const version = await tx
      .selectFrom('version')
      .select('n')
      .where('document_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    await ctx.search.remove(tx, id, version ? 'live' : 'all');
    if (!version) await tx.deleteFrom('document').where('id', '=', id).execute();
  });
}

/** Of a document of which no version can be read any more; a picture that nothing else shows goes with it. */
async function forgetPictures(tx: Kysely<Tables>, id: string): Promise<void> {
  const readable = await tx
    .selectFrom('version_content')
    .select('n')
    .where('document_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (readable) return;
  await tx.deleteFrom('document_file').where('document_id', '=', id).execute();
  await tx
    .deleteFrom('file')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document_file')
            .select('document_file.hash')
            .whereRef('document_file.hash', '=', 'file.hash'),
        ),
      ),
    )
    .execute();
}

/** Versions that nobody outside the document leans on. */
async function droppedVersions(db: Kysely<Tables>, id: string): Promise<number[]> {
  const versions = await db
    .selectFrom('version')
    .select('n')
    .where('document_id', '=', id)
    .where('n', 'not in', (eb) =>
      eb.selectFrom('publication').select('publication.n').where('publication.document_id', '=', id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document as fork')
            .select('fork.id')
            .where('fork.source_document_id', '=', id)
            .where('fork.erased_at', 'is', null)
            .where((of) =>
              of.or([
                of('fork.source_version', '=', of.ref('version.n')),
                of('fork.base_version', '=', of.ref('version.n')),
              ]),
            ),
        ),
      ),
    )
    .execute();
  return versions.map((version) => version.n);
}
