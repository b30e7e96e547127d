import { close } from '../../shared/protocol/close.ts';

/** After these the server's content is fetched anew, and what it did not take is kept aside. */
const takesBack: readonly number[] = [
  close.tooBig,
  close.badUpdate,
  close.rightLost,
  close.documentFull,
  close.tooOld,
];
/** More often than this in a minute, and it stays refused. */
const atMost = 3;
const aWhile = 60_000;

/** How often edits were refused lately: starting over is tried again, but not without end. */
export class Refusals {
  private readonly now: () => number;
  private times: readonly number[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  /** Whether the page may start over from the server's content. */
  mayTakeBack(code: number | undefined): boolean {
    if (code === undefined || !takesBack.includes(code)) return false;
    this.times = this.times.filter((at) => Math.abs(this.now() - at) < aWhile);
    return this.times.length < atMost;
  }

  takenBack(): void {
    this.times = [...this.times, this.now()];
  }
}
