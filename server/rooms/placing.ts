import { valuesRoot } from '../../shared/content/address.ts';
import { content, nested } from './content.ts';
import { Gap, Malformed } from './cursor.ts';
import type { Known, KnownClient } from './known.ts';
import { nowhere, type PlaceId, sort } from './places.ts';
import { isNode, placeIn } from './segments.ts';
import { Ranges } from './ranges.ts';
import { DeleteReader, StructReader } from './struct.ts';
import type { DeleteSection, Part, Section } from './update.ts';
import { Weave } from './weave.ts';

/** What judges where structs may stand. Everything throws, Malformed as a rule, to refuse. */
export interface Judge {
  readonly depth: number;
  root(name: string, rootCount: number): void;
  key(name: string): void;
  /** Something is put where this address is: a root's name or a key. */
  touch?(address: string): void;
  /** These clocks, which stand at this address, are said to be deleted. */
  touchDeleted?(address: string, client: number, from: number, to: number): void;
}

/**
 * Takes the structs of an update into what is known, in the order in which Yjs will, and finds where each would
 * stand. Judged are, unless the update is stored already: nodes stand among nodes and no deeper than may be, letters in
 * texts, values under keys, of several clocks only where all of them are gone, neighbours side by side. Otherwise they
 * would break editors, or Yjs itself, which throws when the parent of a split value is collected and drops what stands
 * beside something collected.
 */
export class Placing {
  private readonly known: Known;
  private readonly judge: Judge | undefined;
  /** Other clients whose structs the update leans on. */
  readonly leansOn = new Set<number>();
  private sections: readonly Section[] = [];
  private mark = 0;
  private readonly touched = new Set<PlaceId>();
  /** Flat triples client, from, to: values of several clocks. */
  private readonly runs: number[] = [];

  constructor(known: Known, judge?: Judge) {
    this.known = known;
    this.judge = judge;
  }

  /**
   * @param news whose sections begin just where their clients are
   * @throws Gap, Malformed, or what the judge throws; `undo` then makes it as if nothing had been
   */
  place({ bytes, summary }: Part): void {
    this.sections = summary.sections;
    this.mark = this.known.places.mark();
    this.leansOn.clear();
    this.runs.length = 0;
    const [first] = summary.sections;
    if (first && summary.sections.length === 1) this.placeAlone(bytes, first);
    else if (first) new Weave(this, this.known, bytes, summary.sections).run();
    if (summary.deletes.length > 0) this.judgeDeletes(bytes, summary.deletes);
    if (this.runs.length > 0) this.judgeRuns(bytes, summary.deletes);
    if (this.touched.size > 0) this.tellTouched();
    this.known.delete(bytes, summary.deletes);
  }

  undo(): void {
    this.touched.clear();
    this.known.places.backTo(this.mark);
    for (const { client, from } of this.sections) {
      const known = this.known.client(client);
      if (!known) continue;
      if (from === 0) {
        this.known.forget(client);
        continue;
      }
      known.clock = from;
      known.deleted.truncate(from);
      known.segments.truncate(from);
    }
  }

  /** Whether it leans on what is not there yet; where that is, is in `missingClient` and `missingClock`. */
  isMissing(struct: StructReader, client: number): boolean {
    if (!struct.isItem) return false;
    return (
      (struct.hasOrigin && this.lacks(struct.originClient, struct.originClock, client)) ||
      (struct.hasRightOrigin && this.lacks(struct.rightClient, struct.rightClock, client)) ||
      (struct.parent === 'id' && this.lacks(struct.parentClient, struct.parentClock, client))
    );
  }
  missingClient = 0;
  missingClock = 0;

  /** Takes in the struct that the reader is at. What it leans on is known. */
  settle(struct: StructReader, client: number, own: KnownClient): void {
    const { clock } = own;
    own.clock = clock + struct.length;
    const place = struct.isItem ? this.placeOf(struct, client, own) : nowhere;
    if (place === nowhere || struct.content === content.deleted) own.deleted.add(clock, own.clock);
    if (struct.isItem && struct.content === content.type) this.settleNode(struct, clock, own, place);
    else {
      if (this.judge && !this.fits(struct, client, clock, place))
        throw new Malformed('something where it cannot stand');
      own.segments.push(clock, place);
    }
    if (this.judge?.touch) this.touched.add(place);
  }

  private placeAlone(bytes: Uint8Array, { client, structs, at, end }: Section): void {
    const own = this.known.clientOf(client);
    const struct = new StructReader(bytes, at, end);
    for (let i = 0; i < structs; i += 1) {
      struct.next(client, own.clock);
      if (this.isMissing(struct, client)) throw new Gap();
      this.settle(struct, client, own);
    }
  }

  private settleNode(struct: StructReader, clock: number, own: KnownClient, place: PlaceId): void {
    const { places } = this.known;
    const isSomewhere = place !== nowhere;
    if (this.judge && isSomewhere && places.sortOf(place) !== sort.nodes) {
      throw new Malformed('a node where none can stand');
    }
    // Clients that have not collected yet still see what is nowhere: it may not get deep either.
    const depth = isSomewhere ? places.depthOf(place) : 1;
    if (this.judge && depth > this.judge.depth) throw new Malformed('a node nested too deep');
    const inside = struct.nested === nested.xmlElement ? sort.nodes : sort.text;
    own.segments.pushNode(clock, places.addNode(place, inside, depth + 1));
  }

  private fits(
    { content: type, length, isItem }: StructReader,
    client: number,
    clock: number,
    place: PlaceId,
  ): boolean {
    if (!isItem || place === nowhere || type === content.deleted) return true;
    switch (this.known.places.sortOf(place)) {
      case sort.nodes:
        return false;
      case sort.values:
        if (length > 1) this.runs.push(client, clock, clock + length);
        return type === content.any || type === content.binary;
      case sort.text:
        return type === content.string || type === content.format || type === content.embed;
    }
  }

  private lacks(client: number, clock: number, own: number): boolean {
    if (client === own) return false;
    this.leansOn.add(client);
    if (clock < this.known.clockOf(client)) return false;
    this.missingClient = client;
    this.missingClock = clock;
    return true;
  }

  private placeOf(struct: StructReader, client: number, own: KnownClient): PlaceId {
    if (struct.hasOrigin) {
      const left = this.placeAt(struct.originClient, struct.originClock, client, own);
      if (!struct.hasRightOrigin) return left;
      const right = this.placeAt(struct.rightClient, struct.rightClock, client, own);
      if (right === left) return left;
      if (this.judge) throw new Malformed('something between two places');
      return right === nowhere ? nowhere : left;
    }
    if (struct.hasRightOrigin) return this.placeAt(struct.rightClient, struct.rightClock, client, own);
    return struct.parent === 'root' ? this.placeInRoot(struct) : this.placeInItem(struct, client, own);
  }

  private placeAt(client: number, clock: number, ownClient: number, own: KnownClient): PlaceId {
    const code = this.codeAt(client, clock, ownClient, own);
    return isNode(code) ? this.known.places.withinOf(placeIn(code)) : placeIn(code);
  }

  private codeAt(client: number, clock: number, ownClient: number, own: KnownClient): number {
    const known = client === ownClient ? own : this.known.client(client);
    return known ? known.segments.find(clock) : 0;
  }

  private placeInRoot(struct: StructReader): PlaceId {
    const { places } = this.known;
    const { root } = struct;
    const isValues = root === valuesRoot;
    let place = places.root(root);
    if (place === undefined) {
      this.judge?.root(root, places.rootCount);
      place = places.addRoot(root, isValues ? sort.values : sort.nodes);
    }
    if (isValues !== struct.hasKey)
      throw new Malformed(isValues ? 'a value without a key' : 'a key in a text');
    if (!isValues) return place;
    const { key } = struct;
    const known = places.key(key);
    if (known !== undefined) return known;
    this.judge?.key(key);
    return places.addKey(key);
  }

  private placeInItem(struct: StructReader, client: number, own: KnownClient): PlaceId {
    const code = this.codeAt(struct.parentClient, struct.parentClock, client, own);
    const { places } = this.known;
    const place = placeIn(code);
    if (isNode(code)) return struct.hasKey ? places.attributesOf(place) : place;
    // What stood among nodes and is none was a node: its content has been collected.
    if (place === nowhere || places.sortOf(place) === sort.nodes || !this.judge) return nowhere;
    throw new Malformed('something in what holds nothing');
  }

  private judgeDeletes(bytes: Uint8Array, deletes: readonly DeleteSection[]): void {
    for (const { client, ranges, at, end } of deletes) {
      const clock = this.known.clockOf(client);
      const reader = new DeleteReader(bytes, at, end);
      for (let i = 0; i < ranges; i += 1) {
        reader.next();
        if (reader.to > clock) throw new Gap();
        if (this.judge?.touchDeleted) this.touchRange(client, reader.from, reader.to);
      }
    }
  }

  /** Yjs makes one struct of values that have taken each other's place, while an undo may still need them. */
  private judgeRuns(bytes: Uint8Array, deletes: readonly DeleteSection[]): void {
    const gone = new Map<number, Ranges>();
    for (const { client, ranges, at, end } of deletes) {
      const reader = new DeleteReader(bytes, at, end);
      const own = new Ranges();
      for (let i = 0; i < ranges; i += 1) {
        reader.next();
        own.add(reader.from, reader.to);
      }
      gone.set(client, own);
    }
    for (let i = 0; i < this.runs.length; i += 3) {
      const [client = 0, from = 0, to = 0] = this.runs.slice(i, i + 3);
      if (!gone.get(client)?.covers(from, to)) throw new Malformed('values of several clocks');
    }
  }

  private touchRange(client: number, from: number, to: number): void {
    const { places } = this.known;
    this.known.client(client)?.segments.each(from, to, (code, first, end) => {
      const place = isNode(code) ? places.withinOf(placeIn(code)) : placeIn(code);
      if (place !== nowhere) this.judge?.touchDeleted?.(places.addressOf(place), client, first, end);
    });
  }

  private tellTouched(): void {
    for (const place of this.touched) {
      if (place !== nowhere) this.judge?.touch?.(this.known.places.addressOf(place));
    }
    this.touched.clear();
  }
}
