import type { Timers } from '../timers.ts';
import type { Archive } from './archive.ts';

const wait = 1000;

/**
 * Has the archive empty the write-ahead log while there is something in it.
 * @returns to be called after commits
 */
export function tidying(
  archive: Pick<Archive, 'tidy'>,
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
        .catch((error: unknown) => onError('the write-ahead log could not be emptied', { error }))
        .finally(() => {
          due = false;
        });
    });
  };
}
