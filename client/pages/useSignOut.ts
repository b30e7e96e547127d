import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/apiError.ts';
import { useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { useLeave } from './useLeave.ts';

/** Ends the session, wipes what this browser kept of it, and goes to the start page; says so where that fails. */
export function useSignOut(userId: string) {
  const t = useText();
  const say = useErrorWords();
  const router = useRouter();
  const leave = useLeave();
  const [isPending, setIsPending] = useState(false);
  const end = async () => {
    setIsPending(true);
    try {
      await leave(userId);
      await router.navigate({ to: '/' });
    } catch (error) {
      setIsPending(false);
      const isOffline = error instanceof ApiError && error.code === 'offline';
      showToast({ message: isOffline ? t('offline.out.needs') : say(error as Error) });
    }
  };
  return { isPending, signOut: (): void => void end() };
}
