import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { limits } from '../../shared/protocol/limits.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds'];

export interface Slices {
  /** In the order in which they can be applied: none leans on a later one. */
  readonly updates: readonly Uint8Array[];
  /** What is deleted, for after all of them; undefined when nothing is. */
  readonly deletes: Uint8Array | undefined;
  /** By client, up to where they reach. */
  readonly reach: ReadonlyMap<number, number>;
}

export interface SliceLimits {
  readonly bytes: number;
  /** Client ids in one of them. */
  readonly clients: number;
}

const usual: SliceLimits = { bytes: limits.update, clients: limits.newClients / 2 };

/** Cuts an update between structs, each with what it leans on before it. A single struct is never cut. */
export function slicesOf(update: Uint8Array, most: SliceLimits = usual): Slices {
  const { structs, ds } = Y.decodeUpdate(update);
  const queues = queuesOf(structs);
  const updates: Uint8Array[] = [];
  const reach = new Map<number, number>();
  let slice = new Slice(most);
  for (const struct of inOrder(queues)) {
    if (!slice.takes(struct)) {
      updates.push(slice.end());
      slice = new Slice(most);
      slice.takes(struct);
    }
    reach.set(struct.id.client, struct.id.clock + struct.length);
  }
  if (!slice.isEmpty) updates.push(slice.end());
  return { updates, deletes: ds.clients.size > 0 ? deletesOf(ds) : undefined, reach };
}

/** What of one client is still to be placed. */
interface Queue {
  readonly structs: readonly Struct[];
  next: number;
}

function queuesOf(structs: readonly Struct[]): Map<number, Queue> {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const of = byClient.get(struct.id.client);
    if (of) of.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  return new Map([...byClient].map(([client, of]) => [client, { structs: upToGap(of), next: 0 }]));
}

/** After a gap nothing can be applied; it goes out once the gap is filled. */
function upToGap(structs: readonly Struct[]): readonly Struct[] {
  const gap = structs.findIndex((struct) => struct instanceof Y.Skip);
  return gap < 0 ? structs : structs.slice(0, gap);
}

function* inOrder(queues: ReadonlyMap<number, Queue>): Generator<Struct> {
  for (let moved = true; moved; ) {
    moved = false;
    for (const queue of queues.values()) {
      for (let struct = queue.structs[queue.next]; struct; struct = queue.structs[queue.next]) {
        if (leansOn(struct).some((id) => isWaiting(id, queues, struct))) break;
        queue.next += 1;
        moved = true;
        yield struct;
      }
    }
  }
}

function leansOn(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id): id is Y.ID => id instanceof Y.ID);
}

/** Whether it is in the update, and not placed yet. What is not in the update, the other side has. */
function isWaiting(id: Y.ID, queues: ReadonlyMap<number, Queue>, before: Struct): boolean {
  if (id.client === before.id.client) return false;
  const queue = queues.get(id.client);
  const [first, last] = [queue?.structs[queue.next], queue?.structs.at(-1)];
  return !!first && !!last && id.clock >= first.id.clock && id.clock < last.id.clock + last.length;
}

/** A section of one client: the clock it begins with, and its structs as bytes. */
interface Section {
  readonly clock: number;
  readonly structs: Uint8Array[];
}

class Slice {
  private readonly most: SliceLimits;
  private readonly sections = new Map<number, Section>();
  private size = 0;

  constructor(most: SliceLimits) {
    this.most = most;
  }

  get isEmpty(): boolean {
    return this.sections.size === 0;
  }

  /** @returns false when it has no room; an empty one takes whatever comes */
  takes(struct: Struct): boolean {
    const { client, clock } = struct.id;
    const bytes = bytesOf(struct);
    const section = this.sections.get(client);
    const isFull =
      this.size + bytes.length > this.most.bytes || (!section && this.sections.size >= this.most.clients);
    if (isFull && !this.isEmpty) return false;
    this.size += bytes.length;
    if (section) section.structs.push(bytes);
    else this.sections.set(client, { clock, structs: [bytes] });
    return true;
  }

  /** As Yjs writes an update, clients from the largest id down; without deletions. */
  end(): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, this.sections.size);
      for (const [client, { clock, structs }] of [...this.sections].toSorted(([a], [b]) => b - a)) {
        encoding.writeVarUint(encoder, structs.length);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        for (const bytes of structs) encoding.writeUint8Array(encoder, bytes);
      }
      encoding.writeVarUint(encoder, 0);
    });
  }
}

function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array();
}

function deletesOf({ clients }: Deletes): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, clients.size);
    for (const [client, ranges] of clients) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}
