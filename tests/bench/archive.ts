import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as Y from 'yjs';
import { build } from '../../server/rooms/archive/build.ts';
import { compact } from '../../server/rooms/archive/compact.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import { openDatabase } from '../../server/store/driver.ts';
import { historyReader } from '../../server/store/historyReader.ts';
import { shortId, uuidv7 } from '../../shared/ids.ts';
import { openLiveStore, organisationId, people, testKind } from '../kit/live.ts';
import { seeded } from '../kit/live-edits.ts';
import { paragraph } from '../kit/typists.ts';
import { median } from './figures.ts';

/** Times in milliseconds, sizes in bytes. */
export interface ArchiveFigures {
  readonly rows: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly authorshipBytes: number;
  /** In the archive's thread: reading, replaying with authors, proving. */
  readonly compacting: number;
  /** On the main thread: storing the checkpoint, and the slices that take rows away. */
  readonly keeping: number;
  readonly slices: number;
  readonly slice: { readonly median: number; readonly worst: number };
  /** From disk to a document in memory. */
  readonly coldBefore: number;
  readonly coldAfter: number;
}

/** A long history: people who type, correct themselves and begin paragraphs, a row for each keystroke. */
export function typingHistory(edits: number, seed = 1): Uint8Array[] {
  const random = seeded(seed);
  const rows: Uint8Array[] = [];
  const doc = new Y.Doc();
  const typists = Array.from({ length: 8 }, (_, i) => 1000 + i);
  doc.on('update', (bytes: Uint8Array) => rows.push(bytes));
  const field = doc.getXmlFragment('problem');
  doc.clientID = typists[0] ?? 1000;
  field.insert(0, [paragraph('', shortId())]);
  while (rows.length < edits) {
    doc.clientID = random.pick(typists);
    const block = field.get(random.below(field.length));
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('a paragraph without text');
    let at = random.below(text.length + 1);
    if (random.below(12) === 0) field.insert(random.below(field.length + 1), [paragraph('', shortId())]);
    for (let burst = 5 + random.below(40); burst > 0 && rows.length < edits; burst -= 1) {
      if (at > 0 && random.below(6) === 0) text.delete((at -= 1), 1);
      else text.insert(at++, random.pick(['e', 'a', ' ', 't', 's', 'n']));
    }
  }
  return rows;
}

export async function archiveFigures(edits = 50_000): Promise<ArchiveFigures> {
  const live = await openLiveStore();
  const place = { documentId: uuidv7(), part: 'shared', epoch: 1 };
  await live.addDocument(place.documentId);
  const history = typingHistory(edits);
  const who = [people.ana.id, people.ben.id];
  for (let i = 0; i < history.length; i += 1000) {
    const rows = history.slice(i, i + 1000).map((bytes, k) => ({
      personId: who[(i / 1000) % 2] ?? null,
      organisationId,
      at: (i + k) * 200,
      hash: createHash('sha256').update(bytes).digest(),
      bytes,
      newClients: [],
    }));
    await live.store.log.append([{ place, rows }]);
  }
  const file = join(live.folder, 'second-draft.sqlite');
  const database = openDatabase(file, { readOnly: true });
  const reader = historyReader(database);
  const store = createArchiveStore({ ...live.store, now: Date.now });

  const coldBefore = await timed(async () => build(await reader.history(place)).doc.destroy());
  let compaction = compact(await reader.history(place), testKind);
  const compacting = await timed(async () => {
    compaction = compact(await reader.history(place), testKind);
  });
  if (compaction.type !== 'compacted') throw new Error(compaction.why);
  const made = compaction;
  const keeping = await timed(async () => {
    if ((await store.keep(place, made)) !== 'kept') throw new Error('refused');
  });
  const slices: number[] = [];
  const pruned = async () => {
    const start = performance.now();
    const more = await store.prune(place);
    slices.push(performance.now() - start);
    return more;
  };
  while (await pruned());
  const colds: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    colds.push(await timed(async () => build(await reader.history(place)).doc.destroy()));
  }
  database.close();
  await live.close();
  return {
    rows: made.rows,
    bytesBefore: made.bytesBefore,
    bytesAfter: made.bytesAfter,
    authorshipBytes: made.authorship.length,
    compacting,
    keeping,
    slices: slices.length,
    slice: { median: median(slices), worst: Math.max(...slices) },
    coldBefore,
    coldAfter: median(colds),
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
