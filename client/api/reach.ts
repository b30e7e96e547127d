import { useSyncExternalStore } from 'react';

let away = false;
const listeners = new Set<() => void>();

/** Whether the last call got no answer from the server. */
export function isAway(): boolean {
  return away;
}

/** What a call has found out. */
export function noteReach(reached: boolean): void {
  if (away === !reached) return;
  away = !reached;
  for (const listener of listeners) listener();
}

/** @returns stops it */
export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAway(): boolean {
  return useSyncExternalStore(onReach, isAway);
}
