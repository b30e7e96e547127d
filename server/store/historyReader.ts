import type { HistoryReader, SealedCheckpoint, SignedRow } from './archiveStore.ts';
import type { Database } from './driver.ts';
import type { Place } from './logStore.ts';
import { snapshots } from './snapshot.ts';

const ofPlace = 'document_id = ? and part = ? and epoch = ?';
const all = Number.MAX_SAFE_INTEGER;

/** Raised where what was asked for has been compacted away. */
export class NoLongerKept extends Error {
  override readonly name = 'NoLongerKept';
}

/** A reader on a connection of its own, which nobody else may use. */
export function historyReader(database: Database): HistoryReader {
  const newest = database.prepare(`select seq from checkpoint where ${ofPlace} order by seq desc limit 1`);
  const checkpointAt = database.prepare(
    `select seq, hash, state_vector as vector, authorship, state from checkpoint where ${ofPlace} and seq = ?`,
  );
  const signedRows = database.prepare(
    `select seq, person_id as personId, organisation_id as organisationId, created_at as at, bytes
      from log where ${ofPlace} and seq > ? and seq <= ? order by seq`,
  );
  const rows = database.prepare(
    `select seq, bytes from log where ${ofPlace} and seq > ? and seq <= ? order by seq`,
  );
  const stateBytes = database.prepare(
    `select length(state) as bytes from checkpoint where ${ofPlace} and seq = ?`,
  );
  const weight = database.prepare(
    `select count(*) as n, coalesce(sum(length(bytes)), 0) as bytes from log where ${ofPlace} and seq > ?`,
  );
  const inSnapshot = snapshots(database);

  async function snapshot<T>(read: () => T): Promise<T> {
    return inSnapshot(read);
  }
  function newestSeq(place: Place): number | undefined {
    const [row] = newest.all(...keyOf(place)) as { seq: number }[];
    return row?.seq;
  }

  return {
    history: (place, upTo = all) =>
      snapshot(() => {
        const base = newestSeq(place);
        if (base !== undefined && base > upTo) {
          throw new NoLongerKept(
            `Document ${place.documentId} is kept from position ${base} on, not at ${upTo}.`,
          );
        }
        const [checkpoint] =
          base === undefined ? [] : (checkpointAt.all(...keyOf(place), base) as SealedCheckpoint[]);
        return {
          checkpoint,
          rows: signedRows.all(...keyOf(place), base ?? 0, upTo) as SignedRow[],
        };
      }),

    since: (place, seq, upTo = all) =>
      snapshot(() =>
        (newestSeq(place) ?? 0) > seq
          ? undefined
          : (rows.all(...keyOf(place), seq, upTo) as { seq: number; bytes: Uint8Array }[]),
      ),

    backlog: (place) =>
      snapshot(() => {
        const base = newestSeq(place);
        const [state] =
          base === undefined ? [] : (stateBytes.all(...keyOf(place), base) as { bytes: number }[]);
        const [log] = weight.all(...keyOf(place), base ?? 0) as { n: number; bytes: number }[];
        return { stateBytes: state?.bytes ?? 0, rows: log?.n ?? 0, rowBytes: log?.bytes ?? 0 };
      }),
  };
}

function keyOf({ documentId, part, epoch }: Place) {
  return [documentId, part, epoch] as const;
}
