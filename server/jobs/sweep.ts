import { emptyTrash } from '../actions/documents/trash.ts';
import type { Context } from '../context.ts';

const hour = 60 * 60_000;

/** Removes sessions that have ended by time. @returns stops it */
export function sweepSessions(ctx: Pick<Context, 'sessions' | 'log'>): () => void {
  const timer = setInterval(() => {
    ctx.sessions
      .deleteExpired()
      .catch((error: unknown) => ctx.log.error({ err: error }, 'sessions were not swept'));
  }, hour);
  timer.unref();
  return () => clearInterval(timer);
}

/** Deletes for good what has been in the trash long enough. @returns stops it */
export function sweepTrash(ctx: Pick<Context, 'db' | 'lane' | 'now' | 'search' | 'log'>): () => void {
  const timer = setInterval(() => {
    emptyTrash(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'the trash was not emptied'));
  }, hour);
  timer.unref();
  return () => clearInterval(timer);
}
