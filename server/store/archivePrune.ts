import type { Kysely, Transaction } from 'kysely';
import { personalPart } from '../../shared/content/parts.ts';
import type { Place } from './logStore.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;
type Pruned = Pick<Place, 'documentId' | 'part'>;

/** Rows that one transaction takes away. Each touches a page of its own in the index of hashes: a few milliseconds. */
const slice = 250;

/** The state of a document and the epoch of this part of it; undefined where nobody has begun it. */
export function standingOf(db: Kysely<Tables>, { documentId, part }: Pruned) {
  const document = db.selectFrom('document').where('document.id', '=', documentId);
  if (!personalPart(part)) return document.select(['state', 'epoch']).executeTakeFirst();
  return document
    .innerJoin('part', 'part.document_id', 'document.id')
    .where('part.part', '=', part)
    .select(['document.state', 'part.epoch'])
    .executeTakeFirst();
}

/** The part lives on in this epoch. */
export async function setEpoch(tx: Tx, { documentId, part, epoch }: Place): Promise<void> {
  if (personalPart(part)) {
    await tx
      .updateTable('part')
      .set({ epoch })
      .where('document_id', '=', documentId)
      .where('part', '=', part)
      .execute();
  } else await tx.updateTable('document').set({ epoch }).where('id', '=', documentId).execute();
}

export async function newestCheckpoint(db: Kysely<Tables>, place: Place): Promise<number | undefined> {
  const found = await db
    .selectFrom('checkpoint')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '=', place.epoch)
    .executeTakeFirst();
  return found?.seq ?? undefined;
}

/** The oldest rows that a checkpoint of their epoch stands for. Of the index it reads nothing else. */
function coveredRows(db: Kysely<Tables>, { documentId, part }: Pruned, epoch: number, checkpoint: number) {
  return db
    .selectFrom('log')
    .select(['epoch', 'seq'])
    .where('document_id', '=', documentId)
    .where('part', '=', part)
    .where('epoch', '=', epoch)
    .where('seq', '<=', checkpoint)
    .orderBy('seq');
}

/** Rows of ended epochs whose signers are counted; the server is nobody to count. */
function endedRows(db: Kysely<Tables>, { documentId, part }: Pruned, epoch: number) {
  return db
    .selectFrom('log')
    .select(['log.epoch', 'log.seq'])
    .where('log.document_id', '=', documentId)
    .where('log.part', '=', part)
    .where('log.epoch', '<', epoch)
    .where((eb) =>
      eb.or([
        eb('log.person_id', 'is', null),
        eb('log.organisation_id', 'is', null),
        eb(
          'log.seq',
          '<=',
          eb
            .selectFrom('contributor')
            .select((inner) => inner.fn.max('counted_to').as('to'))
            .where('contributor.document_id', '=', documentId)
            .where('contributor.part', '=', part)
            .whereRef('contributor.epoch', '=', 'log.epoch'),
        ),
      ]),
    )
    .orderBy('log.epoch')
    .orderBy('log.seq');
}

/** Where a document stands, when something else stands for its oldest rows. */
async function standing(db: Kysely<Tables>, place: Pruned) {
  const document = await standingOf(db, place);
  if (!document || document.state === 'freezing') return undefined;
  const checkpoint = await newestCheckpoint(db, { ...place, epoch: document.epoch });
  return checkpoint === undefined ? undefined : { epoch: document.epoch, checkpoint };
}

/** Old checkpoints are the last to go, so that one of them tells that work is left. */
export async function isPrunable(db: Kysely<Tables>, place: Pruned): Promise<boolean> {
  const now = await standing(db, place);
  if (!now) return false;
  const row =
    (await coveredRows(db, place, now.epoch, now.checkpoint).limit(1).executeTakeFirst()) ??
    (await endedRows(db, place, now.epoch).limit(1).executeTakeFirst());
  if (row) return true;
  const old = await db
    .selectFrom('checkpoint')
    .select('seq')
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where((eb) => eb.or([eb('epoch', '<', now.epoch), eb('seq', '<', now.checkpoint)]))
    .limit(1)
    .executeTakeFirst();
  return old !== undefined;
}

export async function pruneSlice(tx: Tx, place: Pruned): Promise<boolean> {
  const now = await standing(tx, place);
  if (!now) return false;
  const { epoch, checkpoint } = now;
  const covered = await coveredRows(tx, place, epoch, checkpoint).limit(slice).execute();
  const spare = covered.length > 0 ? covered : await endedRows(tx, place, epoch).limit(slice).execute();
  const [first] = spare;
  if (first) {
    const seqs = spare.filter((row) => row.epoch === first.epoch).map((row) => row.seq);
    await tx
      .deleteFrom('log')
      .where('document_id', '=', place.documentId)
      .where('part', '=', place.part)
      .where('epoch', '=', first.epoch)
      .where('seq', 'in', seqs)
      .execute();
    return true;
  }
  await tx
    .deleteFrom('client')
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '<', epoch)
    .execute();
  await tx
    .deleteFrom('checkpoint')
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where((eb) => eb.or([eb('epoch', '<', epoch), eb('seq', '<', checkpoint)]))
    .execute();
  return false;
}
