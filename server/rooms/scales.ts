import type { Place } from '../store/logStore.ts';
import type { Gate } from './gate.ts';
import type { Timers } from './timers.ts';

interface Weighed {
  readonly place: Place;
  readonly gate: Gate;
}

/** From this part of the largest size on, by the bytes written, a document is weighed. */
export const large = 0.75;
/** No document is weighed more often than this, in milliseconds. */
const rest = 2000;

/** Finds out how large a document is: the bytes written to it are only a bound, as text that is gone counts too. */
export class Scales {
  private readonly weighing: (place: Place) => Promise<number>;
  private readonly timers: Timers;
  private readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  private readonly lastWeighed = new WeakMap<Gate, number>();

  constructor(weighing: Scales['weighing'], timers: Timers, onError: Scales['onError']) {
    this.weighing = weighing;
    this.timers = timers;
    this.onError = onError;
  }

  weigh({ place, gate }: Weighed): void {
    const now = this.timers.now();
    if (now - (this.lastWeighed.get(gate) ?? -rest) < rest) return;
    this.lastWeighed.set(gate, now);
    const { known } = gate;
    const before = known.size;
    this.weighing(place).then(
      (bytes) => {
        // What has been written meanwhile may or may not have been on the scales.
        known.size = bytes + (known.size - before);
      },
      (error: unknown) => this.onError('a document could not be weighed', { ...place, error }),
    );
  }
}
