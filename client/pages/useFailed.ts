import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { ApiError } from '../api/apiError.ts';
import { useErrorWords } from '../ui/states.tsx';
import { showToast } from '../ui/toasts.ts';

/** Says that something did not happen, and asks the server again how things are. */
export function useFailed(): (error: unknown) => void {
  const client = useQueryClient();
  const words = useErrorWords();
  const say = useRef(words);
  useEffect(() => {
    say.current = words;
  });
  return useCallback(
    (error) => {
      const known = error instanceof ApiError ? error : new ApiError('unexpected', String(error));
      showToast({ message: say.current(known) });
      void client.invalidateQueries();
    },
    [client],
  );
}
