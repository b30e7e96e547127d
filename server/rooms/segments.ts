import type { PlaceId } from './places.ts';

const empty = new Uint32Array(0);

/**
 * Where each of one client's items stands: stretches of clocks that stand in the same place, eight bytes each. A node
 * is a stretch of its own that names its inside.
 */
export class Segments {
  /** Pairs: first clock; place, doubled, and 1 for the inside of a node. Each reaches up to the next. */
  private pairs: Uint32Array = empty;
  private used = 0;

  /** @param clock after all that are there */
  push(clock: number, place: PlaceId): void {
    if (this.used > 0 && this.pairs[this.used - 1] === place * 2) return;
    this.append(clock, place * 2);
  }

  pushNode(clock: number, inside: PlaceId): void {
    this.append(clock, inside * 2 + 1);
  }

  /** @returns what stands at a clock that is known, for `insideOf` and `placeOf` */
  find(clock: number): number {
    return this.pairs[this.indexOf(clock) * 2 + 1] ?? 0;
  }

  /** What stands in a range of clocks that are known, each stretch once. */
  each(from: number, to: number, visit: (code: number) => void): void {
    for (let i = this.indexOf(from) * 2; i < this.used && (this.pairs[i] ?? 0) < to; i += 2) {
      visit(this.pairs[i + 1] ?? 0);
    }
  }

  /** Takes out everything from this clock on. */
  truncate(clock: number): void {
    while (this.used > 0 && (this.pairs[this.used - 2] ?? 0) >= clock) this.used -= 2;
  }

  private indexOf(clock: number): number {
    let high = this.used >> 1;
    let low = high - 1;
    // What comes next mostly leans on what came last.
    if (low >= 0 && (this.pairs[low * 2] ?? 0) <= clock) return low;
    low = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle * 2] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  private append(clock: number, code: number): void {
    if (this.used === this.pairs.length) {
      const larger = new Uint32Array(Math.max(8, (this.used + (this.used >> 1) + 1) & ~1));
      larger.set(this.pairs);
      this.pairs = larger;
    }
    this.pairs[this.used] = clock;
    this.pairs[this.used + 1] = code;
    this.used += 2;
  }
}

export function isNode(code: number): boolean {
  return (code & 1) === 1;
}

/** The place, or the inside of the node. */
export function placeIn(code: number): PlaceId {
  return code >>> 1;
}
