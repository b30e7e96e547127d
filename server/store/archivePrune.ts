import type { Kysely, Transaction } from 'kysely';
import type { Place } from './logStore.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;
type Pruned = Pick<Place, 'documentId' | 'part'>;

/** Rows that one transaction takes away. Each touches a page of its own in the index of hashes: a few milliseconds. */
const slice = 250;

export function documentOf(db: Kysely<Tables>, documentId: string) {
  return db.selectFrom('document').select(['state', 'epoch']).where('id', '=', documentId).executeTakeFirst();
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

/** Rows that something else stands for: a checkpoint of their epoch, or an epoch begun after them. */
function spareRows(db: Kysely<Tables>, { documentId, part }: Pruned, epoch: number, checkpoint: number) {
  return db
    .selectFrom('log')
    .where('log.document_id', '=', documentId)
    .where('log.part', '=', part)
    .where((eb) =>
      eb.or([
        eb.and([eb('log.epoch', '=', epoch), eb('log.seq', '<=', checkpoint)]),
        eb.and([
          eb('log.epoch', '<', epoch),
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
        ]),
      ]),
    );
}

/** Old checkpoints are the last to go, so that one of them tells that work is left. */
export async function isPrunable(db: Kysely<Tables>, place: Pruned): Promise<boolean> {
  const document = await documentOf(db, place.documentId);
  if (!document || document.state === 'freezing') return false;
  const checkpoint = await newestCheckpoint(db, { ...place, epoch: document.epoch });
  if (checkpoint === undefined) return false;
  const row = await spareRows(db, place, document.epoch, checkpoint)
    .select('log.seq')
    .limit(1)
    .executeTakeFirst();
  if (row) return true;
  const old = await db
    .selectFrom('checkpoint')
    .select('seq')
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where((eb) => eb.or([eb('epoch', '<', document.epoch), eb('seq', '<', checkpoint)]))
    .limit(1)
    .executeTakeFirst();
  return old !== undefined;
}

export async function pruneSlice(tx: Tx, place: Pruned): Promise<boolean> {
  const document = await documentOf(tx, place.documentId);
  if (!document || document.state === 'freezing') return false;
  const { epoch } = document;
  const checkpoint = await newestCheckpoint(tx, { ...place, epoch });
  if (checkpoint === undefined) return false;
  const spare = await spareRows(tx, place, epoch, checkpoint)
    .select(['log.epoch', 'log.seq'])
    .orderBy('log.epoch')
    .orderBy('log.seq')
    .limit(slice)
    .execute();
  const [first] = spare;
  if (first) {
    await tx
      .deleteFrom('log')
      .where('document_id', '=', place.documentId)
      .where('part', '=', place.part)
      .where('epoch', '=', first.epoch)
      .where(
        'seq',
        'in',
        spare.filter((row) => row.epoch === first.epoch).map((row) => row.seq),
      )
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
