/** Time from outside, so that tests can move it by hand. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since any moment, never set back, with fractions. */
  precise(): number;
  /** @returns stops it */
  after(ms: number, work: () => void): () => void;
  /** Once everything that can be read now has been read. */
  soon(work: () => void): void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  precise: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  soon: setImmediate,
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
