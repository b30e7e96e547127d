import { limits } from '../../shared/protocol/limits.ts';
import { Malformed } from './cursor.ts';
import { DeleteReader, info, readClientId, StructReader } from './struct.ts';

/** Structs of one client that follow each other: clocks `from` to `to`, bytes `at` to `end`. Ends are exclusive. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly structs: number;
  readonly at: number;
  readonly end: number;
}

/** Everything that an update says of one client's structs. */
export interface Section extends Run {
  /** Whether nothing is skipped between its clocks. */
  readonly whole: boolean;
}

/** Everything that an update deletes of one client. */
export interface DeleteSection {
  readonly client: number;
  readonly ranges: number;
  readonly at: number;
  readonly end: number;
}

/** Where what is in an update's bytes. */
export interface UpdateSummary {
  readonly sections: readonly Section[];
  readonly deletes: readonly DeleteSection[];
}
export type UpdateReading = UpdateSummary | { readonly malformed: string };

/** An update and where what is in it. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly summary: UpdateSummary;
}

/**
 * Judges the form of a Yjs update (version 1) without building anything from it: every count against the bytes
 * that are there, every clock in bounds, every content of a known type, nothing left over.
 */
export function readUpdate(bytes: Uint8Array): UpdateReading {
  try {
    const reader = new StructReader(bytes);
    const sections = readSections(reader);
    const deletes = readDeletes(bytes, reader.at);
    return { sections, deletes };
  } catch (error) {
    if (error instanceof Malformed) return { malformed: error.message };
    throw error;
  }
}

function readSections(reader: StructReader): readonly Section[] {
  const clients = reader.uint();
  if (clients === 0) return none;
  const sections: Section[] = [];
  const seen = new Distinct(clients);
  for (let i = 0; i < clients; i += 1) {
    const structs = reader.uint();
    const client = readClientId(reader);
    const from = reader.uint();
    if (structs === 0) throw new Malformed('a client without structs');
    seen.add(client);
    const { at } = reader;
    let whole = true;
    let to = from;
    for (let k = 0; k < structs; k += 1) {
      reader.next(client, to);
      if (reader.info === info.skip) whole = false;
      to += reader.length;
    }
    sections.push({ client, from, to, structs, at, end: reader.at, whole });
  }
  return sections;
}

function readDeletes(bytes: Uint8Array, start: number): readonly DeleteSection[] {
  const reader = new DeleteReader(bytes, start);
  const clients = reader.uint();
  const sections: DeleteSection[] = [];
  const seen = new Distinct(clients);
  for (let i = 0; i < clients; i += 1) {
    const client = readClientId(reader);
    const ranges = reader.uint();
    seen.add(client);
    const { at } = reader;
    reader.to = 0;
    for (let k = 0; k < ranges; k += 1) reader.next();
    sections.push({ client, ranges, at, end: reader.at });
  }
  if (!reader.done()) throw new Malformed('bytes are left over');
  return clients === 0 ? none : sections;
}

const none: readonly never[] = [];

/** Refuses a client named twice, and more clients than a document may have. */
class Distinct {
  private readonly seen: Set<number> | undefined;

  constructor(clients: number) {
    if (clients > limits.clients) throw new Malformed('too many clients');
    if (clients > 1) this.seen = new Set();
  }

  add(client: number): void {
    if (!this.seen) return;
    if (this.seen.has(client)) throw new Malformed('a client twice');
    this.seen.add(client);
  }
}

/** The stretches of a section between what it skips. */
export function runsOf(bytes: Uint8Array, section: Section): readonly Run[] {
  if (section.whole) return [section];
  const { client, end } = section;
  const reader = new StructReader(bytes, section.at, end);
  const runs: Run[] = [];
  let clock = section.from;
  let begun = { from: clock, at: section.at, structs: 0 };
  const finish = (at: number) => {
    if (begun.structs > 0) runs.push({ client, ...begun, to: clock, end: at });
  };
  for (let i = 0; i < section.structs; i += 1) {
    const { at } = reader;
    reader.next(client, clock);
    if (reader.info === info.skip) {
      finish(at);
      clock += reader.length;
      begun = { from: clock, at: reader.at, structs: 0 };
    } else {
      begun.structs += 1;
      clock += reader.length;
    }
  }
  finish(end);
  return runs;
}
