import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openDatabase } from '../../../server/store/driver.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import { message } from '../../../shared/protocol/messages.ts';
import type { Figures } from '../figures.ts';
import { readCoverage } from '../load/coverage.ts';
import { type Address, LightClient } from '../load/light-client.ts';
import { type HistoryName, type LongHistory, longHistory, slabs, textOf } from '../load/long-history.ts';
import type { ServerUnderTest } from '../server.ts';
import { type Target, withFolder } from '../targets.ts';

const documentId = uuidv7();
const patience = 300_000;
/** Ours compacts what has been left alone for 20 s. */
const settle = Number(process.env.BENCH_SETTLE ?? 25) * 1000;

/** A long history through one socket until a second client has it; then a restart, and the first to open it. */
export function ingest(target: Target, name: HistoryName): Promise<Figures | string> {
  const history = longHistory(name);
  if (!history) return Promise.resolve('the recording ../shared/automerge-paper.json.gz is not here');
  return withFolder(async (folder) => {
    const empty = await withFolder((other) => emptySize(target, other));
    let server = await target.start(folder);
    try {
      const taken = await takeIn(target, server, history);
      if (target.stores) await wait(settle);
      await server.quiet(60_000);
      await server.end('SIGTERM');
      const size = sizeOf(folder);
      if (!target.stores) writeReady(folder, history);
      server = await target.start(folder);
      await server.quiet(10_000);
      const cold = await open(target, server, history);
      const warm = await open(target, server, history);
      return {
        ...taken,
        coldOpen: cold.took,
        warmOpen: warm.took,
        sameText: cold.sameText && warm.sameText ? 1 : 0,
        openBytes: cold.bytes,
        stateBytes: history.stateSize,
        ...(target.stores ? { diskBytes: size.onDisk - empty.onDisk, diskUsed: size.used - empty.used } : {}),
      };
    } finally {
      await server.end('SIGKILL');
    }
  });
}

async function takeIn(target: Target, server: ServerUnderTest, history: LongHistory): Promise<Figures> {
  const address: Address = { port: server.port, dialect: target.dialect };
  const [writer, reader] = [
    new LightClient(address, documentId, 'ana'),
    new LightClient(address, documentId, 'ben'),
  ];
  await Promise.all([writer.synced, reader.synced]);
  const frames = [...slabs(history, address, documentId)];
  const all = hasAll(reader, history);
  const cpu = server.cpu();
  const from = performance.now();
  for (const frame of frames) if (!writer.socket.write(frame)) await writer.socket.drained();
  await within(patience, all, 'a second client has the whole history');
  const took = performance.now() - from;
  const quiet = await server.quiet(patience);
  const used = server.cpu() - cpu;
  for (const { socket } of [writer, reader]) socket.cut();
  return { took: took / 1000, quietAfter: quiet / 1000, ingestCpu: used };
}

function hasAll(reader: LightClient, { client, clock }: LongHistory): Promise<void> {
  return new Promise((done, failed) => {
    reader.onUpdate = (bytes, from) =>
      readCoverage(bytes, from, (id, _, to) => {
        if (id === client && to >= clock) done();
      });
    void reader.ended.then((code) => failed(new Error(`the reader was closed with ${code}`)));
  });
}

interface Opened {
  /** Milliseconds from dialling until all is here. */
  readonly took: number;
  readonly bytes: number;
  readonly sameText: boolean;
}

async function open(target: Target, server: ServerUnderTest, history: LongHistory): Promise<Opened> {
  globalThis.gc?.();
  const heard: Uint8Array[] = [];
  const from = performance.now();
  const reader = new LightClient({ port: server.port, dialect: target.dialect }, documentId, 'ben');
  const all = hasAll(reader, history);
  const read = reader.onUpdate;
  reader.onUpdate = (bytes, start, end) => {
    heard.push(new Uint8Array(bytes.subarray(start, end)));
    read?.(bytes, start, end);
  };
  await within(patience, all, 'a client has opened it');
  const took = performance.now() - from;
  reader.socket.cut();
  const doc = new Y.Doc();
  for (const update of heard) Y.applyUpdate(doc, update);
  return {
    took,
    bytes: heard.reduce((sum, { length }) => sum + length, 0),
    sameText: textOf(doc) === history.text,
  };
}

/** What the relay hands out: the limit of opening a document is a ready file. */
function writeReady(folder: string, { state }: LongHistory): void {
  const ready = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, state);
  });
  writeFileSync(join(folder, 'state'), ready);
}

async function emptySize(target: Target, folder: string): Promise<Size> {
  const server = await target.start(folder);
  const client = new LightClient({ port: server.port, dialect: target.dialect }, documentId, 'ana');
  await client.synced;
  client.socket.cut();
  await server.end('SIGTERM');
  return sizeOf(folder);
}

interface Size {
  /** Bytes of all files. */
  readonly onDisk: number;
  /** Without the pages that a database keeps for later. */
  readonly used: number;
}

function sizeOf(folder: string): Size {
  let [onDisk, free] = [0, 0];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    onDisk += statSync(path).size;
    if (path.endsWith('.sqlite')) free += freeBytes(path);
  }
  return { onDisk, used: onDisk - free };
}

function freeBytes(path: string): number {
  const database = openDatabase(path, { readOnly: true });
  const [free] = database.prepare('pragma freelist_count').all() as [{ freelist_count: number }];
  const [page] = database.prepare('pragma page_size').all() as [{ page_size: number }];
  database.close();
  return free.freelist_count * page.page_size;
}

export async function within(patience: number, work: Promise<void>, what: string): Promise<void> {
  let stop: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    stop = setTimeout(() => failed(new Error(`waited in vain until ${what}`)), patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(stop));
}
