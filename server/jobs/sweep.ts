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
