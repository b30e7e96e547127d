import { Numbers } from './numbers.ts';
import type { PlaceId } from './places.ts';

/**
 * Where each of one client's items stands: stretches of clocks that stand in the same place, eight bytes each. A node
 * is a stretch of its own that names its inside.
 */
export class Segments {
  /** Pairs: first clock; place, doubled, and 1 for the inside of a node. Each reaches up to the next. */
  private readonly pairs = new Numbers();

  /** @param clock after all that are there */
  push(clock: number, place: PlaceId): void {
    const { length } = this.pairs;
    if (length > 0 && this.pairs.at(length - 1) === place * 2) return;
    this.append(clock, place * 2);
  }

  pushNode(clock: number, inside: PlaceId): void {
    this.append(clock, inside * 2 + 1);
  }

  /** @returns what stands at a clock that is known, for `insideOf` and `placeOf` */
  find(clock: number): number {
    return this.pairs.at(this.indexOf(clock) * 2 + 1);
  }

  /** What stands in a range of clocks that are known, each stretch once with the clocks of it that are in the range. */
  each(from: number, to: number, visit: (code: number, from: number, to: number) => void): void {
    const { pairs } = this;
    for (let i = this.indexOf(from) * 2; i < pairs.length && pairs.at(i) < to; i += 2) {
      const end = i + 2 < pairs.length ? Math.min(to, pairs.at(i + 2)) : to;
      visit(pairs.at(i + 1), Math.max(from, pairs.at(i)), end);
    }
  }

  /** Takes out everything from this clock on. */
  truncate(clock: number): void {
    let { length } = this.pairs;
    while (length > 0 && this.pairs.at(length - 2) >= clock) length -= 2;
    this.pairs.truncate(length);
  }

  private indexOf(clock: number): number {
    let high = this.pairs.length >> 1;
    let low = high - 1;
    // What comes next mostly leans on what came last.
    if (low >= 0 && this.pairs.at(low * 2) <= clock) return low;
    low = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs.at(middle * 2) <= clock) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  private append(clock: number, code: number): void {
    this.pairs.push(clock);
    this.pairs.push(code);
  }
}

export function isNode(code: number): boolean {
  return (code & 1) === 1;
}

/** The place, or the inside of the node. */
export function placeIn(code: number): PlaceId {
  return code >>> 1;
}
