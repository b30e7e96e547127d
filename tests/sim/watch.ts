/** What a simulation has done, and the first thing that was wrong with it. */
export class Watch {
  private readonly events: (readonly [number, string])[] = [];
  private readonly kept: number;
  private readonly elapsed: () => number;
  private hash = 0;
  violation: string | undefined;

  /** @param kept how many of the last events are shown */
  constructor(elapsed: () => number, kept: number) {
    this.elapsed = elapsed;
    this.kept = kept;
  }

  note(event: string): void {
    this.hash = (Math.imul(this.hash, 31) + event.length + Math.round(this.elapsed() * 8)) | 0;
    this.events.push([this.elapsed(), event]);
    if (this.events.length > 2 * this.kept) this.events.splice(0, this.events.length - this.kept);
  }

  /** @param rule the invariant's number */
  wrong(rule: string, what: string): void {
    this.note(`${rule} broken: ${what}`);
    this.violation ??= `${rule}: ${what}`;
  }

  demand(rule: string, holds: boolean, what: () => string): void {
    if (!holds) this.wrong(rule, what());
  }

  /** The same for the same run. */
  fingerprint(): number {
    return this.hash;
  }

  trace(): string {
    return this.events
      .slice(-this.kept)
      .map(([at, event]) => `${(at / 1000).toFixed(3).padStart(9)} ${event}`)
      .join('\n');
  }
}
