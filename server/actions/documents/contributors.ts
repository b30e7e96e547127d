import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** Who wrote in a document, as its log says. */
export interface Contributor {
  readonly personId: string;
  readonly person: string;
  readonly organisationId: string;
  readonly organisation: string;
  /** Rows of the log they signed. */
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

/** @param seq the log position up to which to look, in the newest epoch */
export async function contributorsOf(
  db: Kysely<Tables>,
  documentId: string,
  { epoch, seq }: { readonly epoch: number; readonly seq: number },
): Promise<Contributor[]> {
  const rows = await db
    .selectFrom('log')
    .innerJoin('person', 'person.id', 'log.person_id')
    .innerJoin('organisation', 'organisation.id', 'log.organisation_id')
    .select((eb) => [
      'log.person_id as personId',
      'person.name as person',
      'log.organisation_id as organisationId',
      'organisation.name as organisation',
      eb.fn.countAll<number>().as('rows'),
      eb.fn.min('log.created_at').as('first'),
      eb.fn.max('log.created_at').as('last'),
    ])
    .where('log.document_id', '=', documentId)
    .where('log.part', '=', 'shared')
    .where((eb) => eb.or([eb('log.epoch', '<', epoch), eb('log.seq', '<=', seq)]))
    .groupBy(['log.person_id', 'person.name', 'log.organisation_id', 'organisation.name'])
    .orderBy('organisation.name')
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({
    ...row,
    personId: row.personId ?? '',
    organisationId: row.organisationId ?? '',
  }));
}
