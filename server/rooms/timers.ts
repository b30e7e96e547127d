/** Time from outside, so that tests can move it by hand. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns stops it */
  after(ms: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Runs `work` again and again until stopped. */
export function every(timers: Timers, ms: number, work: () => void): () => void {
  let stop = timers.after(ms, tick);
  function tick(): void {
    stop = timers.after(ms, tick);
    work();
  }
  return () => stop();
}

/** A bucket that fills at `perSecond` up to `burst`. */
export class Allowance {
  private left: number;
  private at: number;
  private readonly perSecond: number;
  private readonly burst: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.at = now;
  }

  /** @returns whether that much was left; nothing is taken otherwise */
  take(amount: number, now: number): boolean {
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (amount > this.left) return false;
    this.left -= amount;
    return true;
  }
}
