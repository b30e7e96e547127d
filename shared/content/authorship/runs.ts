import { type Run, runIndex } from './record.ts';

/** Authors by Yjs id, as an interval for each stretch of clocks. */
export class Runs {
  private readonly clients: Map<number, Run[]>;

  constructor(runs: ReadonlyMap<number, readonly Run[]> = new Map()) {
    this.clients = new Map([...runs].map(([client, some]) => [client, some.map((run) => ({ ...run }))]));
  }

  set(client: number, clock: number, length: number, author: number): void {
    const runs = this.clients.get(client);
    if (!runs) {
      this.clients.set(client, [{ clock, length, author }]);
      return;
    }
    const last = runs.at(-1);
    if (!last || last.clock + last.length <= clock) {
      if (last?.author === author && last.clock + last.length === clock) last.length += length;
      else runs.push({ clock, length, author });
      return;
    }
    const end = clock + length;
    let from = Math.max(0, runIndex(runs, clock));
    const first = runs[from];
    if (first && first.clock + first.length <= clock) from += 1;
    let to = from;
    const pieces: Run[] = [];
    for (let run = runs[to]; run && run.clock < end; run = runs[to]) {
      if (run.clock < clock) pieces.push({ ...run, length: clock - run.clock });
      to += 1;
    }
    pieces.push({ clock, length, author });
    const cut = runs[to - 1];
    if (to > from && cut && cut.clock + cut.length > end) {
      pieces.push({ clock: end, length: cut.clock + cut.length - end, author: cut.author });
    }
    runs.splice(from, to - from, ...pieces);
  }

  all(): ReadonlyMap<number, readonly Run[]> {
    return new Map(
      [...this.clients].map(([client, runs]) => [client, runs.toSorted((a, b) => a.clock - b.clock)]),
    );
  }

  /** Calls back for each stretch of one author; -1 where there is none. */
  each(client: number, clock: number, length: number, visit: (length: number, author: number) => void): void {
    const runs = this.clients.get(client) ?? [];
    const end = clock + length;
    let at = clock;
    for (let i = Math.max(0, runIndex(runs, clock)); at < end; i += 1) {
      const run = runs[i];
      const from = Math.min(end, run?.clock ?? end);
      if (from > at) {
        visit(from - at, -1);
        at = from;
      }
      const to = run ? Math.min(end, run.clock + run.length) : at;
      if (run && to > at) {
        visit(to - at, run.author);
        at = to;
      }
    }
  }
}
