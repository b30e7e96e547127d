import { ActionError } from '../actions/error.ts';

/** Failed sign-ins, counted by account and network address together: a school's shared address locks nobody out. */
export interface Attempts {
  /** Counts a try before its outcome is known, so that tries at the same moment count too. */
  begin(account: string, address: string): void;
  succeeded(account: string, address: string): void;
}

const allowed = 10;
const window = 15 * 60_000;
const remembered = 50_000;

export function createAttempts(now: () => number): Attempts {
  const tries = new Map<string, { count: number; from: number }>();
  const keyOf = (account: string, address: string) => `${account} ${address}`;
  return {
    begin(account, address) {
      const key = keyOf(account, address);
      const known = tries.get(key);
      const current = known && now() - known.from < window ? known : { count: 0, from: now() };
      if (current.count >= allowed) {
        const retryAfter = Math.ceil((current.from + window - now()) / 1000);
        throw new ActionError(
          'tooMany',
          `Too many failed sign-ins for this account. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
          { retryAfter },
        );
      }
      // Re-inserted so that the map's first key is the one untouched for longest.
      tries.delete(key);
      tries.set(key, { count: current.count + 1, from: current.from });
      const oldest = tries.keys().next();
      if (tries.size > remembered && !oldest.done) tries.delete(oldest.value);
    },
    succeeded(account, address) {
      tries.delete(keyOf(account, address));
    },
  };
}
