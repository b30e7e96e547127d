import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { ArtifactSort, Licence } from '../../../shared/model.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { organisationOf } from '../documents/present.ts';
import { phaseOn, today } from './dates.ts';

type Cycle = z.output<typeof shape.cycle>;

/** The cycles of some networks, each network's newest first. */
export async function cyclesOf(
  ctx: Pick<Context, 'db' | 'now'>,
  networkIds: readonly string[],
): Promise<Cycle[]> {
  if (networkIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('cycle')
    .selectAll()
    .where('network_id', 'in', networkIds)
    .orderBy('n', 'desc')
    .execute();
  return describe(ctx, rows);
}

export async function cycleOf(ctx: Pick<Context, 'db' | 'now'>, cycleId: string): Promise<Cycle | undefined> {
  const rows = await ctx.db.selectFrom('cycle').selectAll().where('id', '=', cycleId).execute();
  return (await describe(ctx, rows))[0];
}

async function describe(
  ctx: Pick<Context, 'db' | 'now'>,
  rows: readonly Tables['cycle'][],
): Promise<Cycle[]> {
  if (rows.length === 0) return [];
  const published = await ctx.db
    .selectFrom('publication')
    .select('cycle_id')
    .where(
      'cycle_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('withdrawn_at', 'is', null)
    .execute();
  const publishedIds = new Set(published.map((row) => row.cycle_id));
  return rows.map((row) => {
    const dates = {
      startsOn: row.starts_on,
      collectOn: row.collect_on,
      compareOn: row.compare_on,
      decideOn: row.decide_on,
      endsOn: row.ends_on,
    };
    return {
      id: row.id,
      networkId: row.network_id,
      n: row.n,
      title: row.title,
      ...dates,
      phase: phaseOn(today(ctx.now()), dates, publishedIds.has(row.id)),
    };
  });
}

export async function artifactsOf(
  db: Kysely<Tables>,
  cycleId: string,
): Promise<z.output<typeof shape.artifact>[]> {
  const rows = await db
    .selectFrom('artifact')
    .innerJoin('organisation', 'organisation.id', 'artifact.organisation_id')
    .selectAll('organisation')
    .select([
      'artifact.id as artifact_id',
      'artifact.title',
      'artifact.sort',
      'artifact.url',
      'artifact.licence',
      'artifact.created_at as added_at',
    ])
    .where('artifact.cycle_id', '=', cycleId)
    .where('artifact.removed_at', 'is', null)
    .orderBy('artifact.created_at')
    .execute();
  return rows.map((row) => ({
    id: row.artifact_id,
    title: row.title,
    sort: row.sort as ArtifactSort,
    url: row.url,
    licence: row.licence as Licence,
    organisation: organisationOf(row),
    createdAt: row.added_at,
  }));
}
