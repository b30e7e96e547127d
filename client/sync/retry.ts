import { close } from '../../shared/protocol/close.ts';

/** Whether the server has said that coming back is of no use. */
export function isForGood(code: number | undefined): boolean {
  return (
    code !== undefined &&
    code >= 4400 &&
    code < 4500 &&
    code !== close.tooFast &&
    code !== close.handshakeTimeout
  );
}

interface Pace {
  /** Milliseconds that the first wait is drawn from; doubled by every attempt that comes to nothing. */
  readonly base: number;
  readonly most: number;
  /** Share of the wait that is certain; the rest is drawn, so that many clients spread out. */
  readonly certain: number;
}

const usual: Pace = { base: 400, most: 5000, certain: 0 };
const atOnce: Pace = { base: 100, most: 5000, certain: 0 };
const patient: Pace = { base: 2000, most: 60_000, certain: 0.5 };

const paces: Readonly<Record<number, Pace>> = {
  [close.accessChanged]: atOnce,
  [close.restart]: { base: 1000, most: 5000, certain: 0.2 },
  [close.storage]: { base: 1000, most: 30_000, certain: 0.5 },
  [close.handshakeTimeout]: { base: 1000, most: 15_000, certain: 0.5 },
  [close.overload]: patient,
  [close.tooFast]: patient,
  [close.textFrame]: patient,
  [close.policy]: patient,
  [close.tooBig]: patient,
};

/**
 * How long to wait before the next attempt.
 * @param code why the last connection was closed, as far as that is known
 * @param failures attempts in a row that came to nothing before this one
 */
export function waitBefore(code: number | undefined, failures: number, random: () => number): number {
  const { base, most, certain } = paces[code ?? 0] ?? usual;
  const longest = Math.min(most, base * 2 ** Math.min(failures, 20));
  return longest * (certain + (1 - certain) * random());
}
