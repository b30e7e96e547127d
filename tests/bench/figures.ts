/** Named measurements of one run; milliseconds, percent, bytes or counts as the names say. */
export type Figures = Readonly<Record<string, number>>;

/** @param p 0-100 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

const buckets = 1_000_000;

/** Millions of latencies in little room: buckets of 10 µs up to ten seconds. */
export class Latencies {
  count = 0;
  private readonly counts = new Uint32Array(buckets);
  private lost = 0;

  add(milliseconds: number): void {
    const bucket = Math.min(buckets - 1, Math.max(0, (milliseconds * 100) | 0));
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.count += 1;
  }

  /** What never came: later than anything else. */
  addLost(count: number): void {
    this.lost += count;
  }

  /** @param p 0-100 @returns milliseconds */
  percentile(p: number): number {
    const wanted = Math.ceil((p / 100) * (this.count + this.lost));
    if (wanted === 0) return Number.NaN;
    let seen = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      seen += this.counts[bucket] ?? 0;
      if (seen >= wanted) return (bucket + 0.5) / 100;
    }
    return Number.POSITIVE_INFINITY;
  }
}
