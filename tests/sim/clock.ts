import type { Timers } from '../../server/rooms/timers.ts';
import type { Seeded } from '../kit/live-edits.ts';

interface Task {
  readonly at: number;
  /** Decides between tasks of the same moment. */
  readonly tie: number;
  work: (() => void) | undefined;
}

const start = 1_700_000_000_000;

/** Time that jumps from task to task; what is due at one moment runs in an order that the seed decides. */
export class Clock {
  private readonly random: Seeded;
  private readonly failed: (error: unknown) => void;
  private readonly heap: Task[] = [];
  private at = start;
  /** Cuts the next task short: so many microtasks after it, this happens. */
  interruption: { readonly after: number; readonly work: () => void } | undefined;

  /** @param failed a task threw */
  constructor(random: Seeded, failed: (error: unknown) => void) {
    this.random = random;
    this.failed = failed;
  }

  /** Milliseconds since the beginning of the simulation. */
  get elapsed(): number {
    return this.at - start;
  }

  now(): number {
    return this.at;
  }

  /** @returns stops it */
  after(ms: number, work: () => void): () => void {
    const task: Task = { at: this.at + Math.max(0, ms), tie: this.random.below(2 ** 30), work };
    this.push(task);
    return () => {
      task.work = undefined;
    };
  }

  /** Timers of a process, which stop for good when it has died. */
  timersOf(isAlive: () => boolean): Timers {
    const whileAlive = (work: () => void) => () => {
      if (isAlive()) work();
    };
    return {
      now: () => this.at,
      precise: () => this.at,
      after: (ms, work) => this.after(ms, whileAlive(work)),
      soon: (work) => void this.after(0, whileAlive(work)),
    };
  }

  /** Runs the next task and everything that follows from it without time passing. @returns whether there was one */
  async step(): Promise<boolean> {
    const task = this.pop();
    if (!task) return false;
    this.at = Math.max(this.at, task.at);
    const { work } = task;
    if (!work) return true;
    const { interruption } = this;
    this.interruption = undefined;
    this.attempt(work);
    if (interruption) {
      for (let i = 0; i < interruption.after; i += 1) await Promise.resolve();
      this.attempt(interruption.work);
    }
    await new Promise((settled) => setImmediate(settled));
    return true;
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.failed(error);
    }
  }

  private push(task: Task): void {
    const { heap } = this;
    let i = heap.length;
    heap.push(task);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up];
      if (!parent || isBefore(parent, task)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = task;
  }

  private pop(): Task | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      const left = heap[2 * i + 1];
      const right = heap[2 * i + 2];
      if (!left) break;
      const isLeft = !right || isBefore(left, right);
      const child = isLeft ? left : right;
      if (isBefore(last, child)) break;
      heap[i] = child;
      i = 2 * i + (isLeft ? 1 : 2);
    }
    heap[i] = last;
    return first;
  }
}

function isBefore(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.tie < b.tie);
}
