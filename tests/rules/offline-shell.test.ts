import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Build, Shell } from '../../client/worker/shell.ts';

const origin = 'https://memos.example';
/** What the server serves, by path; `page` for every page of the application. */
let served: Map<string, string>;
let reached: string[];
let network: 'up' | 'down' | 'silent' | number;
let caches: SmallCaches;

beforeEach(() => {
  vi.useRealTimers();
  served = new Map();
  reached = [];
  network = 'up';
  caches = new SmallCaches();
});

class SmallCaches {
  readonly all = new Map<string, Map<string, Response>>();

  async open(name: string) {
    const entries = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, entries);
    return {
      match: async (path: string) => entries.get(path)?.clone(),
      put: async (path: string, response: Response) => void entries.set(path, response),
    } as unknown as Cache;
  }

  async keys() {
    return [...this.all.keys()];
  }

  async delete(name: string) {
    return this.all.delete(name);
  }

  async match(path: unknown) {
    for (const entries of this.all.values()) {
      const found = entries.get(typeof path === 'string' ? path : '');
      if (found) return found.clone();
    }
    return undefined;
  }
}

async function fetch(request: Request | string): Promise<Response> {
  const { pathname } = new URL(typeof request === 'string' ? request : request.url, origin);
  reached.push(pathname);
  if (network === 'down') throw new TypeError('Failed to fetch');
  if (network === 'silent') return new Promise(() => undefined);
  if (typeof network === 'number') return new Response('busy', { status: network });
  const body = served.get(pathname) ?? (pathname.startsWith('/assets/') ? undefined : served.get('page'));
  return body === undefined ? new Response('', { status: 404 }) : new Response(body);
}

function build(n: number): Build {
  const files = [`/assets/index-${n}.js`, `/assets/memo-${n}.js`, '/assets/font.woff2'];
  return { version: `v${n}`, entry: files[0] ?? '', files };
}

/** The server has this build from now on, and no other. */
function release(n: number): Build {
  const { entry, files } = build(n);
  served = new Map([
    ['page', `<script src="${entry}">`],
    ...files.map((path) => [path, `${path} of ${n}`] as const),
  ]);
  return build(n);
}

async function started(n: number): Promise<Shell> {
  const shell = new Shell(release(n), { origin, caches, fetch });
  await shell.install();
  await shell.activate();
  reached = [];
  return shell;
}

const asked = (path: string, mode = 'navigate', method = 'GET') =>
  ({ url: new URL(path, origin).href, mode, method }) as Request;
const text = async (answer: Promise<Response> | undefined) => (await answer)?.text();

describe('without a network', () => {
  it('U366: every page of the application starts from this device, and finds all that it may load', async () => {
    const shell = await started(1);
    network = 'down';
    for (const path of ['/', '/home', '/d/0190-a?panel=checks', '/n/1/docs', '/me']) {
      expect(await text(shell.answer(asked(path))), path).toContain('/assets/index-1.js');
    }
    expect(await text(shell.answer(asked('/assets/memo-1.js', 'cors')))).toBe('/assets/memo-1.js of 1');
    await expect(shell.answer(asked('/assets/unknown.js', 'cors'))).rejects.toThrow('Failed to fetch');
  });

  it('U366: calls, the live connection, published pages and changes are never answered from here', async () => {
    const shell = await started(1);
    for (const path of [
      '/api/session',
      '/live/0190?protocol=1',
      '/p/0190',
      '/p/0190/2',
      '/c/0190',
      '/health',
      '/sw.js',
    ])
      for (const mode of ['navigate', 'cors']) expect(shell.answer(asked(path, mode)), path).toBeUndefined();
    expect(shell.answer(asked('/home', 'cors'))).toBeUndefined();
    expect(shell.answer(asked('/d/0190', 'navigate', 'POST'))).toBeUndefined();
    expect(shell.answer(asked('https://elsewhere.example/assets/index-1.js'))).toBeUndefined();
    expect([...caches.all.values()].flatMap((entries) => [...entries.keys()])).toEqual([
      '/assets/index-1.js',
      '/assets/memo-1.js',
      '/assets/font.woff2',
      '/',
    ]);
  });

  it('U366: a server that is silent, or is not reached by what stands between, is started without; its own refusal is shown', async () => {
    vi.useFakeTimers();
    const shell = await started(1);
    network = 'silent';
    const waiting = text(shell.answer(asked('/home')));
    await vi.advanceTimersByTimeAsync(4000);
    expect(await waiting).toContain('/assets/index-1.js');
    for (const status of [502, 503, 504]) {
      network = status;
      expect(await text(shell.answer(asked('/home')))).toContain('/assets/index-1.js');
    }
    network = 500;
    expect(await text(shell.answer(asked('/home')))).toBe('busy');
  });
});

describe('a newer build', () => {
  it('U366: with a server, a start is always of the server’s build', async () => {
    const shell = await started(1);
    release(2);
    expect(await text(shell.answer(asked('/home')))).toContain('/assets/index-2.js');
    expect(await text(shell.answer(asked('/assets/index-2.js', 'cors')))).toBe('/assets/index-2.js of 2');
  });

  it('U366: an open page of the build before still finds its parts; older builds are gone', async () => {
    await started(1);
    await started(2);
    const third = await started(3);
    expect(await caches.keys()).toEqual(['shell-v2', 'shell-v3']);
    network = 'down';
    expect(await text(third.answer(asked('/assets/memo-2.js', 'cors')))).toBe('/assets/memo-2.js of 2');
    expect(await text(third.answer(asked('/home')))).toContain('/assets/index-3.js');
  });

  it('U366: what did not change is not fetched again; a build of which a part is missing does not come into use', async () => {
    await started(1);
    release(2);
    await new Shell(build(2), { origin, caches, fetch }).install();
    expect(reached).not.toContain('/assets/font.woff2');
    served.delete('/assets/memo-3.js');
    const half = { ...release(3) };
    served.delete('/assets/memo-3.js');
    await expect(new Shell(half, { origin, caches, fetch }).install()).rejects.toThrow('/assets/memo-3.js');
    release(4);
    await expect(new Shell(build(3), { origin, caches, fetch }).install()).rejects.toThrow('another build');
  });
});
