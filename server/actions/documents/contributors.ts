import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** Who wrote in a document, as its log says or said. */
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

/**
 * Counted rows are told by their summary, later ones by the log itself; one statement, so one snapshot of both.
 * @param seq the log position up to which to look, in that epoch
 */
export async function contributorsOf(
  db: Kysely<Tables>,
  documentId: string,
  { epoch, seq }: { readonly epoch: number; readonly seq: number },
): Promise<Contributor[]> {
  const signed = db
    .selectFrom('log')
    .select((eb) => [
      'log.person_id as personId',
      'log.organisation_id as organisationId',
      eb.fn.countAll<number>().as('rows'),
      eb.fn.min('log.created_at').as('first'),
      eb.fn.max('log.created_at').as('last'),
    ])
    .where('log.document_id', '=', documentId)
    .where('log.part', '=', 'shared')
    .where((eb) =>
      eb.or([eb('log.epoch', '<', epoch), eb.and([eb('log.epoch', '=', epoch), eb('log.seq', '<=', seq)])]),
    )
    .where((eb) =>
      eb(
        'log.seq',
        '>',
        eb
          .selectFrom('contributor')
          .select((inner) => inner.fn.coalesce(inner.fn.max('counted_to'), sql<number>`0`).as('to'))
          .where('contributor.document_id', '=', documentId)
          .where('contributor.part', '=', 'shared')
          .whereRef('contributor.epoch', '=', 'log.epoch'),
      ),
    )
    .groupBy(['log.person_id', 'log.organisation_id']);
  const counted = db
    .selectFrom('contributor')
    .select([
      'person_id as personId',
      'organisation_id as organisationId',
      'rows',
      'first_at as first',
      'last_at as last',
    ])
    .where('document_id', '=', documentId)
    .where('part', '=', 'shared')
    .where((eb) =>
      eb.or([eb('epoch', '<', epoch), eb.and([eb('epoch', '=', epoch), eb('first_seq', '<=', seq)])]),
    );
  const rows = await db
    .selectFrom(signed.unionAll(counted).as('part'))
    .innerJoin('person', 'person.id', 'part.personId')
    .innerJoin('organisation', 'organisation.id', 'part.organisationId')
    .select((eb) => [
      'part.personId',
      'person.name as person',
      'part.organisationId',
      'organisation.name as organisation',
      eb.fn.sum<number>('part.rows').as('rows'),
      eb.fn.min('part.first').as('first'),
      eb.fn.max('part.last').as('last'),
    ])
    .groupBy(['part.personId', 'person.name', 'part.organisationId', 'organisation.name'])
    .orderBy('organisation.name')
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({
    ...row,
    personId: row.personId ?? '',
    organisationId: row.organisationId ?? '',
  }));
}
