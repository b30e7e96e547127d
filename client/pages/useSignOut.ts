import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answerOf, useSend } from '../api/queries.ts';
import { useErrorWords } from '../ui/states.tsx';
import { settleToasts, showToast } from '../ui/toasts.ts';

/** Ends the session, wipes what this browser kept of it, and goes to the start page. */
export function useSignOut(userId: string) {
  const say = useErrorWords();
  const client = useQueryClient();
  const router = useRouter();
  const send = useSend('signOut');
  return {
    isPending: send.isPending,
    signOut: (): void => {
      settleToasts();
      send.mutate(
        {},
        {
          onSuccess: () => void leave(),
          onError: (error) => showToast({ message: say(error) }),
        },
      );
    },
  };

  async function leave(): Promise<void> {
    const { wipeLocal } = await import('../sync/kept.ts');
    await wipeLocal(userId);
    client.clear();
    await client.fetchQuery(answerOf('session'));
    await router.navigate({ to: '/' });
  }
}
