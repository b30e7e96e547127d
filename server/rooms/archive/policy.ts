import type { Backlog } from '../../store/archiveStore.ts';
import type { Ballast } from './archive.ts';

/** What a row takes up besides its bytes: ids, hash and its place in two indexes. Measured with SQLite. */
const rowOverhead = 300;
/** Below this nobody gains. */
const least = 64 * 1024;
/** More rows than this would make opening slow, however small they are. */
const mostRows = 2000;

/** Rows are compacted once they outweigh the state they add to, so that a log is never much more than twice it. */
export function isWorthwhile({ stateBytes, rows, rowBytes }: Backlog): boolean {
  if (rows >= mostRows) return true;
  return rowBytes + rows * rowOverhead >= Math.max(stateBytes, least);
}

/** A document takes no more client ids than its limit; long before that, each is a burden to whoever opens it. */
const mostClients = 4000;
const leastDead = 10_000;
const mostDeadToLiving = 8;

/** Whether a document should begin anew from its content, in a new epoch. */
export function isRebuildDue({ clients, living, dead }: Ballast): boolean {
  return clients >= mostClients || (dead >= leastDead && dead >= living * mostDeadToLiving);
}
