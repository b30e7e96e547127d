/**
 * Which local edits the server has stored. It says how many update frames of the connection are on its disk; each
 * frame, or the last of several that leave together, carries all edits made before it was sent.
 */
export class Tally {
  private made: number;
  private stored = 0;
  private frames: number[] = [];
  private frame = 0;
  private durable = 0;
  private answered = false;

  /** @param unsent edits known to be on this device only */
  constructor(unsent: number) {
    this.made = unsent;
  }

  edited(): void {
    this.made += 1;
  }

  /** A new connection counts anew; until its first sync is stored, nothing is known for certain. */
  connected(): void {
    this.frames = [];
    this.frame = 0;
    this.durable = 0;
    this.answered = false;
  }

  /**
   * An update frame leaves.
   * @param isWhole with every edit so far; otherwise more frames follow at once
   */
  sent(isAnswer: boolean, isWhole = true): void {
    this.frames.push(isWhole ? this.made : 0);
    this.frame += 1;
    if (isAnswer) this.answered = true;
  }

  /** The server's word: the first `n` update frames of this connection are on disk. */
  heard(n: number): void {
    const settled = Math.min(n, this.frame);
    for (; this.durable < settled; this.durable += 1) {
      this.stored = Math.max(this.stored, this.frames[this.durable] ?? 0);
    }
  }

  get unsent(): number {
    return this.made - this.stored;
  }

  /** Whether the server has said that everything is on its disk. */
  isSaved(): boolean {
    return this.answered && this.unsent === 0 && this.durable === this.frame;
  }
}
