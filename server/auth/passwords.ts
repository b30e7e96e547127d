import { hash, verify } from '@node-rs/argon2';
import { ActionError } from '../actions/error.ts';

/** Argon2id with the library's defaults (19 MiB, 2 passes), which are OWASP's recommendation. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown account (no hash) as for a known one. */
  matches(password: string, hashed: string | null | undefined): Promise<boolean>;
}

/** The hash of a forgotten random text, with the same costs. */
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$cS7L8v9llXL4uUHNh82zzg$ohA4tR42XfNuDr/iOmBdxg7btB3qzFiBIjDxOJCc8+A';

/**
 * @param atOnce hashes computed at the same time: each costs a core and 19 MiB
 * @param waiting how many more may wait their turn before callers are told to come back
 */
export function createPasswords({ atOnce = 4, waiting = 4000 } = {}): Passwords {
  let running = 0;
  const queue: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else {
      if (queue.length >= waiting) {
        throw new ActionError(
          'unavailable',
          'Too many people are signing in at this moment. Try again shortly.',
        );
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password)),
    async matches(password, hashed) {
      return (await inTurn(() => verify(hashed ?? nobodys, password))) && Boolean(hashed);
    },
  };
}
