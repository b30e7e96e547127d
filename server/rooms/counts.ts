/** Upper bounds of the buckets of {@link Counts.commitBuckets}, in milliseconds. */
export const commitBounds = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1000] as const;

/** What the live engine has done since the start; read by whoever watches it. */
export class Counts {
  messagesIn = 0;
  bytesIn = 0;
  /** Packets given to sockets: one a reader and turn, whatever it holds. */
  packetsOut = 0;
  commits = 0;
  rows = 0;
  commitMilliseconds = 0;
  failedCommits = 0;
  joins = 0;
  /** Sockets closed by the server, by code. */
  readonly closed = new Map<number, number>();
  /** Commits by how long they took; one more than the bounds, for the longer ones. */
  readonly commitBuckets: number[] = Array.from({ length: commitBounds.length + 1 }, () => 0);

  committed(rows: number, milliseconds: number): void {
    this.commits += 1;
    this.rows += rows;
    this.commitMilliseconds += milliseconds;
    const bucket = commitBounds.findIndex((bound) => milliseconds <= bound);
    const at = bucket < 0 ? commitBounds.length : bucket;
    this.commitBuckets[at] = (this.commitBuckets[at] ?? 0) + 1;
  }

  close(code: number): void {
    this.closed.set(code, (this.closed.get(code) ?? 0) + 1);
  }
}
