import { useSyncExternalStore } from 'react';
import type { Anchor, Found } from '../../../shared/content/anchors.ts';
import type { Answer } from '../../../shared/contract/calls.ts';

export type Thread = Answer<'threads'>['threads'][number];

/** Words on their way to the server: kept, also over a reload of this tab, until it has them or they are discarded. */
export interface Sending {
  readonly threadId: string;
  readonly commentId: string;
  /** Set where it begins a thread. */
  readonly anchor?: Anchor;
  readonly text: string;
  /** Why it could not be sent; undefined while it is being sent. */
  readonly failed?: string;
}

/** Where the focus is wanted next: the box of a new comment, or a conversation. */
export type Wanted = { readonly box: 'new' } | { readonly thread: string };

export interface TalkState {
  /** The place that a new comment is being written about. */
  readonly composing: Anchor | undefined;
  readonly active: string | undefined;
  readonly wanted: Wanted | undefined;
  readonly outbox: readonly Sending[];
}

/** What the paper and the panel share of the conversations about one document. */
export class Talk {
  /** Where each thread is now. It changes with every letter, so it is no part of the state. */
  found: ReadonlyMap<string, Found> = new Map();
  private state: TalkState;
  private readonly key: string;
  private readonly listeners = new Set<() => void>();
  private readonly placed = new Set<() => void>();
  private readonly drafts = new Map<string, string>();

  constructor(documentId: string, personId: string) {
    this.key = `comments:${personId}:${documentId}:`;
    this.state = {
      composing: this.read('composing') as Anchor | undefined,
      active: undefined,
      wanted: undefined,
      outbox: ((this.read('outbox') ?? []) as readonly Sending[]).map((one) => ({
        ...one,
        failed: one.failed ?? 'offline',
      })),
    };
  }

  readonly current = (): TalkState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  compose(anchor: Anchor | undefined): void {
    this.write('composing', anchor);
    this.set({ composing: anchor, wanted: anchor ? { box: 'new' } : undefined });
  }

  /** Goes to a conversation in the panel. */
  show(thread: string): void {
    this.set({ active: thread, wanted: { thread } });
  }

  activate(thread: string | undefined): void {
    if (thread !== this.state.active) this.set({ active: thread });
  }

  arrived(): void {
    if (this.state.wanted) this.set({ wanted: undefined });
  }

  place(found: ReadonlyMap<string, Found>): void {
    this.found = found;
    for (const listener of this.placed) listener();
  }

  readonly onPlaced = (listener: () => void): (() => void) => {
    this.placed.add(listener);
    return () => this.placed.delete(listener);
  };

  keep(sending: Sending): void {
    const others = this.state.outbox.filter((one) => one.commentId !== sending.commentId);
    this.setOutbox([...others, sending]);
  }

  drop(commentId: string): void {
    this.setOutbox(this.state.outbox.filter((one) => one.commentId !== commentId));
  }

  /** What was typed and not sent. @param box `new`, or the id of a thread or of a comment being changed */
  draft(box: string): string {
    const kept = this.drafts.get(box) ?? this.read(`draft:${box}`);
    return typeof kept === 'string' ? kept : '';
  }

  setDraft(box: string, text: string): void {
    this.drafts.set(box, text);
    this.write(`draft:${box}`, text === '' ? undefined : text);
  }

  private setOutbox(outbox: readonly Sending[]): void {
    this.write('outbox', outbox.length === 0 ? undefined : outbox);
    this.set({ outbox });
  }

  private set(part: Partial<TalkState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private read(name: string): unknown {
    try {
      const text = sessionStorage.getItem(this.key + name);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      // A browser that keeps nothing: drafts live as long as the page.
      return undefined;
    }
  }

  private write(name: string, value: unknown): void {
    try {
      if (value === undefined) sessionStorage.removeItem(this.key + name);
      else sessionStorage.setItem(this.key + name, JSON.stringify(value));
    } catch {
      // As above.
    }
  }
}

export function useTalk(talk: Talk): TalkState {
  return useSyncExternalStore(talk.subscribe, talk.current);
}
