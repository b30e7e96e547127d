import type { Kysely } from 'kysely';
import type { DocumentState, GrantRole, Visibility } from '../../shared/model.ts';
import type {
  DocumentThing,
  GrantFacts,
  NetworkThing,
  OrganisationThing,
  PublicationThing,
} from '../../shared/policy/things.ts';
import type { Tables } from '../store/tables.ts';

/** The facts that `can()` decides by, read at the moment of the question; undefined when there is no such thing. */
type Db = Kysely<Tables>;

export async function documentThing(db: Db, documentId: string): Promise<DocumentThing | undefined> {
  const row = await db
    .selectFrom('document')
    .select(['id', 'network_id', 'organisation_id', 'created_by', 'state', 'removed_at'])
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (!row) return undefined;
  const grants = await db
    .selectFrom('grant')
    .select(['network_id', 'organisation_id', 'person_id', 'role'])
    .where('document_id', '=', documentId)
    .where('ended_at', 'is', null)
    .execute();
  return {
    type: 'document',
    id: row.id,
    owner: row.network_id
      ? { type: 'network', id: row.network_id }
      : { type: 'organisation', id: row.organisation_id ?? '' },
    createdBy: row.created_by,
    state: row.state as DocumentState,
    removed: row.removed_at !== null,
    grants: grants.flatMap(grantFacts),
  };
}

function grantFacts(
  row: Pick<Tables['grant'], 'network_id' | 'organisation_id' | 'person_id' | 'role'>,
): GrantFacts[] {
  const role = row.role as GrantRole;
  if (row.network_id) return [{ to: { type: 'network', id: row.network_id }, role }];
  if (row.organisation_id) return [{ to: { type: 'organisation', id: row.organisation_id }, role }];
  if (row.person_id) return [{ to: { type: 'person', id: row.person_id }, role }];
  return [];
}

export async function networkThing(db: Db, networkId: string): Promise<NetworkThing | undefined> {
  const row = await db.selectFrom('network').select('id').where('id', '=', networkId).executeTakeFirst();
  return row && { type: 'network', id: row.id };
}

export async function organisationThing(
  db: Db,
  organisationId: string,
): Promise<OrganisationThing | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const networks = await db
    .selectFrom('network_organisation')
    .select('network_id')
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .execute();
  return { type: 'organisation', id: row.id, networkIds: networks.map((network) => network.network_id) };
}

/** The publication of version `n`: the one in force, else the newest withdrawn one. */
export async function publicationThing(
  db: Db,
  documentId: string,
  n: number,
): Promise<PublicationThing | undefined> {
  const rows = await db
    .selectFrom('publication')
    .select(['cycle_id', 'visibility', 'withdrawn_at'])
    .where('document_id', '=', documentId)
    .where('n', '=', n)
    .orderBy('created_at', 'desc')
    .execute();
  const row = rows.find((publication) => publication.withdrawn_at === null) ?? rows[0];
  const document = row && (await documentThing(db, documentId));
  if (!document) return undefined;
  return {
    type: 'publication',
    visibility: row.visibility as Visibility,
    withdrawn: row.withdrawn_at !== null,
    document,
    networkIds: await networksOf(db, document, row.cycle_id),
  };
}

async function networksOf(db: Db, document: DocumentThing, cycleId: string | null): Promise<string[]> {
  const ids = new Set<string>();
  if (document.owner.type === 'network') ids.add(document.owner.id);
  for (const grant of document.grants) if (grant.to.type === 'network') ids.add(grant.to.id);
  if (cycleId) {
    const cycle = await db
      .selectFrom('cycle')
      .select('network_id')
      .where('id', '=', cycleId)
      .executeTakeFirst();
    if (cycle) ids.add(cycle.network_id);
  }
  return [...ids];
}
