import type { Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { DocumentState, OrganisationType, Visibility } from '../../../shared/model.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { documentThings } from '../../auth/things.ts';
import type { Snippet } from '../../store/search/snippet.ts';
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

export interface Presenting {
  /** For whom stars and openings are told. */
  readonly reader?: Actor;
  /** What was found in them, by id. */
  readonly snippets?: ReadonlyMap<string, Snippet | undefined>;
}

/** Documents as lists show them, in the order given. Whether the reader may see them has been decided before. */
export async function summariesOf(
  db: Db,
  rows: readonly DocumentRow[],
  { reader, snippets }: Presenting = {},
): Promise<Summary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [things, removers, starred, opened] = await Promise.all([
    reader?.type === 'person' ? documentThings(db, ids) : new Map<string, DocumentThing>(),
    namesOf(
      db,
      'person',
      rows.map((row) => row.removed_by),
    ),
    timesOf(db, 'star', reader, ids),
    timesOf(db, 'opened', reader, ids),
  ]);
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
      .where('document_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .orderBy('n')
      .execute(),
  ]);
  const newest = new Map(publications.map((one) => [one.document_id, one]));
  return rows.map((row) => {
    const published = newest.get(row.id);
    const snippet = snippets?.get(row.id);
    const openedAt = opened.get(row.id);
    const removedBy = row.removed_by && removers.get(row.removed_by);
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
      ...(removedBy ? { removedBy } : {}),
      ...mayOf(reader, things.get(row.id)),
      ...(starred.has(row.id) ? { starred: true } : {}),
      ...(openedAt === undefined ? {} : { openedAt }),
      ...(snippet ? { snippet: snippetAnswer(snippet) } : {}),
    };
  });
}

function mayOf(reader: Actor | undefined, thing: DocumentThing | undefined): Pick<Summary, 'may'> {
  if (reader?.type !== 'person' || !thing) return {};
  const { owner } = thing;
  return {
    may: {
      write: can(reader, 'write', thing),
      remove: can(reader, 'remove', thing),
      move: can(reader, 'move', thing),
      duplicate:
        owner.type === 'network'
          ? can(reader, 'write', { type: 'network', id: owner.id })
          : can(reader, 'create', { type: 'organisation', id: owner.id, networkIds: [] }),
    },
  };
}

/** A snippet in the shape that calls carry. */
export function snippetAnswer({ text, marks }: Snippet): NonNullable<Summary['snippet']> {
  return { text, marks: marks.map(([from, to]) => [from, to]) };
}

async function timesOf(
  db: Db,
  table: 'star' | 'opened',
  reader: Actor | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (reader?.type !== 'person') return new Map();
  const rows = await db
    .selectFrom(table)
    .select(['document_id', 'at'])
    .where('person_id', '=', reader.id)
    .where('document_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.at]));
}
