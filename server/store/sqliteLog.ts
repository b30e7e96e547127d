import { isBusy, patience, wait } from './refusals.ts';
import { personalPart, sharedPart } from '../../shared/content/parts.ts';
import type { Database } from './driver.ts';
import type { Lane } from './lane.ts';
import type {
  Appended,
  Appending,
  Checkpoint,
  DocumentPlace,
  Logged,
  LoggedRow,
  LogStore,
  NewRow,
  Place,
} from './logStore.ts';
import { snapshots, undo } from './snapshot.ts';

/** The log by prepared statements: a keystroke is a transaction, and a query builder would cost more than it. */
export function sqliteLog(writing: Database, reading: Database, lane: Lane): LogStore {
  const append = appender(writing);
  const place = reading.prepare('select kind, state, epoch from document where id = ?');
  const begun = reading.prepare('select epoch from part where document_id = ? and part = ?');
  const others = reading.prepare('select count(*) as n from part where document_id = ? and sort = ?');
  const clients = reading.prepare(
    'select client_id, person_id from client where document_id = ? and part = ? and epoch = ?',
  );
  const read = reader(reading);
  return {
    async place(documentId, part = sharedPart) {
      const document = place.all(documentId)[0] as DocumentPlace | undefined;
      const personal = personalPart(part);
      if (!document || !personal) return document;
      const { kind, state } = document;
      const [own] = begun.all(documentId, part) as { epoch: number }[];
      if (own) return { kind, state, epoch: own.epoch };
      const [{ n } = { n: 0 }] = others.all(documentId, personal.sort) as { n: number }[];
      return { kind, state, epoch: 1, others: n };
    },
    async read(at, upTo = Number.MAX_SAFE_INTEGER) {
      return read(at, upTo);
    },
    async clients({ documentId, part, epoch }) {
      const rows = clients.all(documentId, part, epoch) as { client_id: number; person_id: string | null }[];
      return new Map(rows.map((row) => [row.client_id, row.person_id]));
    },
    append: (batch) => lane.alone(() => inTransaction(writing, () => append(batch))),
  };
}

/** Reads checkpoint and rows as they stood at one moment. */
export function reader(database: Database): (place: Place, upTo: number) => Logged {
  const snapshot = snapshots(database);
  const at = 'document_id = ? and part = ? and epoch = ?';
  const checkpoint = database.prepare(
    `select seq, state, state_vector as vector from checkpoint where ${at} and seq <= ? order by seq desc limit 1`,
  );
  const rows = database.prepare(
    `select seq, bytes from log where ${at} and seq > ? and seq <= ? order by seq`,
  );
  return ({ documentId, part, epoch }, upTo) =>
    snapshot(() => {
      const newest = checkpoint.all(documentId, part, epoch, upTo)[0] as Checkpoint | undefined;
      const after = rows.all(documentId, part, epoch, newest?.seq ?? 0, upTo) as LoggedRow[];
      return { checkpoint: newest, rows: after };
    });
}

/** One transaction around `work`; tried again, without stopping the loop, while another program has the lock. */
async function inTransaction<T>(database: Database, work: () => T): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      database.exec('begin immediate');
      break;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
    }
    await wait();
  }
  try {
    const done = work();
    database.exec('commit');
    return done;
  } catch (error) {
    undo(database, error);
    throw error;
  }
}

function appender(database: Database): (batch: readonly Appending[]) => Appended[] {
  const document = database.prepare('select state, epoch from document where id = ?');
  const part = database.prepare(
    `select document.state, part.epoch from document
     left join part on part.document_id = document.id and part.part = ? where document.id = ?`,
  );
  const begin = database.prepare(
    `insert into part (document_id, part, sort, person_id, organisation_id, epoch, created_at)
     values (?, ?, ?, ?, ?, 1, ?)`,
  );
  const at = 'document_id = ? and part = ? and epoch = ?';
  const newest = database.prepare(
    `select max(
       coalesce((select seq from log where ${at} order by seq desc limit 1), 0),
       coalesce((select seq from checkpoint where ${at} order by seq desc limit 1), 0)
     ) as seq`,
  );
  const insert = database.prepare(
    `insert into log (document_id, part, epoch, seq, person_id, organisation_id, created_at, hash, bytes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (document_id, part, epoch, hash) do nothing`,
  );
  const bind = database.prepare(
    `insert into client (document_id, part, epoch, client_id, person_id, created_at) values (?, ?, ?, ?, ?, ?)`,
  );

  function appendRows({ documentId, part, epoch }: Place, rows: readonly NewRow[]): number[] {
    const place = [documentId, part, epoch];
    const { seq: last } = newest.all(...place, ...place)[0] as { seq: number };
    return rows.map((row, i) => {
      const seq = last + 1 + i;
      insert.run(...place, seq, row.personId, row.organisationId, row.at, row.hash, row.bytes);
      for (const client of row.newClients) bind.run(...place, client, row.personId, row.at);
      return seq;
    });
  }

  function isLive({ documentId, part: name, epoch }: Place, first: NewRow | undefined): boolean {
    const personal = personalPart(name);
    if (!personal) {
      const found = document.all(documentId)[0] as { state: string; epoch: number } | undefined;
      return found?.state === 'live' && found.epoch === epoch;
    }
    const found = part.all(name, documentId)[0] as { state: string; epoch: number | null } | undefined;
    if (found?.state !== 'live' || (found.epoch ?? 1) !== epoch) return false;
    if (found.epoch === null && first) {
      begin.run(documentId, name, personal.sort, personal.personId, first.organisationId, first.at);
    }
    return true;
  }

  return (batch) =>
    batch.map(({ place, rows }) =>
      isLive(place, rows[0]) ? { type: 'committed', seqs: appendRows(place, rows) } : { type: 'notLive' },
    );
}
