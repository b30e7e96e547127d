import type { Kysely } from 'kysely';
import type { LockState } from '../../../shared/kinds/kind.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from './open.ts';
import { kindOf } from './seal.ts';

/** The facts by which a kind says what of a document may not be changed now. */
export async function lockStateOf(
  db: Kysely<Tables>,
  row: Pick<DocumentRow, 'id' | 'source_document_id'>,
): Promise<LockState> {
  const scoring = await db
    .selectFrom('scoring')
    .select(['state', 'weights_open'])
    .where('document_id', '=', row.id)
    .executeTakeFirst();
  return {
    fork: row.source_document_id !== null,
    ...(scoring && {
      scoring: scoring.state === 'revealed' ? ('revealed' as const) : ('open' as const),
      weightsOpen: scoring.weights_open === 1,
    }),
  };
}

/** Addresses of a document that nobody may change now. */
export async function locksOf(db: Kysely<Tables>, documentId: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('document')
    .select(['id', 'kind', 'source_document_id'])
    .where('id', '=', documentId)
    .executeTakeFirst();
  const kind = row && kindOf(row.kind);
  return row && kind?.locks ? kind.locks(await lockStateOf(db, row)) : [];
}
