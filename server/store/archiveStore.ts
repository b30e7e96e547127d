import type { Kysely, Transaction } from 'kysely';
import { isPrunable, newestCheckpoint, pruneSlice, setEpoch, standingOf } from './archivePrune.ts';
import type { Lane } from './lane.ts';
import type { Checkpoint, LoggedRow, Place } from './logStore.ts';
import type { Tables } from './tables.ts';

export interface SignedRow extends LoggedRow {
  /** Null for what the server itself wrote. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly at: number;
}
export interface SealedCheckpoint extends Checkpoint {
  /** SHA-256 of the state. */
  readonly hash: Uint8Array;
  readonly authorship: Uint8Array;
}

/** What has been logged of a document, with who signed it. */
export interface History {
  readonly checkpoint: SealedCheckpoint | undefined;
  readonly rows: readonly SignedRow[];
}

/** What there is to compact. Sizes in bytes. */
export interface Backlog {
  /** Of the newest checkpoint's state; 0 while there is none. */
  readonly stateBytes: number;
  readonly rows: number;
  readonly rowBytes: number;
}

/** Reads for the archive, each call in one snapshot. */
export interface HistoryReader {
  history(place: Place, upTo?: number): Promise<History>;
  /** Rows after `seq`, or undefined where a checkpoint has taken the place of some of them. */
  since(place: Place, seq: number, upTo?: number): Promise<readonly LoggedRow[] | undefined>;
  backlog(place: Place): Promise<Backlog>;
}

/** Rows that one person signed for one organisation. */
export interface Contribution {
  readonly personId: string;
  readonly organisationId: string;
  readonly rows: number;
  readonly firstSeq: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface NewCheckpoint extends SealedCheckpoint {
  /** The checkpoint it was made from. */
  readonly base: number | undefined;
  /** Of the rows after the base. */
  readonly contributions: readonly Contribution[];
}

/** The first checkpoint of a new epoch; `seq` and `contributions` are of the epoch that it ends. */
export interface NewEpoch extends NewCheckpoint {
  /** The Yjs client ids that sign the new state; the server's own. */
  readonly clients: readonly number[];
}

/** Whether it was stored. Refused: the document is being frozen, or has moved on since the reading. */
export type Keeping = 'kept' | 'refused';

export interface ArchiveStore {
  /** One transaction, which leaves the rows where they are. */
  keep(place: Place, checkpoint: NewCheckpoint): Promise<Keeping>;
  /** One transaction: the part of the document lives on in the epoch after `place`. Only while it is live and as it was read. */
  begin(place: Place, epoch: NewEpoch): Promise<Keeping>;
  /**
   * Takes away a slice of what checkpoints and newer epochs stand for; nothing of a document that is being frozen.
   * @returns whether there may be more
   */
  prune(place: Pick<Place, 'documentId' | 'part'>): Promise<boolean>;
}

type Tx = Transaction<Tables>;

export function createArchiveStore(setting: {
  readonly db: Kysely<Tables>;
  readonly lane: Lane;
  readonly now: () => number;
}): ArchiveStore {
  const { db, lane, now } = setting;
  return {
    keep: (place, checkpoint) =>
      lane.write(async (tx) => {
        const document = await standingOf(tx, place);
        if (!document || document.state === 'freezing' || document.epoch !== place.epoch) return 'refused';
        if ((await newestCheckpoint(tx, place)) !== checkpoint.base) return 'refused';
        await insertCheckpoint(tx, place, checkpoint, now());
        await count(tx, place, checkpoint);
        return 'kept';
      }),

    begin: (place, epoch) =>
      lane.write(async (tx) => {
        const document = await standingOf(tx, place);
        if (document?.state !== 'live' || document.epoch !== place.epoch) return 'refused';
        const base = await newestCheckpoint(tx, place);
        if (base !== epoch.base) return 'refused';
        if (Math.max(await newestRow(tx, place), base ?? 0) !== epoch.seq) return 'refused';
        await count(tx, place, epoch);
        const next = { ...place, epoch: place.epoch + 1 };
        const at = now();
        await insertCheckpoint(tx, next, { ...epoch, seq: 1 }, at);
        await tx
          .insertInto('client')
          .values(
            epoch.clients.map((client_id) => ({
              ...keyOf(next),
              client_id,
              person_id: null,
              created_at: at,
            })),
          )
          .execute();
        await setEpoch(tx, next);
        return 'kept';
      }),

    async prune(place) {
      if (!(await isPrunable(db, place))) return false;
      return lane.write((tx) => pruneSlice(tx, place));
    },
  };
}

function keyOf({ documentId, part, epoch }: Place) {
  return { document_id: documentId, part, epoch };
}

async function newestRow(tx: Tx, place: Place): Promise<number> {
  const found = await tx
    .selectFrom('log')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', place.documentId)
    .where('part', '=', place.part)
    .where('epoch', '=', place.epoch)
    .executeTakeFirst();
  return found?.seq ?? 0;
}

async function insertCheckpoint(
  tx: Tx,
  place: Place,
  checkpoint: SealedCheckpoint,
  at: number,
): Promise<void> {
  const { seq, hash, vector, authorship, state } = checkpoint;
  await tx
    .insertInto('checkpoint')
    .values({ ...keyOf(place), seq, created_at: at, hash, state_vector: vector, authorship, state })
    .execute();
}

/** Who signed the rows is kept apart from them, so that it can be told when they are gone. */
async function count(tx: Tx, place: Place, { seq, contributions }: NewCheckpoint): Promise<void> {
  for (const one of contributions) {
    await tx
      .insertInto('contributor')
      .values({
        ...keyOf(place),
        person_id: one.personId,
        organisation_id: one.organisationId,
        rows: one.rows,
        first_seq: one.firstSeq,
        first_at: one.firstAt,
        last_at: one.lastAt,
        counted_to: seq,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['document_id', 'part', 'epoch', 'person_id', 'organisation_id'])
          .doUpdateSet((eb) => ({
            rows: eb('contributor.rows', '+', eb.ref('excluded.rows')),
            first_at: eb
              .case()
              .when('excluded.first_at', '<', eb.ref('contributor.first_at'))
              .then(eb.ref('excluded.first_at'))
              .else(eb.ref('contributor.first_at'))
              .end(),
            last_at: eb
              .case()
              .when('excluded.last_at', '>', eb.ref('contributor.last_at'))
              .then(eb.ref('excluded.last_at'))
              .else(eb.ref('contributor.last_at'))
              .end(),
            counted_to: eb.ref('excluded.counted_to'),
          })),
      )
      .execute();
  }
}
