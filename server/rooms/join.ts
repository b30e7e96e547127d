import { content, skipAny } from './content.ts';
import { Cursor } from './cursor.ts';
import { bits, DeleteReader, info, StructReader } from './struct.ts';
import { type DeleteSection, type Part, readUpdate, type Run, runsOf } from './update.ts';
import { ByteWriter, encodeDeletions, uintSize, UpdateWriter } from './updateWriter.ts';

/** What of a document is there already. */
export interface Had {
  clockOf(client: number): number;
  isDeleted(client: number, from: number, to: number): boolean;
}

/**
 * As few updates as possible that hold the same as these, to be applied in order: one, as long as the structs of
 * each client follow each other. Structs are copied as bytes and deletions merged.
 */
export function joinUpdates(parts: readonly Part[]): readonly Uint8Array[] {
  return join(parts, () => 0);
}

/**
 * What somebody lacks who has everything up to this state vector: the structs from there on, the first cut if need
 * be, and all deletions. At least one update, if only an empty one.
 */
export function missing(
  parts: readonly Part[],
  vector: ReadonlyMap<number, number>,
): readonly [Uint8Array, ...Uint8Array[]] {
  const [first = Uint8Array.of(0, 0), ...rest] = join(parts, (client) => vector.get(client) ?? 0);
  return [first, ...rest];
}

function join(parts: readonly Part[], hadOf: (client: number) => number): readonly Uint8Array[] {
  const updates: Uint8Array[] = [];
  let writer = new UpdateWriter();
  const finish = () => {
    if (!writer.isEmpty) updates.push(writer.encode());
    writer = new UpdateWriter();
  };
  for (const part of parts) {
    const { sections, deletes } = part.summary;
    if (!sections.every((section) => section.whole)) {
      finish();
      updates.push(part.bytes);
      continue;
    }
    if (!sections.every((section) => fits(writer, section, hadOf(section.client)))) finish();
    for (const section of sections) {
      addFrom(writer, part.bytes, section, writer.spanOf(section.client)?.to ?? hadOf(section.client));
    }
    for (const section of deletes) writer.delete(part.bytes, section);
  }
  finish();
  return updates;
}

/** Whether all of a run that is not in the update yet follows what is in it. */
function fits(writer: UpdateWriter, { client, from, to }: Run, had: number): boolean {
  const span = writer.spanOf(client);
  if (!span || to <= had) return true;
  return from <= span.to && (from >= span.from || span.from <= had);
}

/**
 * The part of an update that is new, with sections that begin just where their clients are; the update itself if
 * all of it is. 'gap' if something before it has not arrived.
 */
export function newsIn(part: Part, had: Had): Part | 'gap' {
  const { bytes, summary } = part;
  let known = false;
  for (const { client, from, whole } of summary.sections) {
    const clock = had.clockOf(client);
    if (whole && from > clock) return 'gap';
    if (!whole || from < clock) known = true;
  }
  known ||= summary.deletes.some((section) => hasKnown(bytes, section, had));
  if (!known) return part;
  const writer = new UpdateWriter();
  for (const section of summary.sections) {
    const clock = had.clockOf(section.client);
    for (const run of runsOf(bytes, section)) {
      if (run.to <= clock) continue;
      const reached = writer.spanOf(section.client)?.to ?? clock;
      if (run.from > reached) return 'gap';
      addFrom(writer, bytes, run, reached);
    }
  }
  for (const section of summary.deletes) deleteNews(writer, bytes, section, had);
  const news = writer.encode();
  const read = readUpdate(news);
  if ('malformed' in read) throw new Error(`what was cut from an update is ${read.malformed}`);
  return { bytes: news, summary: read };
}

function hasKnown(bytes: Uint8Array, { client, ranges, at, end }: DeleteSection, had: Had): boolean {
  const reader = new DeleteReader(bytes, at, end);
  for (let i = 0; i < ranges; i += 1) {
    reader.next();
    if (had.isDeleted(client, reader.from, reader.to)) return true;
  }
  return ranges === 0;
}

function deleteNews(writer: UpdateWriter, bytes: Uint8Array, section: DeleteSection, had: Had): void {
  const { client, ranges, at, end } = section;
  const pairs = new Uint32Array(ranges * 2);
  let used = 0;
  const reader = new DeleteReader(bytes, at, end);
  for (let i = 0; i < ranges; i += 1) {
    reader.next();
    if (had.isDeleted(client, reader.from, reader.to)) continue;
    pairs[used] = reader.from;
    pairs[used + 1] = reader.to;
    used += 2;
  }
  const fresh = encodeDeletions(pairs.subarray(0, used));
  writer.delete(fresh.bytes, { client, ranges: fresh.ranges, at: 0, end: fresh.bytes.length });
}

/** Adds those structs of a run that come at or after a clock; the one that holds the clock is cut there. */
function addFrom(writer: UpdateWriter, bytes: Uint8Array, run: Run, clock: number): void {
  if (run.from >= clock) return writer.add(bytes, run);
  if (run.to <= clock) return;
  const struct = new StructReader(bytes, run.at, run.end);
  let from = run.from;
  for (let structs = run.structs; structs > 0; structs -= 1) {
    const { at } = struct;
    struct.next(run.client, from);
    const to = from + struct.length;
    if (from === clock) return writer.add(bytes, { ...run, from, structs, at });
    if (to > clock) {
      const head = tailOf(struct, run.client, from, clock - from);
      return writer.add(bytes, { ...run, from: clock, structs: structs - 1, at: struct.at }, head);
    }
    from = to;
  }
}

/** What is left of the struct that the reader has just read without its first clocks: as Yjs writes it. */
function tailOf(struct: StructReader, client: number, clock: number, offset: number): Uint8Array {
  if (struct.info === info.gc) {
    const length = struct.length - offset;
    const writer = new ByteWriter(1 + uintSize(length));
    writer.byte(info.gc);
    writer.uint(length);
    return writer.bytes;
  }
  const tail = contentTail(struct, offset);
  const origin = clock + offset - 1;
  const { hasRightOrigin, rightClient, rightClock } = struct;
  const right = hasRightOrigin ? uintSize(rightClient) + uintSize(rightClock) : 0;
  const writer = new ByteWriter(1 + uintSize(client) + uintSize(origin) + right + tail.length);
  writer.byte(struct.info | bits.origin);
  writer.uint(client);
  writer.uint(origin);
  if (hasRightOrigin) {
    writer.uint(rightClient);
    writer.uint(rightClock);
  }
  writer.copy(tail);
  return writer.bytes;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const toUtf8 = new TextEncoder();

function contentTail(struct: StructReader, offset: number): Uint8Array {
  const cursor = new Cursor(struct.bytes, struct.contentAt, struct.at);
  const rest = struct.length - offset;
  switch (struct.content) {
    case content.deleted: {
      const writer = new ByteWriter(uintSize(rest));
      writer.uint(rest);
      return writer.bytes;
    }
    case content.string:
      return counted(undefined, toUtf8.encode(utf8.decode(cursor.run()).slice(offset)));
    case content.any: {
      cursor.uint();
      for (let i = 0; i < offset; i += 1) skipAny(cursor);
      return counted(rest, struct.bytes.subarray(cursor.at, struct.at));
    }
    default:
      throw new Error('content of one clock cannot be cut');
  }
}

/** @param count put in front of the bytes; their length unless given */
function counted(count: number | undefined, bytes: Uint8Array): Uint8Array {
  const number = count ?? bytes.length;
  const writer = new ByteWriter(uintSize(number) + bytes.length);
  writer.uint(number);
  writer.copy(bytes);
  return writer.bytes;
}
