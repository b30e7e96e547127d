import type { Kysely } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { ArtifactSort, Licence, Visibility } from '../../../shared/model.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { checksOf } from '../documents/checks.ts';
import { documentFor } from '../documents/open.ts';
import { openSuggestions } from '../suggestions/openCheck.ts';
import { organisationOf } from '../documents/present.ts';
import { kindOf, newestVersion, titleOf } from '../documents/seal.ts';

type Artifact = Answer<'publishingSheet'>['artifacts'][number];

/** What the sheet shows before anything is published: what goes in, what is missing, and the last choices made. */
export const publishingSheet: Action<'publishingSheet'> = async (ctx, actor, { params, query }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'publish');
  const kind = kindOf(row.kind);
  const { content } = await ctx.rooms.contentAt(row.id);
  const [checks, open, artifacts, newest, last] = await Promise.all([
    checksOf(ctx, row, content, query?.pages),
    openSuggestions(ctx, row),
    artifactsOf(ctx.db, row.cycle_id),
    newestVersion(ctx.db, row.id),
    ctx.db
      .selectFrom('publication')
      .select(['n', 'visibility', 'licence'])
      .where('document_id', '=', row.id)
      .where('withdrawn_at', 'is', null)
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return {
    checks: [...checks, ...open],
    title: titleOf(kind, content),
    finding: kind.finding(publishedContent(content, kind.fields)),
    artifacts,
    n: (newest?.n ?? 0) + 1,
    ...(last ? { correcting: last.n } : {}),
    licence: (last?.licence ?? 'CC-BY-4.0') as Licence,
    visibility: (last?.visibility ?? 'network') as Visibility,
  };
};

/** The artifacts of a cycle that are still there, by title. */
export async function artifactsOf(db: Kysely<Tables>, cycleId: string | null): Promise<Artifact[]> {
  if (!cycleId) return [];
  const rows = await db
    .selectFrom('artifact')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .where('removed_at', 'is', null)
    .orderBy('title')
    .execute();
  if (rows.length === 0) return [];
  const organisations = await db
    .selectFrom('organisation')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map((row) => row.organisation_id),
    )
    .execute();
  const byId = new Map(organisations.map((one) => [one.id, organisationOf(one)]));
  return rows.flatMap((row) => {
    const organisation = byId.get(row.organisation_id);
    if (!organisation) return [];
    return [
      {
        id: row.id,
        title: row.title,
        sort: row.sort as ArtifactSort,
        url: row.url,
        licence: row.licence as Licence,
        organisation,
        createdAt: row.created_at,
      },
    ];
  });
}
