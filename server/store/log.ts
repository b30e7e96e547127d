import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** One journal: a part of a document in one epoch. */
export interface Place {
  readonly documentId: string;
  readonly part: string;
  readonly epoch: number;
}

/** What has been logged of a document, in the order in which it was committed. */
export interface Logged {
  /** The state that the rows add to; absent while the log starts at its first row. */
  readonly checkpoint: { readonly seq: number; readonly state: Uint8Array } | undefined;
  readonly rows: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
}

export interface NewRow {
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly at: number;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  /** Yjs client ids that sign for the first time here. */
  readonly newClients: readonly number[];
}

export interface DocumentPlace {
  readonly kind: string;
  readonly state: string;
  readonly epoch: number;
}

type Db = Kysely<Tables>;
type Tx = Transaction<Tables>;

/** Rows that one statement inserts; SQLite binds at most 32,766 values. */
const rowsAtOnce = 500;

export async function documentPlace(db: Db, documentId: string): Promise<DocumentPlace | undefined> {
  return db
    .selectFrom('document')
    .select(['kind', 'state', 'epoch'])
    .where('id', '=', documentId)
    .executeTakeFirst();
}

/** @param upTo the last position to read; all of it when absent */
export async function readLog(db: Db, place: Place, upTo: number = Number.MAX_SAFE_INTEGER): Promise<Logged> {
  const checkpoint = await db
    .selectFrom('checkpoint')
    .select(['seq', 'state'])
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '=', place.epoch)
    .where('seq', '<=', upTo)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('log')
    .select(['seq', 'bytes'])
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '=', place.epoch)
    .where('seq', '>', checkpoint?.seq ?? 0)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .execute();
  return { checkpoint, rows };
}

/** Whose each Yjs client id is; null is the server's own. */
export async function readClients(db: Db, place: Place): Promise<Map<number, string | null>> {
  const rows = await db
    .selectFrom('client')
    .select(['client_id', 'person_id'])
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '=', place.epoch)
    .execute();
  return new Map(rows.map((row) => [row.client_id, row.person_id]));
}

/** State and epoch of each document, as the transaction sees them. */
export async function documentPlaces(
  tx: Tx,
  documentIds: readonly string[],
): Promise<Map<string, DocumentPlace>> {
  const rows = await tx
    .selectFrom('document')
    .select(['id', 'kind', 'state', 'epoch'])
    .where('id', 'in', [...documentIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Appends rows in order; bytes that are there already are not stored twice. @returns the position of each */
export async function appendRows(tx: Tx, place: Place, rows: readonly NewRow[]): Promise<number[]> {
  const { documentId: document_id, part, epoch } = place;
  const last = await tx
    .selectFrom('log')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', document_id)
    .where('part', '=', part)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  const checkpoint = await tx
    .selectFrom('checkpoint')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', document_id)
    .where('part', '=', part)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  const first = Math.max(last?.seq ?? 0, checkpoint?.seq ?? 0) + 1;
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const some = rows.slice(i, i + rowsAtOnce);
    await tx
      .insertInto('log')
      .values(
        some.map((row, k) => ({
          document_id,
          part,
          epoch,
          seq: first + i + k,
          person_id: row.personId,
          organisation_id: row.organisationId,
          created_at: row.at,
          hash: row.hash,
          bytes: row.bytes,
        })),
      )
      .onConflict((conflict) => conflict.columns(['document_id', 'part', 'epoch', 'hash']).doNothing())
      .execute();
  }
  const clients = rows.flatMap((row) =>
    row.newClients.map((client_id) => ({
      document_id,
      part,
      epoch,
      client_id,
      person_id: row.personId,
      created_at: row.at,
    })),
  );
  for (let i = 0; i < clients.length; i += rowsAtOnce) {
    await tx
      .insertInto('client')
      .values(clients.slice(i, i + rowsAtOnce))
      .execute();
  }
  return rows.map((_, i) => first + i);
}
