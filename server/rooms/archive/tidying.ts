import type { Timers } from '../timers.ts';
import type { Archive } from './archive.ts';

/** The disk is busy with it for some milliseconds, in which commits wait: seldom is better than often. */
const wait = 4000;
/** From so many pages on, the write-ahead log should begin anew. */
const long = 1000;

/**
 * Has the archive move what is in the write-ahead log into the database, while there is something in it. Only whoever
 * writes can move the very last of it, and so let a log begin anew that others keep writing to.
 * @returns to be called after commits
 */
export function tidying(
  archive: Pick<Archive, 'tidy'>,
  finish: () => Promise<void>,
  timers: Timers,
  onError: (message: string, facts: Readonly<Record<string, unknown>>) => void,
): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    timers.after(wait, () => {
      archive
        .tidy()
        .then((pages) => (pages >= long ? finish() : undefined))
        .catch((error: unknown) => onError('the write-ahead log could not be emptied', { error }))
        .finally(() => {
          due = false;
        });
    });
  };
}
