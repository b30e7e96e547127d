import { closeFor } from '../actions/joining/closeFor.ts';
import type { Context } from '../context.ts';

const second = 1000;
/** Links live five minutes at least: one that was made meanwhile is seen in time. */
const lookAgain = 60_000;

/** Closes the sockets of whoever came by a join link, within a second of its end. @returns stops it */
export function endLinks(ctx: Pick<Context, 'db' | 'rooms' | 'now' | 'log'>): () => void {
  /** What ended up to here has been seen to. */
  let seenTo = ctx.now();
  let nextAt = 0;
  let looking = false;
  const timer = setInterval(() => {
    if (looking || ctx.now() < nextAt) return;
    looking = true;
    look()
      .catch((error: unknown) => ctx.log.error({ err: error }, 'join links were not ended'))
      .finally(() => {
        looking = false;
      });
  }, second);
  timer.unref();
  return () => clearInterval(timer);

  async function look(): Promise<void> {
    const at = ctx.now();
    const alive = ctx.db.selectFrom('join_link').where('revoked_at', 'is', null);
    const ended = await alive.select('id').where('ends_at', '>', seenTo).where('ends_at', '<=', at).execute();
    await closeFor(
      ctx,
      ended.map((link) => link.id),
    );
    const next = await alive
      .select('ends_at')
      .where('ends_at', '>', at)
      .orderBy('ends_at')
      .limit(1)
      .executeTakeFirst();
    seenTo = at;
    nextAt = Math.min(at + lookAgain, next?.ends_at ?? Number.POSITIVE_INFINITY);
  }
}
