import { useCallback, useSyncExternalStore } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Node } from '../../../shared/content/fields.ts';
import type { Hunk } from '../../../shared/content/suggestions/hunks.ts';
import { useOpenDocument } from '../open.ts';

type Listed = Answer<'suggestions'>['suggestions'][number];

/** A suggestion as the server lists it; its blocks fit the text, the server has seen to that. */
export interface Suggestion extends Hunk {
  readonly id: string;
  readonly author: Listed['author'];
  /** Milliseconds since 1970. */
  readonly made: number;
  /** The address of the text. */
  readonly place: string;
}

/** What is suggested in the open document, by everybody, and which one a person is looking at. */
export class Suggestions {
  private readonly listeners = new Set<() => void>();
  private readonly pressListeners = new Set<() => void>();
  private list: readonly Suggestion[] = [];
  private byPlace = new Map<string, readonly Suggestion[]>();
  private chosen: string | undefined;

  all(): readonly Suggestion[] {
    return this.list;
  }

  at(place: string): readonly Suggestion[] {
    return this.byPlace.get(place) ?? none;
  }

  get selected(): string | undefined {
    return this.chosen;
  }

  take(listed: readonly Listed[]): void {
    this.list = listed.map((one) => ({
      ...one,
      after: one.after,
      base: one.base as unknown as readonly Node[],
      proposed: one.proposed as unknown as readonly Node[],
    }));
    const before = this.byPlace;
    this.byPlace = new Map();
    for (const one of this.list) {
      this.byPlace.set(one.place, [...(this.byPlace.get(one.place) ?? []), one]);
    }
    // What stayed as it was is not drawn anew.
    for (const [place, found] of this.byPlace) {
      const known = before.get(place);
      if (known && JSON.stringify(known) === JSON.stringify(found)) this.byPlace.set(place, known);
    }
    this.tell();
  }

  select(id: string | undefined): void {
    if (this.chosen === id) return;
    this.chosen = id;
    this.tell();
  }

  /** Somebody pressed on a suggestion in the text. */
  press(id: string): void {
    this.select(id);
    for (const listener of this.pressListeners) listener();
  }

  onPress(listener: () => void): () => void {
    this.pressListeners.add(listener);
    return () => this.pressListeners.delete(listener);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const none: readonly Suggestion[] = [];

export function useSuggestions(): readonly Suggestion[] {
  const { suggestions } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => suggestions.subscribe(listener), [suggestions]),
    () => suggestions.all(),
  );
}

export function useSelectedSuggestion(): string | undefined {
  const { suggestions } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => suggestions.subscribe(listener), [suggestions]),
    () => suggestions.selected,
  );
}
