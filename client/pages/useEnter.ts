import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { answerOf } from '../api/queries.ts';
import { answersHere } from '../sync/thisDevice.ts';

/**
 * After signing in or up: forgets what the stranger saw, learns who is here, and goes to a path of this application.
 * @param how `replace` where going back to this page would only lead on again
 */
export function useEnter(how: 'push' | 'replace' = 'push'): (path: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(
    async (path) => {
      // Until the server has said who this is, nothing kept by somebody else may stand in for its answer.
      await answersHere.leave();
      client.clear();
      await client.fetchQuery(answerOf('session'));
      router.history[how](ownPath(path));
    },
    [client, router, how],
  );
}

/** Only a path of this application: an address elsewhere, however written, becomes the start page. */
export function ownPath(path: string | undefined): string {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/home';
  return path;
}
