import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Which view of a document is open, as its name in the address; undefined for the paper. */
export function useView(): readonly [view: string | undefined, show: (view: string | undefined) => void] {
  const { view } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, view: next }),
        replace: true,
      } as never),
    [navigate],
  );
  return [view, show];
}
