import { useSyncExternalStore } from 'react';
import type { Lead } from './follow.ts';
import { useOpenDocument } from './open.ts';

/** Who leads whom in this document. */
export function useLead(): Lead {
  const { follow } = useOpenDocument();
  return useSyncExternalStore(follow.subscribe, follow.current);
}
