import type { Answer, Sent } from '../../shared/contract/calls.ts';
import type { ErrorBody } from '../../shared/contract/errors.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';

/** A call that was refused, with what the caller was told. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, { error }: ErrorBody) {
    super(`${status} ${error.code}: ${error.message}`);
    this.status = status;
    this.code = error.code;
    this.details = error.details ?? {};
  }
}

/** Somebody's browser as far as HTTP goes: an origin and a cookie. */
export class Visitor {
  readonly origin: string;
  cookies = new Map<string, string>();
  private readonly fetch: (request: Request) => Response | Promise<Response>;

  constructor(origin: string, fetch: (request: Request) => Response | Promise<Response>) {
    this.origin = origin;
    this.fetch = fetch;
  }

  /** As in the Cookie header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** @throws {Refused} */
  async call<N extends RouteName>(name: N, sent: Sent<N>): Promise<Answer<N>> {
    const { params, query, body } = sent as {
      params?: Record<string, string | number>;
      query?: Record<string, string | undefined>;
      body?: unknown;
    };
    const [method, path] = routes[name];
    const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params?.[key])));
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(key, value);
    const response = await this.request(search.size > 0 ? `${filled}?${search}` : filled, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Refused(response.status, answer as ErrorBody);
    return answer as Answer<N>;
  }

  /** Keeps the cookies that the answer sets. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0 && !headers.has('cookie')) headers.set('cookie', this.cookie);
    if (!headers.has('origin') && (init.method ?? 'GET') !== 'GET') headers.set('origin', this.origin);
    if (init.body !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    const response = await this.fetch(new Request(new URL(path, this.origin), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
