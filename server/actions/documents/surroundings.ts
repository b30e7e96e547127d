import type { Kysely } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { ReferenceLabel } from '../../../shared/kinds/kind.ts';
import { definitionParts, measureValue } from '../../../shared/kinds/memo/rules.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from './open.ts';
import { organisationOf } from './present.ts';
import { readVersion } from './readVersion.ts';

export type DocumentSurroundings = Answer<'document'>['surroundings'];

type Db = Kysely<Tables>;

/**
 * The facts a document is checked and printed with. References are resolved only among the things of its own
 * network and, for a fork, from what its source version says: an id somebody typed in tells them nothing.
 * @param ownFirst organisations to list before the others, which follow by name
 */
export async function surroundingsOf(
  db: Db,
  row: Pick<
    DocumentRow,
    'network_id' | 'organisation_id' | 'cycle_id' | 'source_document_id' | 'source_version'
  >,
  ownFirst: readonly string[] = [],
): Promise<DocumentSurroundings> {
  const cycle = row.cycle_id
    ? await db.selectFrom('cycle').selectAll().where('id', '=', row.cycle_id).executeTakeFirst()
    : undefined;
  const networkId = row.network_id ?? cycle?.network_id;
  const network = networkId
    ? await db.selectFrom('network').select(['id', 'name']).where('id', '=', networkId).executeTakeFirst()
    : undefined;
  const organisations = await organisationsOf(db, networkId, row.organisation_id);
  const problem =
    cycle && networkId
      ? await db
          .selectFrom('problem')
          .select(['sentence', 'definition_id', 'target'])
          .where('network_id', '=', networkId)
          .executeTakeFirst()
      : undefined;
  const source =
    row.source_document_id && row.source_version
      ? await readVersion(db, row.source_document_id, row.source_version)
      : undefined;
  const references: Record<string, ReferenceLabel> = { ...source?.metadata.references };
  for (const one of organisations) references[one.id] = organisationLabel(one);
  if (networkId) Object.assign(references, await networkLabels(db, networkId));
  const rank = (id: string) => (ownFirst.includes(id) ? 0 : 1);
  return {
    ...(network ? { network } : {}),
    organisations: organisations.toSorted(
      (a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name, 'en'),
    ),
    ...(cycle
      ? {
          cycle: {
            id: cycle.id,
            title: cycle.title,
            startsOn: cycle.starts_on,
            endsOn: cycle.ends_on,
            ...(problem ? { problem: problem.sentence } : {}),
            ...(problem?.definition_id ? { measure: problem.definition_id } : {}),
            ...(problem?.target == null ? {} : { target: problem.target }),
          },
        }
      : {}),
    references,
    ...(row.source_document_id ? { isFork: true } : {}),
  };
}

async function organisationsOf(db: Db, networkId: string | undefined, ownerId: string | null) {
  const members = networkId
    ? await db
        .selectFrom('network_organisation')
        .innerJoin('organisation', 'organisation.id', 'network_organisation.organisation_id')
        .selectAll('organisation')
        .where('network_organisation.network_id', '=', networkId)
        .where('network_organisation.ended_at', 'is', null)
        .execute()
    : [];
  if (ownerId && !members.some((one) => one.id === ownerId)) {
    members.push(...(await db.selectFrom('organisation').selectAll().where('id', '=', ownerId).execute()));
  }
  return members.map(organisationOf);
}

export function organisationLabel(one: {
  readonly name: string;
  readonly initials: string;
  readonly type: string;
}): ReferenceLabel {
  return { type: 'organisation', label: one.name, detail: { initials: one.initials, type: one.type } };
}

/** Every version of the network's definitions, and the artifacts of its cycles. */
async function networkLabels(db: Db, networkId: string): Promise<Record<string, ReferenceLabel>> {
  const labels: Record<string, ReferenceLabel> = {};
  const definitions = await db
    .selectFrom('definition_version')
    .innerJoin('definition', 'definition.id', 'definition_version.definition_id')
    .select(['definition.id', 'definition.sort', 'definition_version.n', 'name', 'body_json'])
    .where('definition.network_id', '=', networkId)
    .execute();
  for (const { id, sort, n, name, body_json } of definitions) {
    const body = JSON.parse(body_json) as Readonly<Record<string, unknown>>;
    const parts = definitionParts.flatMap((part) => {
      const said = body[part];
      return typeof said === 'string' ? [[part, said] as const] : [];
    });
    labels[measureValue({ definitionId: id, n })] = {
      type: 'definition',
      label: name,
      detail: { definitionId: id, n, sort, ...Object.fromEntries(parts) },
    };
  }
  const artifacts = await db
    .selectFrom('artifact')
    .innerJoin('cycle', 'cycle.id', 'artifact.cycle_id')
    .select(['artifact.id', 'artifact.title', 'url', 'sort', 'artifact.organisation_id', 'cycle_id'])
    .where('cycle.network_id', '=', networkId)
    .where('removed_at', 'is', null)
    .execute();
  for (const { id, title, url, sort, organisation_id, cycle_id } of artifacts) {
    labels[id] = {
      type: 'artifact',
      label: title,
      detail: { url, sort, organisationId: organisation_id, cycleId: cycle_id },
    };
  }
  return labels;
}
