import type { Known } from './known.ts';

/** Clocks gathered to be deleted together, so that no order of theirs costs much. */
export class Overwritten {
  private readonly clocks = new Map<number, number[]>();

  add(client: number, clock: number): void {
    const known = this.clocks.get(client);
    if (known) known.push(clock);
    else this.clocks.set(client, [clock]);
  }

  takeInto(known: Known): void {
    if (this.clocks.size === 0) return;
    for (const [client, clocks] of this.clocks) known.client(client)?.deleted.addClocks(clocks);
    this.clocks.clear();
  }

  clear(): void {
    this.clocks.clear();
  }
}
