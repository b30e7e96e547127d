/** How long an edit or a change waits for another program to let go of the database, in milliseconds. */
export const patience = 10_000;
const betweenTries = 25;

/** SQLite's SQLITE_BUSY (5) and its extended codes: another connection has the lock. */
export function isBusy(error: unknown): boolean {
  return isCode(error, 5, 'database is locked');
}

/** SQLITE_FULL (13): there is no room on the disk. */
export function isFull(error: unknown): boolean {
  return isCode(error, 13, 'database or disk is full');
}

function isCode(error: unknown, code: number, words: string): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? (errcode & 0xff) === code : error.message.includes(words);
}

/** SQLite's own waiting would stop the event loop, and with it everybody's documents. */
export function wait(): Promise<void> {
  return new Promise((again) => setTimeout(again, betweenTries));
}
