import { useSyncExternalStore } from 'react';

let ready = false;
const listeners = new Set<() => void>();

/** Another build than this page's is on this device. */
export function noteNewer(): void {
  ready = true;
  for (const listener of listeners) listener();
}

/** Whether loading the page again brings a newer build. */
export function useNewer(): boolean {
  return useSyncExternalStore(subscribe, () => ready);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
