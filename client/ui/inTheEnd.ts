const pause = 2000;

/**
 * A script that is fetched once for all who ask. While the server is away it is asked for again and again: an open page
 * must not break because a part of it had not come yet.
 * @param attempts after which it fails, where there is nothing to show without it
 */
export function inTheEnd<A>(
  fetchIt: () => Promise<A>,
  attempts = Number.POSITIVE_INFINITY,
): () => Promise<A> {
  let fetching: Promise<A> | undefined;
  return () => {
    fetching ??= persist(fetchIt, attempts).catch((error: unknown) => {
      fetching = undefined;
      throw error;
    });
    return fetching;
  };
}

async function persist<A>(fetchIt: () => Promise<A>, attempts: number): Promise<A> {
  for (let left = attempts - 1; left > 0; left -= 1) {
    try {
      return await fetchIt();
    } catch {
      await new Promise((next) => setTimeout(next, pause));
    }
  }
  return fetchIt();
}
