import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Hono } from 'hono';
import { kinds } from '../../../shared/kinds/registry.ts';

const { resolve } = createRequire(import.meta.url);

const fonts = [
  'public-sans/files/public-sans-latin-wght-normal.woff2',
  'public-sans/files/public-sans-latin-ext-wght-normal.woff2',
  'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  'source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
] as const;

const css = Buffer.concat([
  readFileSync(new URL('./public.css', import.meta.url)),
  ...kinds.flatMap(({ name }) => styleOf(name)),
]);

/** What a kind's own page needs: beside its rules in the sources, beside the server once that is built. */
function styleOf(kind: string): readonly Buffer[] {
  return [`../../../shared/kinds/${kind}/page.css`, `./kinds/${kind}.css`]
    .map((path) => new URL(path, import.meta.url))
    .filter((url) => existsSync(url))
    .map((url) => readFileSync(url));
}

/** Its address changes with its content, so that browsers may keep it for good. */
export const stylesheet = `/public/page.css?v=${createHash('sha256').update(css).digest('base64url').slice(0, 10)}`;

const forGood = 'public, max-age=31536000, immutable';

/** The style sheet of the public pages and its typefaces: they stand without the client's build. */
export function publicFiles(app: Hono): void {
  app.get('/public/page.css', () => file(css, 'text/css; charset=utf-8'));
  for (const path of fonts) {
    const bytes = readFileSync(resolve(`@fontsource-variable/${path}`));
    app.get(`/public/${path.split('/').at(-1) ?? ''}`, () => file(bytes, 'font/woff2'));
  }
}

function file(bytes: Buffer<ArrayBuffer>, type: string): Response {
  return new Response(bytes, { headers: { 'content-type': type, 'cache-control': forGood } });
}
