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
  return (await documentThings(db, [documentId])).get(documentId);
}

/** Of many documents at once. */
export async function documentThings(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DocumentThing>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .select(['id', 'network_id', 'organisation_id', 'created_by', 'state', 'removed_at'])
    .where('id', 'in', [...ids])
    .execute();
  const grants = await db
    .selectFrom('grant')
    .select(['document_id', 'network_id', 'organisation_id', 'person_id', 'role'])
    .where('document_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute();
  const held = new Map<string, GrantFacts[]>();
  for (const grant of grants) {
    held.set(grant.document_id, [...(held.get(grant.document_id) ?? []), ...grantFacts(grant)]);
  }
  return new Map(
    rows.map((row) => [
      row.id,
      {
        type: 'document',
        id: row.id,
        owner: row.network_id
          ? { type: 'network', id: row.network_id }
          : { type: 'organisation', id: row.organisation_id ?? '' },
        createdBy: row.created_by,
        state: row.state as DocumentState,
        removed: row.removed_at !== null,
        grants: held.get(row.id) ?? [],
      },
    ]),
  );
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
  const [thing] = await publicationThings(db, [{ documentId, n }]);
  return thing;
}

/** Of many versions at once, in the order asked for. */
export async function publicationThings(
  db: Db,
  asked: readonly { readonly documentId: string; readonly n: number }[],
): Promise<(PublicationThing | undefined)[]> {
  if (asked.length === 0) return [];
  const ids = [...new Set(asked.map((one) => one.documentId))];
  const [rows, documents] = await Promise.all([
    db
      .selectFrom('publication')
      .leftJoin('cycle', 'cycle.id', 'publication.cycle_id')
      .select(['document_id', 'publication.n', 'visibility', 'withdrawn_at', 'cycle.network_id'])
      .where('document_id', 'in', ids)
      .orderBy('publication.created_at', 'desc')
      .execute(),
    documentThings(db, ids),
  ]);
  return asked.map(({ documentId, n }) => {
    const all = rows.filter((row) => row.document_id === documentId && row.n === n);
    const row = all.find((publication) => publication.withdrawn_at === null) ?? all[0];
    const document = documents.get(documentId);
    if (!row || !document) return undefined;
    return {
      type: 'publication',
      visibility: row.visibility as Visibility,
      withdrawn: row.withdrawn_at !== null,
      document,
      networkIds: networksOf(document, row.network_id),
    };
  });
}

/** @param ofCycle the network whose cycle it was published in */
function networksOf(document: DocumentThing, ofCycle: string | null): string[] {
  const ids = new Set<string>();
  if (document.owner.type === 'network') ids.add(document.owner.id);
  for (const grant of document.grants) if (grant.to.type === 'network') ids.add(grant.to.id);
  if (ofCycle) ids.add(ofCycle);
  return [...ids];
}
