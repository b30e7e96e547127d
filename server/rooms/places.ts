import { Numbers } from './numbers.ts';

/** What a place is: where nodes stand side by side, where letters do, or where values lie under keys. */
export const sort = { nodes: 0, text: 1, values: 2 } as const;
export type Sort = (typeof sort)[keyof typeof sort];

/** Where an item can stand, by number. */
export type PlaceId = number;
/** Nowhere for good: Yjs keeps an item there as a gap. */
export const nowhere: PlaceId = 0;

const width = 3;
const deepest = 63;

/**
 * The places of a document: its text roots, the values under each key, and what is inside each element and each text.
 * A node has two, its inside and its attributes, which are numbered one after the other. Twelve bytes a node.
 */
export class Places {
  /** Triples: sort and depth; the name of the address it belongs to, by number; the place the node stands in. */
  private readonly columns = new Numbers();
  private readonly names: string[] = [''];
  private readonly roots = new Map<string, PlaceId>();
  private readonly keys = new Map<string, PlaceId>();

  constructor() {
    for (let i = 0; i < width; i += 1) this.columns.push(0);
  }

  get rootCount(): number {
    return this.roots.size;
  }

  root(name: string): PlaceId | undefined {
    return this.roots.get(name);
  }

  key(name: string): PlaceId | undefined {
    return this.keys.get(name);
  }

  addRoot(name: string, of: Sort): PlaceId {
    const place = this.add(of, 1, this.names.push(name) - 1, nowhere);
    this.roots.set(name, place);
    return place;
  }

  addKey(name: string): PlaceId {
    const place = this.add(sort.values, 0, this.names.push(name) - 1, nowhere);
    this.keys.set(name, place);
    return place;
  }

  /** A new node. @returns its inside */
  addNode(within: PlaceId, of: Sort, depth: number): PlaceId {
    return this.add(of, Math.min(depth, deepest), this.nameOf(within), within);
  }

  attributesOf(inside: PlaceId): PlaceId {
    return inside + 1;
  }

  sortOf(place: PlaceId): Sort {
    return (place & 1) === 1 ? sort.values : ((this.at(place, 0) & 3) as Sort);
  }

  /** How deep nodes stand there. */
  depthOf(place: PlaceId): number {
    return this.at(place, 0) >>> 2;
  }

  withinOf(inside: PlaceId): PlaceId {
    return this.at(inside, 2);
  }

  /** A root's name or a key: the address that what stands there belongs to. Empty for `nowhere`. */
  addressOf(place: PlaceId): string {
    return this.names[this.nameOf(place)] ?? '';
  }

  /** How many there are, to go back to. */
  mark(): number {
    return this.columns.length;
  }

  /** Takes out everything added since. */
  backTo(mark: number): void {
    for (let { length } = this.columns; length > mark; length -= width) {
      const isNamed = this.columns.at(length - 1) === nowhere && this.columns.at(length - 2) !== 0;
      if (!isNamed) continue;
      const name = this.names.pop() ?? '';
      const place = ((length - width) / width) * 2;
      if (this.roots.get(name) === place) this.roots.delete(name);
      else this.keys.delete(name);
    }
    this.columns.truncate(mark);
  }

  private add(of: Sort, depth: number, name: number, within: PlaceId): PlaceId {
    const place = (this.columns.length / width) * 2;
    this.columns.push(of | (depth << 2));
    this.columns.push(name);
    this.columns.push(within);
    return place;
  }

  private nameOf(place: PlaceId): number {
    return this.at(place, 1);
  }

  private at(place: PlaceId, column: number): number {
    return this.columns.at((place >> 1) * width + column);
  }
}
