import type { Transaction } from 'kysely';
import type { NewRow, Place } from './logStore.ts';
import type { Tables } from './tables.ts';

/** The first row of a new document, in the transaction that makes the document. */
export async function insertFirstRow(tx: Transaction<Tables>, place: Place, row: NewRow): Promise<void> {
  const { documentId: document_id, part, epoch } = place;
  await tx
    .insertInto('log')
    .values({
      document_id,
      part,
      epoch,
      seq: 1,
      person_id: row.personId,
      organisation_id: row.organisationId,
      created_at: row.at,
      hash: row.hash,
      bytes: row.bytes,
    })
    .execute();
  await tx
    .insertInto('client')
    .values(
      row.newClients.map((client_id) => ({
        document_id,
        part,
        epoch,
        client_id,
        person_id: row.personId,
        created_at: row.at,
      })),
    )
    .execute();
}
