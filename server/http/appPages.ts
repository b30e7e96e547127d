import { type Context as HonoContext, Hono } from 'hono';
import type { Context } from '../context.ts';
import { hostOf } from './caller.ts';
import { type Client, sendFile } from './clientFiles.ts';

/** The paths at which the client draws a page; anything else is not found, and says so with its status. */
const appPages: readonly string[] = [
  '/',
  '/setup',
  '/sign-in',
  '/invite/:token',
  '/join/:token',
  '/use/:document/:n',
  '/home',
  '/library',
  '/me',
  '/n/:network',
  '/n/:network/cycles/:cycle',
  '/n/:network/docs',
  '/n/:network/definitions',
  '/n/:network/standards',
  '/n/:network/people',
  '/n/:network/settings',
  '/o/:organisation',
  '/o/:organisation/standards',
  '/d/:document',
  '/d/:document/v/:n',
  '/d/:document/present',
  '/d/:document/compare',
  '/d/:document/letters',
];

export function pages(ctx: Context, client: Client): Hono {
  const app = new Hono();
  for (const path of appPages) {
    app.get(path, (c) => {
      // The address is a key: no search engine keeps it.
      if (path.startsWith('/join/')) c.header('x-robots-tag', 'noindex');
      return page(c, 200);
    });
  }
  app.get('*', (c) => {
    const file = client.file(new URL(c.req.url).pathname);
    return file ? sendFile(c, file) : page(c, 404);
  });
  return app;

  async function page(c: HonoContext, status: 200 | 404): Promise<Response> {
    const wantsPage = status === 200 || /text\/html/.test(c.req.header('accept') ?? '');
    if (!wantsPage) return c.text('Not found', 404);
    await becomeDemoPerson(ctx, c);
    c.header('cache-control', 'no-cache');
    return c.html(await client.index(new URL(c.req.url).pathname), status);
  }
}

/** In the demonstration whoever opens a person's host is that person. */
async function becomeDemoPerson(ctx: Context, c: HonoContext): Promise<void> {
  const person = ctx.demo?.people.find((each) => each.host === hostOf(c));
  if (!person) return;
  const session = await ctx.sessions.validate(c.req.header('cookie'));
  if (session) return;
  const started = await ctx.sessions.start(person.personId);
  c.header('set-cookie', started.cookie, { append: true });
}
