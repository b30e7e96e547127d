import { type Context as HonoContext, Hono } from 'hono';
import { isUuid } from '../../shared/ids.ts';
import { fileLimits } from '../../shared/protocol/limits.ts';
import { signedIn } from '../actions/action.ts';
import { ActionError, notFound } from '../actions/error.ts';
import { addFile } from '../actions/files/addFile.ts';
import { readFile } from '../actions/files/readFile.ts';
import type { Context } from '../context.ts';
import { caller } from './caller.ts';
import { readBytes } from './readBytes.ts';

/** Pictures come in and go out as bytes; all else about them is said in JSON. */
export function files(ctx: Context): Hono {
  const app = new Hono();
  app.post('/api/documents/:document/files', async (c) => {
    const { actor } = await caller(ctx, c);
    const documentId = c.req.param('document');
    if (!isUuid(documentId)) throw notFound('document');
    // Nobody fills memory without an account.
    signedIn(actor);
    const bytes = await readBytes(c.req.raw, fileLimits.file, tooLarge);
    c.header('cache-control', 'no-store');
    return c.json(await addFile(ctx, actor, documentId, bytes));
  });
  app.get('/files/:hash', (c) => show(ctx, c, c.req.param('hash')));
  return app;
}

async function show(ctx: Context, c: HonoContext, hash: string): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw notFound('picture');
  const { actor } = await caller(ctx, c);
  const { file, open } = await readFile(ctx, actor, hash);
  const headers = {
    'content-type': file.type,
    // Opened by itself, it is a picture and nothing else: no script, no style, no origin of ours.
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `inline; filename="picture.${file.type.slice('image/'.length)}"`,
    etag: `"${hash}"`,
    'cache-control': `${open ? 'public' : 'private'}, max-age=31536000, immutable`,
    vary: 'cookie',
  };
  if (c.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
}

function tooLarge(): ActionError {
  return new ActionError('tooLarge', 'The picture is larger than 5 MiB. Make it smaller and send it again.');
}
