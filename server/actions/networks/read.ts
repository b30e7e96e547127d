import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { Tables } from '../../store/tables.ts';
import { organisationOf } from '../documents/present.ts';

type Db = Kysely<Tables>;
type Organisation = z.output<typeof shape.organisation>;

/** The organisations of a network: the reader's own first, then by name. Districts are never ranked. */
export async function organisationsIn(
  db: Db,
  networkId: string,
  ownId?: string,
): Promise<readonly Organisation[]> {
  const rows = await db
    .selectFrom('network_organisation')
    .innerJoin('organisation', 'organisation.id', 'network_organisation.organisation_id')
    .selectAll('organisation')
    .where('network_organisation.network_id', '=', networkId)
    .where('network_organisation.ended_at', 'is', null)
    .execute();
  return rows
    .map(organisationOf)
    .toSorted(
      (a, b) => Number(b.id === ownId) - Number(a.id === ownId) || a.name.localeCompare(b.name, 'en'),
    );
}

export async function problemOf(
  db: Db,
  networkId: string,
): Promise<z.output<typeof shape.problem> | undefined> {
  const row = await db
    .selectFrom('problem')
    .selectAll()
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    sentence: row.sentence,
    ...(row.baseline === null ? {} : { baseline: row.baseline }),
    ...(row.target === null ? {} : { target: row.target }),
    ...(row.unit ? { unit: row.unit } : {}),
    ...(row.due_on ? { dueOn: row.due_on } : {}),
    ...(row.definition_id ? { definitionId: row.definition_id } : {}),
  };
}
