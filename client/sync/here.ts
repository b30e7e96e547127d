import type { SmallStore } from './kept.ts';

/**
 * Who this browser belongs to at the moment: whose documents open without a network. Somebody else's are kept apart
 * and stay unread until they sign in again.
 */
export interface Here {
  readonly userId: string;
  /** When the server last said so, in milliseconds since 1970. */
  readonly at: number;
}

export const hereKey = 'second-draft:here';
/** The server ends every session after this long: nothing opens without it for longer. */
const longest = 30 * 24 * 60 * 60 * 1000;

export function readHere(store: SmallStore, now: number): Here | undefined {
  const [, userId, at] = /^([\w-]{1,64}) (\d{1,16})$/.exec(read(store) ?? '') ?? [];
  if (userId === undefined || at === undefined) return undefined;
  return Math.abs(now - Number(at)) < longest ? { userId, at: Number(at) } : undefined;
}

/** @param userId undefined when nobody is signed in any more */
export function writeHere(store: SmallStore, userId: string | undefined, now: number): void {
  try {
    if (userId === undefined) store.removeItem(hereKey);
    else store.setItem(hereKey, `${userId} ${now}`);
  } catch {
    // Without storage nothing is kept that could be opened either.
    return;
  }
}

function read(store: SmallStore): string | null {
  try {
    return store.getItem(hereKey);
  } catch {
    return null;
  }
}
