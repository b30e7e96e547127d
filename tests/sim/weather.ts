import type { Limits } from '../../shared/protocol/limits.ts';
import type { Seeded } from '../kit/live-edits.ts';
import type { DiskWeather } from './store.ts';

/** What may happen in one simulation. Times are means in milliseconds; 0 is never. */
export interface Weather {
  /** How long people work before everything heals. */
  readonly lasts: number;
  readonly documents: number;
  readonly devices: number;
  readonly hostile: number;
  readonly stock: number;
  readonly onlookers: number;
  readonly editEvery: number;
  readonly delay: readonly [number, number];
  readonly disk: DiskWeather;
  readonly absences: boolean;
  readonly reloads: boolean;
  readonly cutEvery: number;
  readonly stallEvery: number;
  readonly crashEvery: number;
  readonly stopEvery: number;
  readonly freezeEvery: number;
  readonly revokeEvery: number;
  readonly compactEvery: number;
  readonly epochEvery: number;
  readonly ownEditEvery: number;
  /** Bytes that a slow client takes in a millisecond. */
  readonly pace: number;
  readonly limits: Partial<Limits>;
}

/** Each seed has a weather of its own: some faults never, some often, so that rare meetings happen somewhere. */
export function weatherOf(random: Seeded): Weather {
  const is = (inTen: number) => random.below(10) < inTen;
  const sometimes = (inTen: number, from: number, to: number) =>
    is(inTen) ? from + random.below(to - from) : 0;
  const isSlow = is(3);
  const isBadDisk = is(4);
  return {
    lasts: 2000 + random.below(6000),
    documents: is(3) ? 2 : 1,
    devices: 2 + random.below(7),
    hostile: is(3) ? 1 + random.below(2) : 0,
    stock: is(3) ? 1 : 0,
    onlookers: random.below(60) === 0 ? 42 : is(3) ? 1 : 0,
    editEvery: random.pick([40, 150, 400]),
    delay: random.pick([
      [0, 1],
      [1, 30],
      [5, 400],
    ] as const),
    disk: {
      slowest: random.pick([0, 1, 5, 60, 400]),
      failsBefore: isBadDisk ? random.below(60) : 0,
      failsAfter: isBadDisk ? random.below(60) : 0,
      readFails: isBadDisk ? random.below(60) : 0,
    },
    absences: is(6),
    reloads: is(5),
    cutEvery: sometimes(6, 200, 3000),
    stallEvery: isSlow ? 300 + random.below(1500) : 0,
    crashEvery: sometimes(6, 400, 6000),
    stopEvery: sometimes(2, 1000, 6000),
    freezeEvery: sometimes(3, 500, 4000),
    revokeEvery: sometimes(3, 100, 3000),
    compactEvery: sometimes(6, 200, 3000),
    epochEvery: sometimes(2, 800, 5000),
    ownEditEvery: sometimes(4, 100, 2000),
    pace: isSlow ? 1 + random.below(20) : 0,
    limits: isSlow ? { dropPresenceAt: 2048, closeSlowReaderAt: 8192 } : {},
  };
}

/** Shorter lives, for when there is little time. */
export const shortWeather: Partial<Weather> = { lasts: 1800 };
