import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as Y from 'yjs';
import { inlineArchive } from '../../server/rooms/archive/inline.ts';
import type { Archive } from '../../server/rooms/archive/archive.ts';
import {
  type ArchiveStore,
  createArchiveStore,
  type HistoryReader,
} from '../../server/store/archiveStore.ts';
import { openDatabase } from '../../server/store/driver.ts';
import { historyReader } from '../../server/store/historyReader.ts';
import type { Place } from '../../server/store/logStore.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { type LiveStore, type Name, openLiveStore, organisationId, people, testKind } from './live.ts';
import { randomEdit, seeded } from './live-edits.ts';

export interface ArchiveBench {
  readonly live: LiveStore;
  readonly reader: HistoryReader;
  readonly store: ArchiveStore;
  readonly archive: Archive;
  readonly errors: string[];
  close(): Promise<void>;
}

/** A database with an archive over it, in this thread. */
export async function openArchive(): Promise<ArchiveBench> {
  const live = await openLiveStore();
  const database = openDatabase(join(live.folder, 'second-draft.sqlite'), { readOnly: true });
  const reader = historyReader(database);
  const errors: string[] = [];
  return {
    live,
    reader,
    store: createArchiveStore({ ...live.store, now: () => 7 }),
    archive: inlineArchive({
      reader,
      kindNamed: () => testKind,
      onError: (message) => errors.push(message),
    }),
    errors,
    async close() {
      database.close();
      await live.close();
    },
  };
}

export interface Row {
  readonly by: Name | null;
  readonly bytes: Uint8Array;
  readonly at?: number;
}

/** A document with these rows. */
export async function documentOf(live: LiveStore, rows: readonly Row[]): Promise<Place> {
  const documentId = uuidv7();
  await live.addDocument(documentId);
  const place = { documentId, part: 'shared', epoch: 1 };
  await append(live, place, rows);
  return place;
}

export async function append(live: LiveStore, place: Place, rows: readonly Row[]): Promise<void> {
  await live.store.log.append([
    {
      place,
      rows: rows.map(({ by, bytes, at }, i) => ({
        personId: by && people[by].id,
        organisationId: by && organisationId,
        at: at ?? 1000 + i,
        hash: createHash('sha256').update(bytes).digest(),
        bytes,
        newClients: [],
      })),
    },
  ]);
}

/** Rows of two people who edit at random, each seeing what the other wrote. */
export function randomRows(count: number, seed: number): Row[] {
  const random = seeded(seed);
  const rows: Row[] = [];
  const docs = (['ana', 'ben'] as const).map((by, i) => {
    const doc = new Y.Doc();
    doc.clientID = seed * 10 + i + 1;
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'other') rows.push({ by, bytes });
    });
    return doc;
  });
  while (rows.length < count) {
    const before = rows.length;
    const writer = random.pick(docs);
    randomEdit(writer, random);
    for (const { bytes } of rows.slice(before)) {
      for (const doc of docs) if (doc !== writer) Y.applyUpdate(doc, bytes, 'other');
    }
  }
  return rows.slice(0, count);
}
