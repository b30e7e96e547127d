const few = 16;
const empty = new Uint32Array(0);

/** A set of clocks as sorted ranges that neither touch nor overlap, eight bytes each. */
export class Ranges {
  /** Pairs from, to (exclusive). */
  private pairs: Uint32Array = empty;
  private used = 0;

  add(from: number, to: number): void {
    if (from >= to) return;
    // Usual cases first: it follows everything, or extends the last range.
    const last = this.used === 0 ? -1 : this.at(this.used - 1);
    if (from > last) return this.append(from, to);
    const first = this.firstEndingAtOrAfter(from);
    let after = first;
    let low = from;
    let high = to;
    while (after < this.used && this.at(after) <= to) {
      low = Math.min(low, this.at(after));
      high = Math.max(high, this.at(after + 1));
      after += 2;
    }
    if (after === first) this.openAt(first);
    else if (after > first + 2) {
      this.pairs.copyWithin(first + 2, after, this.used);
      this.used -= after - first - 2;
    }
    this.pairs[first] = low;
    this.pairs[first + 1] = high;
  }

  /** @param more pairs from, to: sorted, and each apart from the others or touching them */
  addAll(more: Uint32Array): void {
    if (more.length <= few * 2) {
      for (let i = 0; i < more.length; i += 2) this.add(more[i] ?? 0, more[i + 1] ?? 0);
      return;
    }
    const mine = this.pairs.subarray(0, this.used);
    this.pairs = new Uint32Array(mine.length + more.length);
    this.used = 0;
    let i = 0;
    let k = 0;
    while (i < mine.length || k < more.length) {
      const takeMine = k >= more.length || (i < mine.length && (mine[i] ?? 0) <= (more[k] ?? 0));
      const source = takeMine ? mine : more;
      const at = takeMine ? i : k;
      this.appendOrExtend(source[at] ?? 0, source[at + 1] ?? 0);
      if (takeMine) i += 2;
      else k += 2;
    }
  }

  /** Whether every clock of the range is in the set. */
  covers(from: number, to: number): boolean {
    const at = this.firstEndingAtOrAfter(from + 1);
    return at < this.used && this.at(at) <= from && this.at(at + 1) >= to;
  }

  /** Takes out everything from this clock on. */
  truncate(clock: number): void {
    while (this.used > 0 && this.at(this.used - 2) >= clock) this.used -= 2;
    if (this.used > 0 && this.at(this.used - 1) > clock) this.pairs[this.used - 1] = clock;
  }

  /** Pairs from, to (exclusive). A view: it holds until the next change. */
  view(): Uint32Array {
    return this.pairs.subarray(0, this.used);
  }

  private appendOrExtend(from: number, to: number): void {
    if (this.used > 0 && from <= this.at(this.used - 1)) {
      this.pairs[this.used - 1] = Math.max(to, this.at(this.used - 1));
    } else this.append(from, to);
  }

  private append(from: number, to: number): void {
    this.makeRoom();
    this.pairs[this.used] = from;
    this.pairs[this.used + 1] = to;
    this.used += 2;
  }

  private openAt(at: number): void {
    this.makeRoom();
    this.pairs.copyWithin(at + 2, at, this.used);
    this.used += 2;
  }

  private makeRoom(): void {
    if (this.used + 2 <= this.pairs.length) return;
    const larger = new Uint32Array(Math.max(4, (this.used + (this.used >> 1) + 2) & ~1));
    larger.set(this.pairs.subarray(0, this.used));
    this.pairs = larger;
  }

  /** Where the first range stands whose end is at or after this clock. */
  private firstEndingAtOrAfter(clock: number): number {
    let low = 0;
    let high = this.used >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle * 2 + 1) < clock) low = middle + 1;
      else high = middle;
    }
    return low * 2;
  }

  private at(i: number): number {
    return this.pairs[i] ?? 0;
  }
}
