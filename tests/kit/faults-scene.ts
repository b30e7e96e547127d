import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inlineArchive } from '../../server/rooms/archive/inline.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import { openDatabase } from '../../server/store/driver.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { Copy } from './copy.ts';
import { type Call, Fault, type Moment, type SqliteFailure } from './faults.ts';
import { Ledger } from './faults-ledger.ts';
import { type LiveServer, type LiveStore, openLiveStore, serveLive, testKind, until } from './live.ts';
import { readAlone, Witness } from './witness.ts';

export interface Played {
  /** Calls of the driver that the scene took. */
  readonly calls: number;
  /** The call that failed; none when there were fewer than that. */
  readonly struck: Call | undefined;
  /** Everything that must not be, in words. */
  readonly problems: readonly string[];
}

const document = uuidv7(700);
const elsewhere = uuidv7(701);

/**
 * People write, one joins, the document is frozen and let go again, its log is compacted, all while the nth call of the
 * storage fails. Then
 * everybody comes back to the same engine, and a new engine is asked what there is.
 */
export async function play(at: number, failure: SqliteFailure, moment: Moment): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-fault-'));
  const fault = new Fault(at, failure, moment);
  const problems: string[] = [];
  const live = await openLiveStore(folder, fault.over(openDatabase));
  await live.addDocument(document);
  await live.addDocument(elsewhere);
  const ledger = new Ledger(folder);
  const check = (documentId: string, update: Uint8Array) => {
    const lack = ledger.lacks(documentId, update);
    if (lack) problems.push(`told before it was stored: ${lack}`);
  };
  const served = await serveLive(live);
  const there = new Copy('ana', elsewhere, check);
  const writers = [
    new Copy('ana', document, check),
    new Copy('ben', document, check),
    new Copy('ana', document, check),
  ];
  const everybody = [there, ...writers];
  try {
    there.connect(served.url);
    await there.settled();
    fault.arm();
    await writeJoinAndFreeze(live, served, writers);
    for (const copy of writers) problems.push(...(await copy.comeBack(served.url)));
    await compactWhileTheyWrite(live, writers);
    if (fault.struck && there.socket.closed !== undefined) {
      problems.push(`another document was closed with ${there.socket.closed}`);
    }
    there.type('elsewhere');
    await there.settled();
    for (const copy of everybody) problems.push(...(await copy.comeBack(served.url)));
    for (const copy of everybody) copy.type(' Later.');
    for (const copy of everybody) problems.push(...(await copy.comeBack(served.url)));
  } catch (error) {
    problems.push(`it hangs or breaks: ${String(error)}`);
  }
  const { calls, struck } = fault;
  fault.disarm();
  await served.stop();
  ledger.close();
  await live.close();
  problems.push(...(await missedByANewEngine(folder, everybody)));
  rmSync(folder, { recursive: true });
  return { calls, struck, problems };
}

async function writeJoinAndFreeze(
  live: LiveStore,
  { url }: LiveServer,
  writers: readonly Copy[],
): Promise<void> {
  for (const copy of writers) copy.connect(url);
  await Promise.all(writers.map((copy) => copy.settled()));
  for (const word of ['Less', ' is', ' more.']) for (const copy of writers) copy.type(word);
  await Promise.all(writers.map((copy) => copy.settled()));
  const reader = new Witness(`${url}/live/${document}?protocol=1`, 'eve');
  await until('the reader is in, or closed', () => reader.synced || reader.closed !== undefined);
  for (const copy of writers) if (copy.socket.closed === undefined) copy.type(' Again.');
  await Promise.all(writers.map((copy) => copy.settled()));
  await asAnAction(() => live.setState(document, 'freezing'));
  const [last] = writers;
  if (last?.socket.closed === undefined) last?.type(' Too late.');
  await last?.settled();
  await asAnAction(() => live.setState(document, 'live'));
  reader.ws.terminate();
  await reader.ended;
}

const long = 'What we learned is what we wrote down. '.repeat(2000);

/** What a compactor does once a document has been left alone, except that somebody begins to write again. */
async function compactWhileTheyWrite(live: LiveStore, writers: readonly Copy[]): Promise<void> {
  const place = { documentId: document, part: 'shared', epoch: 1 };
  const archive = inlineArchive({ reader: live.reader, kindNamed: () => testKind, onError: () => undefined });
  const store = createArchiveStore({ ...live.store, now: Date.now });
  writers[0]?.type(long);
  await writers[0]?.settled();
  await asAnAction(async () => {
    const compaction = await archive.compact(place, testKind.name);
    if (compaction.type === 'unsound') throw new Error(compaction.why);
    for (const copy of writers) if (copy.socket.closed === undefined) copy.type(' Meanwhile.');
    if (compaction.type === 'compacted') await store.keep(place, compaction);
    while (await store.prune(place)) await Promise.resolve();
  });
  await Promise.all(writers.map((copy) => copy.settled()));
}

/** What an action does when the storage fails: it says so, and is asked again. */
async function asAnAction(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error;
    await work();
  }
}

async function missedByANewEngine(folder: string, copies: readonly Copy[]): Promise<string[]> {
  const live = await openLiveStore(folder);
  const served = await serveLive(live);
  const problems: string[] = [];
  for (const documentId of [document, elsewhere]) {
    const holding = await readAlone(`${served.url}/live/${documentId}?protocol=1`);
    for (const copy of copies) {
      if (copy.documentId !== documentId) continue;
      for (const update of copy.promised()) {
        const lack = holding.lacks(update);
        if (lack) problems.push(`lost: ${lack}`);
      }
    }
  }
  await served.stop();
  await live.close();
  return problems;
}
