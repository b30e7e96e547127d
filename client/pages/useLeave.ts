import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../api/call.ts';
import { answerOf } from '../api/queries.ts';
import { answersHere } from '../sync/thisDevice.ts';
import { settleToasts } from '../ui/toasts.ts';

/** Ends the session, and takes everything of this person off the device. @throws ApiError */
export function useLeave(): (userId: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (userId) => {
      settleToasts();
      await call('signOut');
      const { wipeLocal } = await import('../sync/kept.ts');
      await answersHere.leave();
      await wipeLocal(userId);
      client.clear();
      await client.fetchQuery(answerOf('session'));
    },
    [client],
  );
}
