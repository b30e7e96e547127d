import { afterAll, beforeAll, expect, test } from 'vitest';
import { originAllowed } from '../../server/auth/origin.ts';
import { builtClient } from '../../server/http/clientFiles.ts';
import { createApp } from '../../server/app.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { routes } from '../../shared/contract/routes.ts';
import { type SetUp, setUp, startServer, type TestServer } from '../kit/server.ts';

let server: TestServer;
let workspace: SetUp;

beforeAll(async () => {
  server = await startServer();
  workspace = await setUp(server);
});
afterAll(() => server.stop());

async function error(response: Response) {
  const { error: told } = (await response.json()) as {
    error: { code: string; message: string; details?: unknown };
  };
  return { status: response.status, code: told.code, message: told.message, details: told.details };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  server.visitor().request('/api/sign-in', { method: 'POST', body, headers });

test('H10: malformed JSON, the wrong type and missing fields are 400, and the fields are named', async () => {
  expect(await error(await post('{"email":'))).toMatchObject({ status: 400, code: 'badRequest' });
  expect(await error(await post('[]'))).toMatchObject({ status: 400, code: 'badRequest' });
  expect(await error(await post('{"email":"a@example.org","password":7}'))).toMatchObject({
    status: 400,
    details: { fields: ['password'] },
  });
  expect(await error(await post('{}', { 'content-type': 'text/plain' }))).toMatchObject({ status: 400 });
  const { networkId, facilitator } = workspace;
  await expect(
    facilitator.call('saveProblem', { params: { network: networkId }, body: { sentence: 'x'.repeat(401) } }),
  ).rejects.toMatchObject({ status: 400, details: { fields: ['sentence'] } });
});

test('H11: a body over 1 MiB is 413, whatever it says of its length', async () => {
  const large = JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(1024 * 1024) });
  expect(await error(await post(large))).toMatchObject({ status: 413, code: 'tooLarge' });
  expect(await error(await post(large, { 'content-length': '10' }))).toMatchObject({ status: 413 });
});

test('H12: unknown calls and malformed ids are 404 in the one shape of errors', async () => {
  const visitor = workspace.facilitator;
  expect(await error(await visitor.request('/api/nothing'))).toMatchObject({ status: 404, code: 'notFound' });
  expect(await error(await visitor.request('/api/networks/1'))).toMatchObject({
    status: 404,
    code: 'notFound',
  });
  expect(await error(await visitor.request('/api/networks/..%2f..'))).toMatchObject({ status: 404 });
});

test('H13: what nobody foresaw is 500 and tells nothing of the inside', async () => {
  const broken = await startServer({ logLevel: 'silent' });
  const closed = { ...broken.ctx, db: undefined as unknown as typeof broken.ctx.db };
  const app = createApp(closed, {
    client: { index: () => Promise.resolve(''), file: () => undefined },
    isReady: () => true,
    strictAnswers: true,
  });
  const response = await app.request('http://localhost:3000/api/session');
  const told = await error(response);
  expect(told).toMatchObject({ status: 500, code: 'unexpected', details: undefined });
  expect(told.message).not.toMatch(/undefined|sql|select/i);
  await broken.stop();
});

test('H14: a call that changes something needs the exact Origin', async () => {
  const visitor = server.visitor();
  const from = (origin: string | undefined) =>
    visitor.request('/api/sign-out', { method: 'POST', headers: origin === undefined ? {} : { origin } });
  expect((await from('http://localhost:3000')).status).toBe(200);
  for (const origin of [
    'https://localhost:3000',
    'http://localhost:3001',
    'http://localhost',
    'http://evil.example',
    'http://localhost:3000.evil.example',
    'null',
    '',
  ]) {
    expect(await error(await from(origin)), origin).toMatchObject({ status: 403, code: 'forbiddenOrigin' });
  }
});

test('H14: no Origin at all is refused too', async () => {
  const app = createApp(server.ctx, {
    client: { index: () => Promise.resolve(''), file: () => undefined },
    isReady: () => true,
    strictAnswers: true,
  });
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await app.request('http://localhost:3000/api/sign-out', { method });
    expect(response.status, method).toBe(403);
  }
});

test('H15: which origins are ours: PUBLIC_URL, else the loopback name asked for, and each demo person’s host', () => {
  const at = (publicUrl: string | undefined, origin: string, host: string) =>
    originAllowed({ config: { ...server.config, publicUrl } }, origin, host);
  expect(at('https://drafts.example.org', 'https://drafts.example.org', '10.0.0.1:3000')).toBe(true);
  expect(at('https://drafts.example.org', 'http://localhost:3000', 'localhost:3000')).toBe(false);
  expect(at(undefined, 'http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true);
  expect(at(undefined, 'http://rebound.example:3000', 'rebound.example:3000')).toBe(false);
  expect(at(undefined, 'http://maria.localhost:3000', 'maria.localhost:3000')).toBe(false);

  const person = {
    personId: 'p',
    name: 'Maria',
    organisation: 'Allentown',
    job: 'other',
    role: 'editor',
  } as const;
  const demo = { documentId: 'd', people: [{ ...person, host: 'maria.localhost:3000' }] };
  const inDemo = (origin: string, host: string) =>
    originAllowed({ config: server.config, demo }, origin, host);
  expect(inDemo('http://maria.localhost:3000', 'maria.localhost:3000')).toBe(true);
  expect(inDemo('http://ben.localhost:3000', 'ben.localhost:3000')).toBe(false);
  expect(inDemo('http://ben.localhost:3000', 'maria.localhost:3000')).toBe(false);
});

test('H16: every answer forbids foreign and inline script, framing and sniffing', async () => {
  for (const path of ['/', '/api/session', '/api/nothing', '/p/none', '/none']) {
    const { headers } = await server.visitor().request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain('unsafe');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
    expect(headers.get('strict-transport-security'), path).toBeNull();
  }
});

test('H16: over https browsers are told to stay there', async () => {
  const secure = await startServer({ config: { publicUrl: 'https://drafts.example.org', secure: true } });
  const { headers } = await secure.visitor().request('/healthz');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  await secure.stop();
});

test('H17: healthy while it lives, ready while it takes work and the database answers', async () => {
  let ready = false;
  const app = createApp(server.ctx, {
    client: { index: () => Promise.resolve(''), file: () => undefined },
    isReady: () => ready,
    strictAnswers: true,
  });
  const status = async (path: string) => (await app.request(`http://localhost:3000${path}`)).status;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  ready = true;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
});

test('H18: the contract is published as OpenAPI, every call with its answer', async () => {
  const response = await server.visitor().request('/api/openapi.json');
  const description = (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(description.openapi).toBe('3.1.0');
  const named = Object.values(description.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  );
  expect(named.toSorted()).toEqual(Object.keys(routes).toSorted());
});

test('H19: the application’s own paths get its page, others a real 404', async () => {
  const visitor = server.visitor();
  const html = { headers: { accept: 'text/html' } };
  for (const path of [
    '/',
    '/setup',
    '/sign-in',
    '/home',
    '/n/x',
    '/n/x/docs',
    '/d/x',
    '/invite/abc',
    '/library',
  ]) {
    expect((await visitor.request(path, html)).status, path).toBe(200);
  }
  for (const path of ['/nothing', '/n/x/y/z', '/assets/gone.js', '/.env', '/wp-login.php']) {
    expect((await visitor.request(path, html)).status, path).toBe(404);
  }
});

test('H20: files with a hash in their name are kept for good, compressed where the browser takes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-client-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/main-1.js'), 'export {}');
  writeFileSync(join(folder, 'assets/main-1.js.gz'), gzipSync('export {}'));
  const client = builtClient(folder);
  rmSync(folder, { recursive: true });
  const app = createApp(server.ctx, { client, isReady: () => true, strictAnswers: true });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://localhost:3000${path}`, { headers });

  const zipped = await get('/assets/main-1.js', { 'accept-encoding': 'gzip, br' });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.headers.get('cache-control')).toContain('immutable');
  const plain = await get('/assets/main-1.js', { 'accept-encoding': 'gzip;q=0' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe('export {}');
  const etag = plain.headers.get('etag') ?? '';
  expect((await get('/assets/main-1.js', { 'if-none-match': etag })).status).toBe(304);
  expect((await get('/assets/main-1.js.gz')).status).toBe(404);
  expect((await get('/assets/..%2f..%2f..%2fetc%2fpasswd')).status).toBe(404);
});
