/** What one build of the application is made of. */
export interface Build {
  readonly version: string;
  /** The script that starts a page of this build. */
  readonly entry: string;
  /** Paths of everything a page may load: their names change whenever their content does. */
  readonly files: readonly string[];
}

/** The parts of the browser that are used; tests bring their own. */
export interface Outside {
  readonly origin: string;
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
}

const prefix = 'shell-';
/** Where the page itself lies in a cache. */
const page = '/';
/** First parts of the addresses at which the application draws a page that is of use without a network. */
const ownPages: ReadonlySet<string> = new Set(['', 'home', 'd', 'me', 'n', 'o', 'library', 'sign-in']);
/** A server that has not begun to answer after this long is started without. */
const patience = 4000;
const atOnce = 4;

/** Lets the application start without a network. It holds files of the program only, never an answer of the server. */
export class Shell {
  private readonly build: Build;
  private readonly files: ReadonlySet<string>;
  private readonly outside: Outside;

  constructor(build: Build, outside: Outside) {
    this.build = build;
    this.files = new Set(build.files);
    this.outside = outside;
  }

  /** @throws when not all of it can be had: then the build before stays, and the browser tries again */
  async install(): Promise<void> {
    const { caches, fetch } = this.outside;
    const start = await fetch(page, { cache: 'no-store' });
    const html = await start.clone().text();
    if (!start.ok || start.redirected || !html.includes(this.build.entry)) {
      throw new Error('The server gives the page of another build.');
    }
    const cache = await caches.open(prefix + this.build.version);
    const waiting = [...this.build.files];
    const next = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (await cache.match(path, { ignoreVary: true })) continue;
        const file = await this.file(path);
        if (!file.ok) throw new Error(`${path} was answered with ${file.status}.`);
        await cache.put(path, file);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    await cache.put(page, start);
  }

  /** The build before stays too: a page that is still open may load a part of it. */
  async activate(): Promise<void> {
    const { caches } = this.outside;
    const own = prefix + this.build.version;
    const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  }

  /** Undefined where the network alone answers: calls, the live connection, published pages. */
  answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== this.outside.origin) return undefined;
    if (this.files.has(pathname) || pathname.startsWith('/assets/')) return this.file(pathname, request);
    const isPage = request.mode === 'navigate' && ownPages.has(pathname.split('/')[1] ?? '');
    return isPage ? this.page(request) : undefined;
  }

  private async file(path: string, request: Request | string = path): Promise<Response> {
    const { caches, fetch } = this.outside;
    return (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
  }

  /** The server's page whenever there is a server, so that no start is older than it has to be. */
  private async page(request: Request): Promise<Response> {
    const { caches, fetch } = this.outside;
    const asked = fetch(request);
    const kept = async () => (await caches.open(prefix + this.build.version)).match(page);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((done) => {
      timer = setTimeout(() => done('late'), patience);
    });
    try {
      const first = await Promise.race([asked, late]);
      // What stands between answers so when it does not reach the server.
      const isServer = first !== 'late' && ![502, 503, 504].includes(first.status);
      return isServer ? first : ((await kept()) ?? (await asked));
    } catch (error) {
      const page = await kept();
      if (page) return page;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
