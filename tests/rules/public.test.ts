import { afterAll, beforeAll, expect, test } from 'vitest';
import { Hono } from 'hono';
import { publish } from '../../server/actions/publications/publish.ts';
import { publicPages } from '../../server/http/public/publicPages.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
let app: Hono;
let corrected: string;
let cycle: string;
let secret: string;

const hostile = '<img src=x onerror=alert(1)>"\'&';

beforeAll(async () => {
  example = await openExample();
  app = new Hono().route('/', publicPages(example.ctx));
  const row = await example.ctx.db
    .selectFrom('publication')
    .select(['document_id', 'cycle_id'])
    .where('n', '=', 2)
    .executeTakeFirstOrThrow();
  corrected = row.document_id;
  cycle = row.cycle_id ?? '';
  secret = await newMemo(example);
  await write(example, secret, 'ben', (content) => [
    ...finished(content),
    { type: 'text', address: 'title', nodes: lineOf(hostile) },
    { type: 'text', address: 'tried', nodes: richOf(hostile) },
  ]);
  await publish(
    example.ctx,
    await example.actor('maria'),
    received(
      { document: secret },
      { visibility: 'network', licence: 'CC0-1.0', artifactIds: [], reason: 'A test.' },
    ),
    call,
  );
});
afterAll(() => example.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:3000${path}`, { headers });
const text = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();

async function cookieOf(host: string): Promise<string> {
  const person = example.demo.people.find((one) => one.host.startsWith(`${host}.`));
  const { cookie } = await example.ctx.sessions.start(person?.personId ?? '');
  return cookie.split(';')[0] ?? '';
}

test('D50: the latest address says so, the pinned one always shows its text and names a newer one', async () => {
  const latest = await text(`/p/${corrected}`);
  expect(latest).toContain('Version 2, the latest');
  expect(latest).toContain('31.1%');
  const pinned = await text(`/p/${corrected}/1`);
  expect(pinned).toContain('Version 1. Published');
  expect(pinned).toContain('31.4%');
  expect(pinned).not.toContain('31.1%');
  expect(pinned).toContain(`href="/p/${corrected}/2"`);
  expect(await text(`/p/${corrected}/2`)).not.toContain('There is a newer version');
});

test('D51: a page for the network is not there for strangers, like one that does not exist', async () => {
  const forbidden = await get(`/p/${secret}/1`);
  const unknown = await get(`/p/${uuidv7()}/1`);
  expect([forbidden.status, unknown.status]).toEqual([404, 404]);
  const plain = (page: string) => page.replaceAll(/[0-9a-f-]{36}/g, 'ID');
  expect(plain(await forbidden.text())).toBe(plain(await unknown.text()));
  expect((await get(`/p/${secret}`, { cookie: await cookieOf('nora') })).status).toBe(404);
  const member = await get(`/p/${secret}`, { cookie: await cookieOf('helen') });
  expect(member.status).toBe(200);
  expect(member.headers.get('cache-control')).toBe('private, no-cache');
  for (const bad of ['/p/x', `/p/${corrected}/0`, `/p/${corrected}/3`, `/p/${corrected}/x`, '/c/1']) {
    expect([bad, (await get(bad)).status]).toEqual([bad, 404]);
  }
});

test('D52: pages have no script, style or handler, and escape what people wrote', async () => {
  const page = await text(`/p/${secret}`, { cookie: await cookieOf('helen') });
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  for (const one of [page, await text(`/p/${corrected}`), await text(`/c/${cycle}`), await text('/p/x')]) {
    expect(one).not.toMatch(/<script|<img src=x|style=|<style|\son[a-z]+=["']|javascript:/i);
    expect(one).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(one.match(/<h1/g)).toHaveLength(1);
  }
  const spanish = await get(`/p/${corrected}`, { 'accept-language': 'es-MX,es;q=0.9' });
  expect(spanish.headers.get('content-language')).toBe('es');
  const words = await spanish.text();
  expect(words).toContain('<html lang="es">');
  expect(words).toContain('Usar en mi distrito');
  expect(await text(`/p/${corrected}?lang=en`, { 'accept-language': 'es' })).toContain('Use in my district');
});

test('D53: a page says by whom, when, under which licence, and how it is sealed', async () => {
  const page = await text(`/p/${corrected}/2`);
  const { hash } = await example.ctx.db
    .selectFrom('version')
    .select('hash')
    .where('document_id', '=', corrected)
    .where('n', '=', 2)
    .executeTakeFirstOrThrow();
  for (const part of [
    'Allentown · Pottstown · Quakertown',
    'Letters that families answer',
    'A short letter with one question, in the family’s own language, is answered by half of the families',
    'data-choice="drop"',
    'https://creativecommons.org/licenses/by/4.0/',
    `http://localhost:3000/p/${corrected}/2`,
    hash.slice(0, 8),
    `/use/${corrected}/2`,
    'og:title',
  ]) {
    expect(page).toContain(part);
  }
});

test('D54: an unchanged page answers 304; pages that are not listed stay out of search engines', async () => {
  const first = await get(`/p/${corrected}/1`);
  const etag = first.headers.get('etag') ?? '';
  const second = await get(`/p/${corrected}/1`, { 'if-none-match': etag });
  expect(second.status).toBe(304);
  expect((await get(`/p/${corrected}/1?lang=es`, { 'if-none-match': etag })).status).toBe(200);
  expect(await first.text()).not.toContain('noindex');
  expect(await text(`/p/${secret}`, { cookie: await cookieOf('ben') })).toContain('noindex');
});

test('D55: a playbook shows what a cycle published, with its artifacts', async () => {
  const page = await text(`/c/${cycle}`);
  expect(page).toContain('Playbook');
  expect(page).toContain('href="https://example.org/two-rivers/call-script"');
  expect(page).toContain('31.1%');
  expect(await text(`/c/${cycle}/1`)).toContain('31.4%');
  expect((await get(`/c/${cycle}/3`)).status).toBe(404);
});

test('D56: the style sheet and its typefaces come from here', async () => {
  const page = await text(`/p/${corrected}`);
  const sheet = /href="(\/public\/page\.css[^"]+)"/.exec(page)?.[1] ?? '';
  const css = await text(sheet);
  const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
  expect(fonts).toHaveLength(5);
  for (const font of fonts) {
    const answer = await get(font);
    expect([font, answer.status, answer.headers.get('content-type')]).toEqual([font, 200, 'font/woff2']);
  }
  expect(css).not.toMatch(/https?:/);
});
