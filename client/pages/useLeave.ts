import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../api/call.ts';
import { answerOf } from '../api/queries.ts';
import { answersHere } from '../sync/thisDevice.ts';
import { settleToasts } from '../ui/toasts.ts';

let leaving = false;
let left = false;

/**
 * Whether a refusal is no news, since whoever was here is signing out by themselves, or has.
 * @param isSomebody whether the page knows of somebody signed in
 */
export function isLeaving(isSomebody: boolean): boolean {
  if (isSomebody && !leaving) left = false;
  return leaving || left;
}

/** Ends the session, and takes everything of this person off the device. @throws ApiError */
export function useLeave(): (userId: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (userId) => {
      leaving = true;
      try {
        settleToasts();
        await call('signOut');
        const { wipeLocal } = await import('../sync/kept.ts');
        await answersHere.leave();
        await wipeLocal(userId);
        // First the page becomes a stranger's: what is still drawn for a member would ask the server, and be refused.
        await client.fetchQuery({ ...answerOf('session'), staleTime: 0 });
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        left = true;
      } finally {
        leaving = false;
      }
    },
    [client],
  );
}
