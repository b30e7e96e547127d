import { ActionError } from '../actions/error.ts';

/**
 * Counts the different wrong tokens that come from one network address. The right one is never counted and never
 * refused, so a school behind one address gets in, also while somebody there guesses; nor is one broken link that a
 * whole meeting clicks on, since it is the same wrong token each time.
 */
export interface Guesses {
  /** @throws {ActionError} tooMany past the bound, with when to come back */
  wrong(address: string, tokenHash: string): void;
}

const allowed = 20;
const window = 15 * 60_000;
const remembered = 5000;

export function createGuesses(now: () => number): Guesses {
  const known = new Map<string, { readonly from: number; readonly tokens: Set<string> }>();
  return {
    wrong(address, tokenHash) {
      const key = networkOf(address);
      const before = known.get(key);
      const current =
        before && now() - before.from < window ? before : { from: now(), tokens: new Set<string>() };
      // Re-inserted so that the map's first key is the one untouched for longest.
      known.delete(key);
      known.set(key, current);
      const oldest = known.keys().next();
      if (known.size > remembered && !oldest.done) known.delete(oldest.value);
      const token = tokenHash.slice(0, 16);
      if (current.tokens.has(token)) return;
      if (current.tokens.size >= allowed) {
        const retryAfter = Math.max(1, Math.ceil((current.from + window - now()) / 1000));
        throw new ActionError(
          'tooMany',
          `Too many links that open nothing were tried from here. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
          { retryAfter },
        );
      }
      current.tokens.add(token);
    },
  };
}

/** One household or school has a whole /64 of IPv6 to call from. */
export function networkOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d/i.test(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::', 2) ?? [];
  const start = head.split(':').filter(Boolean);
  const end = tail?.split(':').filter(Boolean) ?? [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  return [...start, ...Array.from({ length: gap }, () => '0'), ...end].slice(0, 4).join(':');
}
