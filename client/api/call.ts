import type { Answer, Sent } from '../../shared/contract/calls.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';
import { ApiError, readError } from './apiError.ts';
import { noteReach } from './reach.ts';

type Empty = Record<never, never>;
/** The argument may be left out where the call takes nothing, or only optional things. */
export type SentArguments<N extends RouteName> = Empty extends Sent<N> ? [sent?: Sent<N>] : [sent: Sent<N>];

interface Loose {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * Calls the server by the name of a route.
 * @throws ApiError
 */
export async function call<N extends RouteName>(name: N, ...sent: SentArguments<N>): Promise<Answer<N>> {
  return callUntil(undefined, name, ...sent);
}

/** The same, for an answer that is of no use once `signal` says so: a search for what has been typed over. */
export async function callUntil<N extends RouteName>(
  signal: AbortSignal | undefined,
  name: N,
  ...[sent]: SentArguments<N>
): Promise<Answer<N>> {
  const [method, path] = routes[name];
  const { params, query, body } = (sent ?? {}) as Loose;
  const content = body === undefined ? '' : JSON.stringify(body);
  const response = await send(fill(path, params) + search(query), {
    method,
    credentials: 'same-origin',
    headers:
      body === undefined
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
    // A change that is under way when the tab closes still arrives, unless it is larger than browsers carry on with.
    keepalive: method !== 'GET' && content.length < 20_000,
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { body: content }),
  });
  if (!response.ok) throw await readError(response);
  return (await response.json()) as Answer<N>;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    noteReach(true);
    return response;
  } catch (cause) {
    noteReach(false);
    throw new ApiError('offline', `No answer from the server: ${String(cause)}`);
  }
}

/** A path of the contract with its parameters. */
export function fill(path: string, params: Loose['params'] = {}): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
}

function search(query: Loose['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`;
}
