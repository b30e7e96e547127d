import { valuesRoot } from '../../shared/content/address.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { content, nested } from './content.ts';
import { Malformed } from './cursor.ts';
import type { Known, KnownClient } from './known.ts';
import { depthOf, kindOf, nodeKind } from './nodeIndex.ts';
import { DeleteReader, StructReader } from './struct.ts';
import type { DeleteSection, Part, Section } from './update.ts';

/** Raised when an update leans on what is neither known nor in itself; never leaves this folder. */
export class Gap extends Error {}

/** Which names a document may have. Both throw Malformed for a name that it may not. */
export interface Places {
  root(name: string, known: ReadonlySet<string>): void;
  key(name: string): void;
}
export const anyPlace: Places = { root: () => undefined, key: () => undefined };

/** In a text or among attributes or values, where no nodes stand. */
const leaf = 0;
/** Where nothing stands for good: Yjs keeps an item there as a gap. */
const garbage = -1;

/**
 * Takes the structs of an update into what is known, in the order in which Yjs will, and judges where each would
 * stand: no deeper than `depth`, nodes among nodes, everything else in texts and values.
 */
export class Placing {
  private readonly known: Known;
  private readonly places: Places;
  private readonly depth: number;
  /** Other clients whose structs the update leans on. */
  readonly leansOn = new Set<number>();
  private sections: readonly Section[] = [];
  private readonly newRoots: string[] = [];

  constructor(known: Known, places: Places, depth: number = limits.depth) {
    this.known = known;
    this.places = places;
    this.depth = depth;
  }

  /**
   * @param news whose sections begin just where their clients are
   * @throws Gap or Malformed; `undo` then makes it as if nothing had been
   */
  place({ bytes, summary }: Part): void {
    this.sections = summary.sections;
    this.newRoots.length = 0;
    this.leansOn.clear();
    const [first] = summary.sections;
    if (first && summary.sections.length === 1) this.placeAlone(bytes, first);
    else if (first) new Weave(this, this.known, bytes, summary.sections).run();
    if (summary.deletes.length > 0) this.judgeDeletes(bytes, summary.deletes);
  }

  undo(): void {
    for (const { client, from } of this.sections) {
      const known = this.known.client(client);
      if (!known) continue;
      if (from === 0) {
        this.known.forget(client);
        continue;
      }
      known.clock = from;
      known.deleted.truncate(from);
      known.collected.truncate(from);
      known.nodes.truncate(from);
    }
    for (const root of this.newRoots) this.known.roots.delete(root);
  }

  /** Takes in the struct that the reader is at. What it leans on is known. */
  settle(struct: StructReader, client: number, own: KnownClient): void {
    const clock = own.clock;
    const to = clock + struct.length;
    own.clock = to;
    if (!struct.isItem) {
      own.collected.add(clock, to);
      own.deleted.add(clock, to);
      return;
    }
    const place = this.placeOf(struct, client, own);
    if (struct.content === content.type) {
      if (place === leaf) throw new Malformed('a node where none can stand');
      const depth = place === garbage ? 1 : place;
      if (depth > this.depth) throw new Malformed('a node nested too deep');
      const kind = struct.nested === nested.xmlElement ? nodeKind.element : nodeKind.text;
      own.nodes.push(clock, 1, kind, depth);
      if (place === garbage) own.deleted.add(clock, to);
      return;
    }
    if (place === garbage) {
      own.collected.add(clock, to);
      own.deleted.add(clock, to);
    } else if (struct.content === content.deleted) {
      if (place !== leaf) own.nodes.push(clock, struct.length, nodeKind.gone, place);
      own.deleted.add(clock, to);
    } else if (place !== leaf) throw new Malformed('something that is no node among nodes');
  }

  private placeAlone(bytes: Uint8Array, { client, structs, at, end }: Section): void {
    const own = this.known.clientOf(client);
    const struct = new StructReader(bytes, at, end);
    for (let i = 0; i < structs; i += 1) {
      struct.next(client, own.clock);
      if (this.missing(struct, client)) throw new Gap();
      this.settle(struct, client, own);
    }
  }

  /** Whether it leans on what is not there yet; where that is, is in `missingClient` and `missingClock`. */
  missing(struct: StructReader, client: number): boolean {
    if (!struct.isItem) return false;
    return (
      (struct.hasOrigin && this.isMissing(struct.originClient, struct.originClock, client)) ||
      (struct.hasRightOrigin && this.isMissing(struct.rightClient, struct.rightClock, client)) ||
      (struct.parent === 'id' && this.isMissing(struct.parentClient, struct.parentClock, client))
    );
  }
  missingClient = 0;
  missingClock = 0;

  private isMissing(client: number, clock: number, own: number): boolean {
    if (client === own) return false;
    this.leansOn.add(client);
    if (clock < this.known.clockOf(client)) return false;
    this.missingClient = client;
    this.missingClock = clock;
    return true;
  }

  /** The depth of the list of nodes that it stands in, or `leaf`, or `garbage`. */
  private placeOf(struct: StructReader, client: number, own: KnownClient): number {
    if (struct.hasOrigin) {
      const place = this.placeAt(struct.originClient, struct.originClock, client, own);
      if (!struct.hasRightOrigin || place === garbage) return place;
      const right = this.placeAt(struct.rightClient, struct.rightClock, client, own);
      if (right !== place && right !== garbage) throw new Malformed('something between two places');
      return place;
    }
    if (struct.hasRightOrigin) return this.placeAt(struct.rightClient, struct.rightClock, client, own);
    return struct.parent === 'root' ? this.placeInRoot(struct) : this.placeInItem(struct, client, own);
  }

  private placeAt(client: number, clock: number, ownClient: number, own: KnownClient): number {
    const known = client === ownClient ? own : this.known.client(client);
    const found = known ? known.nodes.find(clock) : -1;
    if (found !== -1) return depthOf(found);
    return known?.collected.has(clock) ? garbage : leaf;
  }

  private placeInRoot(struct: StructReader): number {
    const { root } = struct;
    if (!this.known.roots.has(root)) {
      this.places.root(root, this.known.roots);
      this.known.roots.add(root);
      this.newRoots.push(root);
    }
    if (root === valuesRoot) {
      if (!struct.hasKey) throw new Malformed('a value without a key');
      this.places.key(struct.key);
      return leaf;
    }
    if (struct.hasKey) throw new Malformed('a key in a text');
    return 1;
  }

  private placeInItem(struct: StructReader, client: number, own: KnownClient): number {
    const known = struct.parentClient === client ? own : this.known.client(struct.parentClient);
    const found = known ? known.nodes.find(struct.parentClock) : -1;
    if (found === -1) {
      if (known?.collected.has(struct.parentClock)) return garbage;
      throw new Malformed('something in what holds nothing');
    }
    const kind = kindOf(found);
    if (kind === nodeKind.gone) return garbage;
    return kind === nodeKind.text || struct.hasKey ? leaf : depthOf(found) + 1;
  }

  private judgeDeletes(bytes: Uint8Array, deletes: readonly DeleteSection[]): void {
    for (const { client, ranges, at, end } of deletes) {
      const clock = this.known.clockOf(client);
      const reader = new DeleteReader(bytes, at, end);
      for (let i = 0; i < ranges; i += 1) {
        reader.next();
        if (reader.to > clock) throw new Gap();
      }
    }
  }
}

/** One client's structs, and how far they have been taken in. */
interface Strand {
  readonly section: Section;
  readonly own: KnownClient;
  at: number;
  left: number;
  waiting: boolean;
}

/** Structs of several clients in one update, each taken in after what it leans on: a walk in linear time. */
class Weave {
  private readonly placing: Placing;
  private readonly struct: StructReader;
  private readonly strands = new Map<number, Strand>();
  private readonly stack: { readonly strand: Strand; readonly until: number }[] = [];

  constructor(placing: Placing, known: Known, bytes: Uint8Array, sections: readonly Section[]) {
    this.placing = placing;
    this.struct = new StructReader(bytes);
    for (const section of sections) {
      const { client, at, structs } = section;
      const own = known.clientOf(client);
      this.strands.set(client, { section, own, at, left: structs, waiting: false });
    }
  }

  run(): void {
    for (const strand of this.strands.values()) {
      this.stack.push({ strand, until: Number.POSITIVE_INFINITY });
      for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
        if (this.advance(top.strand, top.until)) {
          top.strand.waiting = false;
          this.stack.pop();
        }
      }
    }
  }

  /** @returns whether it got to this clock or to its end; else what it waits for is on the stack */
  private advance(strand: Strand, until: number): boolean {
    const { struct, placing } = this;
    const { own, section } = strand;
    const { client } = section;
    struct.at = strand.at;
    while (strand.left > 0 && own.clock <= until) {
      struct.next(client, own.clock);
      if (placing.missing(struct, client)) {
        strand.waiting = true;
        this.waitFor(placing.missingClient, placing.missingClock);
        return false;
      }
      placing.settle(struct, client, own);
      strand.at = struct.at;
      strand.left -= 1;
    }
    return true;
  }

  private waitFor(client: number, clock: number): void {
    const strand = this.strands.get(client);
    if (!strand || clock >= strand.section.to) throw new Gap();
    if (strand.waiting) throw new Malformed('structs that lean on each other');
    this.stack.push({ strand, until: clock });
  }
}
