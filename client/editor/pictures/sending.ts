import { useSyncExternalStore } from 'react';

/** A picture on its way. Nothing of it is in the document until the server has it. */
export interface Sending {
  readonly id: number;
  readonly name: string;
  /** From 0 to 1; `waiting` for the network. */
  readonly progress: number | 'waiting';
  readonly stop: () => void;
}

let all: readonly Sending[] = [];
/** The block id of a picture whose words are asked for next. */
let asked: string | undefined;
const listeners = new Set<() => void>();

export function setSending(next: Sending): void {
  const isKnown = all.some((one) => one.id === next.id);
  all = isKnown ? all.map((one) => (one.id === next.id ? next : one)) : [...all, next];
  tell();
}

export function endSending(id: number): void {
  all = all.filter((one) => one.id !== id);
  tell();
}

export function askForWords(block: string | undefined): void {
  asked = block;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSending = (): readonly Sending[] => useSyncExternalStore(subscribe, () => all);
export const useAsked = (): string | undefined => useSyncExternalStore(subscribe, () => asked);
