import { createHash } from 'node:crypto';
import { type Context as HonoContext, Hono } from 'hono';
import { isUuid } from '../../../shared/ids.ts';
import type { Locale } from '../../../shared/model.ts';
import { bodyOf } from '../../actions/documents/versions.ts';
import { wordsFor } from '../../actions/documents/words.ts';
import {
  type Playbook,
  type Published,
  readPlaybook,
  readPublication,
} from '../../actions/library/readPublication.ts';
import { library } from '../../actions/library/library.ts';
import type { Context } from '../../context.ts';
import { caller } from '../caller.ts';
import { publicFiles } from './files.ts';
import { libraryPage } from './libraryPage.ts';
import { missingPage } from './missingPage.ts';
import { publicationPage } from './publicationPage.ts';

/** Published work, readable without account and script: `/p/<document>[/<n>]`, `/c/<cycle>[/<n>]`, all of it at `/p`. */
export function publicPages(ctx: Context): Hono {
  const app = new Hono();
  publicFiles(app);
  for (const path of ['/p/:id', '/p/:id/:n', '/c/:id', '/c/:id/:n'] as const) {
    app.get(path, (c) => show(c, path.startsWith('/c') ? 'cycle' : 'document'));
  }
  app.get('/p', searched);
  return app;

  async function searched(c: HonoContext): Promise<Response> {
    const { actor, call } = await caller(ctx, c);
    const locale = chosenLocale(c.req.query('lang')) ?? call.locale;
    const q = (c.req.query('q') ?? '').slice(0, 200);
    const found = await library(ctx, actor, { params: undefined, query: { q }, body: undefined }, call);
    c.header('vary', 'accept-language, cookie');
    c.header('content-language', locale);
    c.header('cache-control', 'no-store');
    return c.html(libraryPage({ t: await wordsFor(locale), locale, path: '/p', q, found }));
  }

  async function show(c: HonoContext, what: 'cycle' | 'document'): Promise<Response> {
    const { actor, call } = await caller(ctx, c);
    const locale = chosenLocale(c.req.query('lang')) ?? call.locale;
    const t = await wordsFor(locale);
    const { pathname: path } = new URL(c.req.url);
    const id = c.req.param('id') ?? '';
    const number = c.req.param('n');
    const n = number === undefined ? undefined : Number(number);
    const legal = isUuid(id) && (number === undefined || /^[1-9]\d{0,8}$/.test(number));
    const found = !legal
      ? undefined
      : what === 'cycle'
        ? await readPlaybook(ctx.db, actor, id, n)
        : await readPublication(ctx.db, actor, id, n);
    c.header('vary', 'accept-language, cookie');
    c.header('content-language', locale);
    if (!found) {
      c.header('cache-control', 'no-store');
      return c.html(missingPage(t, locale, path), 404);
    }
    const playbook = what === 'cycle' ? asPlaybook(found) : undefined;
    const page = publicationPage({
      t,
      locale,
      origin: call.origin,
      path,
      pinned: n !== undefined,
      body: await bodyOf(found.version, locale),
      published: found,
      ...(playbook ? { playbook } : {}),
    });
    return cached(c, page, found);
  }
}

function asPlaybook(found: Published | Playbook): Playbook | undefined {
  return 'others' in found ? found : undefined;
}

function chosenLocale(asked: string | undefined): Locale | undefined {
  return asked === 'en' || asked === 'es' ? asked : undefined;
}

/** Kept by browsers, but asked about each time: the page names newer versions, and a publication can be withdrawn. */
function cached(c: HonoContext, page: string, { publication }: Published): Response | Promise<Response> {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 24)}"`;
  c.header('etag', etag);
  c.header('cache-control', `${publication.visibility === 'network' ? 'private' : 'public'}, no-cache`);
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(etag) ? c.body(null, 304) : c.html(page);
}
