import { Hono } from 'hono';
import type { Context } from '../context.ts';

/** `/healthz`: the process lives. `/readyz`: send it work. */
export function health(ctx: Pick<Context, 'db' | 'log'>, isReady: () => boolean): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (!isReady()) return c.json({ status: 'not ready' }, 503);
    try {
      await ctx.db.selectFrom('setting').select('value').where('key', '=', 'shape').executeTakeFirstOrThrow();
    } catch (error) {
      ctx.log.error({ err: error }, 'the database does not answer');
      return c.json({ status: 'the database does not answer' }, 503);
    }
    return c.json({ status: 'ready' });
  });
  return app;
}
