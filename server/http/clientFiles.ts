import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { Context as HonoContext } from 'hono';

/** The built client, or the one Vite makes while developing. */
export interface Client {
  /** The page that starts the application. */
  index(path: string): Promise<string>;
  file(path: string): ClientFile | undefined;
}
export interface ClientFile {
  readonly type: string;
  readonly etag: string;
  /** Its name holds a hash of its content. */
  readonly immutable: boolean;
  readonly encodings: Readonly<Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>>;
  readonly plain: Uint8Array<ArrayBuffer>;
}
type Encoding = 'br' | 'gzip';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** All of it is held in memory: a few megabytes, and no path of a request ever reaches the disk. */
export function builtClient(folder: string): Client {
  const files = new Map<string, ClientFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, full)}`;
    if (!entry.isFile() || /\.(br|gz|map)$|^\/\.vite\//.test(path)) continue;
    const plain = read(full);
    files.set(path, {
      type: types[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      immutable: path.startsWith('/assets/'),
      encodings: encodingsOf(full),
      plain,
    });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`${folder} has no index.html. Run npm run build.`);
  const html = new TextDecoder().decode(index.plain);
  files.delete('/index.html');
  return { index: () => Promise.resolve(html), file: (path) => files.get(path) };
}

function encodingsOf(full: string): ClientFile['encodings'] {
  const found: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> = {};
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    try {
      found[encoding] = read(full + ending);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return found;
}

function read(full: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(full));
}

export function sendFile(c: HonoContext, file: ClientFile): Response {
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  });
  if (c.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  const accepted = c.req.header('accept-encoding') ?? '';
  for (const encoding of ['br', 'gzip'] as const) {
    const bytes = file.encodings[encoding];
    if (!bytes || !new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\b)`).test(accepted)) continue;
    headers.set('content-encoding', encoding);
    return new Response(bytes, { headers });
  }
  return new Response(file.plain, { headers });
}
