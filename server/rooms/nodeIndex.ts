const empty = new Uint32Array(0);
const longest = 2 ** 24 - 1;
const depthMask = 0x3f;

/** What stands at a clock in a list of nodes. */
export const nodeKind = { gone: 0, element: 1, text: 2 } as const;
export type NodeKind = (typeof nodeKind)[keyof typeof nodeKind];

/**
 * One client's items that stand in a list of nodes (the children of a text root or of an element), with how deep
 * that is. In clock order; eight bytes each, whatever was deleted side by side being one.
 */
export class NodeIndex {
  /** Pairs: first clock; depth (6 bits), kind (2 bits), length (24 bits). */
  private pairs: Uint32Array = empty;
  private used = 0;

  /** @param clock after all that are there */
  push(clock: number, length: number, kind: NodeKind, depth: number): void {
    const last = this.used - 2;
    if (kind === nodeKind.gone && last >= 0) {
      const packed = this.pairs[last + 1] ?? 0;
      const before = packed >>> 8;
      const same = kindOf(packed) === kind && depthOf(packed) === depth;
      if (same && (this.pairs[last] ?? 0) + before === clock && before + length <= longest) {
        this.pairs[last + 1] = pack(depth, kind, before + length);
        return;
      }
    }
    for (let at = clock, rest = length; rest > 0; ) {
      const piece = Math.min(rest, longest);
      this.append(at, pack(depth, kind, piece));
      at += piece;
      rest -= piece;
    }
  }

  /** @returns what stands there, to be taken apart with `depthOf` and `kindOf`, or -1 */
  find(clock: number): number {
    let low = 0;
    let high = this.used >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle * 2] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return -1;
    const packed = this.pairs[low * 2 - 1] ?? 0;
    return clock < (this.pairs[low * 2 - 2] ?? 0) + (packed >>> 8) ? packed : -1;
  }

  /** Takes out everything from this clock on. */
  truncate(clock: number): void {
    while (this.used > 0 && (this.pairs[this.used - 2] ?? 0) >= clock) this.used -= 2;
    if (this.used === 0) return;
    const from = this.pairs[this.used - 2] ?? 0;
    const packed = this.pairs[this.used - 1] ?? 0;
    const length = Math.min(packed >>> 8, clock - from);
    this.pairs[this.used - 1] = pack(depthOf(packed), kindOf(packed), length);
  }

  private append(clock: number, packed: number): void {
    if (this.used === this.pairs.length) {
      const larger = new Uint32Array(Math.max(8, (this.used + (this.used >> 1) + 1) & ~1));
      larger.set(this.pairs);
      this.pairs = larger;
    }
    this.pairs[this.used] = clock;
    this.pairs[this.used + 1] = packed;
    this.used += 2;
  }
}

export function depthOf(found: number): number {
  return found & depthMask;
}

export function kindOf(found: number): NodeKind {
  return ((found >>> 6) & 3) as NodeKind;
}

function pack(depth: number, kind: NodeKind, length: number): number {
  return (Math.min(depth, depthMask) | (kind << 6) | (length << 8)) >>> 0;
}
