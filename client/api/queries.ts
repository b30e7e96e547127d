import {
  QueryClient,
  queryOptions,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Answer, Sent } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import { ApiError } from './apiError.ts';
import { call, type SentArguments } from './call.ts';
import { isAway, onReach } from './reach.ts';
import { ask, type AnswerShelf } from './shelf.ts';

const shelves = new WeakMap<QueryClient, AnswerShelf>();
/** How often a page that shows kept answers asks whether the server is back. */
const again = 15_000;

/** Every answer is kept under the name of its call and what was sent. */
export function keyOf<N extends RouteName>(name: N, ...[sent]: SentArguments<N>): QueryKey {
  return sent === undefined ? [name] : [name, sent];
}

export function answerOf<N extends RouteName>(name: N, ...sent: SentArguments<N>) {
  return queryOptions<Answer<N>, ApiError>({
    queryKey: keyOf(name, ...sent),
    queryFn: ({ client, queryKey }) =>
      ask(shelves.get(client), (answer) => client.setQueryData(queryKey, answer), name, ...sent),
  });
}

/** Asks the server and keeps the answer fresh. */
export function useAnswer<N extends RouteName>(
  name: N,
  ...sent: SentArguments<N>
): UseQueryResult<Answer<N>, ApiError> {
  return useQuery(answerOf(name, ...sent));
}

/** A change: `send` it, and the answers named in `refresh` are asked for again. */
export function useSend<N extends RouteName>(name: N, refresh: readonly RouteName[] = []) {
  const client = useQueryClient();
  return useMutation<Answer<N>, ApiError, Sent<N>>({
    mutationFn: (sent) => call(name, ...([sent] as unknown as SentArguments<N>)),
    onSuccess: () => {
      // The page may go on at once; what it shows is refreshed behind it.
      for (const stale of refresh) void client.invalidateQueries({ queryKey: [stale] });
    },
  });
}

/** Asks again, also where a first answer is still on its way, which would else be waited for: it may be of before. */
export function askAnew(client: QueryClient, ...names: readonly RouteName[]): void {
  for (const name of names) {
    const queryKey = [name];
    void client
      .cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined })
      .then(() => client.invalidateQueries({ queryKey }));
  }
}

export function useSession() {
  return useAnswer('session');
}

/** @param shelf gives answers while the server can't be reached */
export function createQueryClient(shelf?: AnswerShelf): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      // Whether there is a network is told by asking: what the browser believes may be wrong, and paused calls say nothing.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchInterval: () => (isAway() ? again : false),
        staleTime: 10_000,
        retry: (count, error) =>
          count < 2 &&
          error instanceof ApiError &&
          (error.code === 'offline' || error.code === 'unavailable'),
      },
    },
  });
  if (shelf) shelves.set(client, shelf);
  onReach(() => {
    if (!isAway()) void client.invalidateQueries();
  });
  return client;
}

/** Calls `then` whenever any answer or change fails because the session ended. */
export function onSignedOut(client: QueryClient, then: () => void): void {
  const judge = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'signedOut') then();
  };
  client.getQueryCache().config.onError = judge;
  client.getMutationCache().config.onError = judge;
}
