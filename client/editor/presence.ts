import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Presence, PresenceUser } from '../../shared/protocol/messages.ts';
import { useOpenDocument } from './open.ts';

/** Somebody else who has this document open, once for each of their windows. */
export interface Other {
  readonly clientId: number;
  readonly user: PresenceUser;
  /** The address of the field or cell they are in. */
  readonly field: string | undefined;
}

/** Who else is here and in which field; carets in text are drawn elsewhere. */
export class Others {
  private readonly awareness: Awareness;
  private readonly listeners = new Set<() => void>();
  private known = '';
  private inside: string | undefined;
  private list: readonly Other[] = [];

  constructor(awareness: Awareness) {
    this.awareness = awareness;
    awareness.on('change', this.refresh);
    this.refresh();
  }

  close(): void {
    this.awareness.off('change', this.refresh);
    this.listeners.clear();
  }

  all(): readonly Other[] {
    return this.list;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Says which field this person is in. */
  enter(address: string): void {
    if (this.inside === address) return;
    this.inside = address;
    this.awareness.setLocalStateField('field', address);
  }

  leave(address: string): void {
    if (this.inside !== address) return;
    this.inside = undefined;
    this.awareness.setLocalStateField('field', null);
  }

  /** The field this person is in. */
  get here(): string | undefined {
    return this.inside;
  }

  private readonly refresh = () => {
    const list = [...this.awareness.getStates()]
      .filter(([clientId]) => clientId !== this.awareness.clientID)
      .flatMap(([clientId, state]) => {
        const { user, field } = state as Presence;
        return user && typeof user.name === 'string' ? [{ clientId, user, field: field ?? undefined }] : [];
      })
      .toSorted((a, b) => a.clientId - b.clientId);
    const known = JSON.stringify(list);
    if (known === this.known) return;
    this.known = known;
    this.list = list;
    for (const listener of this.listeners) listener();
  };
}

export function useOthers(): readonly Other[] {
  const { others } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => others.subscribe(listener), [others]),
    () => others.all(),
  );
}

/** Who else is in this very field. */
export function useWhoIsIn(address: string): readonly Other[] {
  const { others } = useOpenDocument();
  const key = useSyncExternalStore(
    useCallback((listener) => others.subscribe(listener), [others]),
    () => keyOf(others.all().filter((one) => one.field === address)),
  );
  return useMemo(
    () => (key === '' ? [] : others.all().filter((one) => one.field === address)),
    [others, address, key],
  );
}

function keyOf(list: readonly Other[]): string {
  return list.map((one) => `${one.clientId}:${one.user.name}`).join('|');
}
