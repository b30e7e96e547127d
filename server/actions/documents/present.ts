import type { Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { DocumentState, OrganisationType, Visibility } from '../../../shared/model.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from './open.ts';

export type Summary = z.output<typeof shape.documentSummary>;
export type Organisation = z.output<typeof shape.organisation>;

type Db = Kysely<Tables>;

export function organisationOf(row: Selectable<Tables['organisation']>): Organisation {
  return {
    id: row.id,
    name: row.name,
    type: row.type as OrganisationType,
    initials: row.initials,
    colour: row.colour,
    pattern: row.pattern,
    claimed: row.claimed === 1,
    ...(row.profile_json ? { profile: JSON.parse(row.profile_json) as Organisation['profile'] } : {}),
  };
}

/** Names by id. */
export async function namesOf(
  db: Db,
  table: 'person' | 'network' | 'organisation',
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Documents as lists show them, in the order given. Whether the reader may see them has been decided before. */
export async function summariesOf(db: Db, rows: readonly DocumentRow[]): Promise<Summary[]> {
  if (rows.length === 0) return [];
  const [networks, organisations, publications] = await Promise.all([
    namesOf(
      db,
      'network',
      rows.map((row) => row.network_id),
    ),
    namesOf(
      db,
      'organisation',
      rows.map((row) => row.organisation_id),
    ),
    db
      .selectFrom('publication')
      .select(['document_id', 'n', 'created_at', 'visibility'])
      .where(
        'document_id',
        'in',
        rows.map((row) => row.id),
      )
      .where('withdrawn_at', 'is', null)
      .orderBy('n')
      .execute(),
  ]);
  const newest = new Map(publications.map((one) => [one.document_id, one]));
  return rows.map((row) => {
    const published = newest.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      finding: row.finding,
      state: row.state as DocumentState,
      template: row.template === 1,
      owner: row.network_id
        ? { type: 'network', id: row.network_id, name: networks.get(row.network_id) ?? '' }
        : {
            type: 'organisation',
            id: row.organisation_id ?? '',
            name: organisations.get(row.organisation_id ?? '') ?? '',
          },
      ...(row.cycle_id ? { cycleId: row.cycle_id } : {}),
      ...(published
        ? {
            published: {
              n: published.n,
              at: published.created_at,
              visibility: published.visibility as Visibility,
            },
          }
        : {}),
      updatedAt: row.updated_at,
      ...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
    };
  });
}
