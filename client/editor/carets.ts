import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Plugin } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Presence } from '../../shared/protocol/messages.ts';
import { Flags } from './flags.ts';

const flagFor = 2000;

/** Draws the others' carets. A name is flown only while its owner types, and two seconds after. */
export class Carets {
  private readonly ydoc: Y.Doc;
  private readonly awareness: Awareness;
  private readonly flags = new Flags();
  private readonly typing = new Map<number, ReturnType<typeof setTimeout>>();
  /** The editor whose caret the others see. Editors that go away take down only their own. */
  private owner: object | undefined;

  constructor(ydoc: Y.Doc, awareness: Awareness) {
    this.ydoc = ydoc;
    this.awareness = awareness;
    ydoc.on('afterTransaction', this.seen);
  }

  close(): void {
    this.ydoc.off('afterTransaction', this.seen);
    for (const timer of this.typing.values()) clearTimeout(timer);
    this.typing.clear();
    this.flags.close();
  }

  /** The plugin for the editor of one field: it draws again only when somebody comes, moves or leaves there. */
  plugin(address: string): Plugin {
    const editor = {};
    const { awareness } = this;
    const listeners = new Map<() => void, (changes: Changes) => void>();
    /** Who is in this field, and where. */
    const here = new Map<number, string>();
    const concerns = (client: number): boolean => {
      if (client === awareness.clientID) return false;
      const state = awareness.getStates().get(client) as Presence | undefined;
      const was = here.get(client);
      const is = placeIn(address, state);
      if (is === undefined) here.delete(client);
      else here.set(client, is);
      // Somebody who scrolls moves no caret.
      return is !== was;
    };
    const mine = {
      clientID: awareness.clientID,
      getLocalState: () => awareness.getLocalState(),
      setLocalStateField: (field: string, value: unknown) => {
        if (value === null) {
          if (this.owner !== editor) return;
          this.owner = undefined;
        } else {
          this.owner = editor;
        }
        awareness.setLocalStateField(field, value);
      },
      getStates: () =>
        new Map(
          [...awareness.getStates()].flatMap(([id, state]) => {
            const drawn = placeIn(address, state) === undefined ? null : drawable(state);
            return drawn ? [[id, drawn] as const] : [];
          }),
        ),
      on: (event: 'change', listener: () => void) => {
        const filtered = ({ added, updated, removed }: Changes) => {
          if (![...added, ...updated, ...removed].map(concerns).includes(true)) return;
          listener();
          this.flags.soon();
        };
        for (const client of awareness.getStates().keys()) concerns(client);
        listeners.set(listener, filtered);
        awareness.on(event, filtered);
      },
      off: (event: 'change', listener: () => void) => {
        const filtered = listeners.get(listener);
        if (filtered) awareness.off(event, filtered);
        listeners.delete(listener);
      },
    };
    return yCursorPlugin(mine as unknown as Awareness, {
      cursorBuilder: (user: DrawnUser, clientId: number) => this.draw(user, clientId),
      selectionBuilder: (user: DrawnUser) => ({ class: 'caret-selection', 'data-colour': tintOf(user) }),
    }) as Plugin;
  }

  private draw(user: DrawnUser, clientId: number): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'caret';
    caret.dataset.colour = tintOf(user);
    caret.dataset.caret = String(clientId);
    caret.setAttribute('aria-hidden', 'true');
    caret.toggleAttribute('data-typing', this.typing.has(clientId));
    const flag = document.createElement('span');
    flag.className = 'caret-flag';
    flag.dataset.initials = user.initials;
    flag.dataset.name = user.name;
    caret.append('\u2060', flag, '\u2060');
    return caret;
  }

  private readonly seen = (transaction: Y.Transaction) => {
    if (transaction.local) return;
    for (const [client, clock] of transaction.afterState) {
      if ((transaction.beforeState.get(client) ?? 0) < clock && this.awareness.getStates().has(client))
        this.fly(client);
    }
  };

  private fly(client: number): void {
    clearTimeout(this.typing.get(client));
    this.mark(client, true);
    this.typing.set(
      client,
      setTimeout(() => {
        this.typing.delete(client);
        this.mark(client, false);
      }, flagFor),
    );
  }

  private mark(client: number, typing: boolean): void {
    for (const caret of document.querySelectorAll(`[data-caret="${client}"]`)) {
      caret.toggleAttribute('data-typing', typing);
    }
    this.flags.soon();
  }
}

/** Where somebody's caret is in this field, as text; undefined where it is not in it. */
function placeIn(address: string, state: Presence | undefined): string | undefined {
  // Clients of others' making may not say which field they are in.
  if (!state?.cursor || (state.field ?? address) !== address) return undefined;
  return JSON.stringify(state.cursor);
}

type Changes = Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>;

interface DrawnUser {
  readonly name: string;
  readonly initials: string;
  readonly tint: number;
  /** Looked at by the plugin only; never drawn. */
  readonly color: string;
}

function drawable(state: Presence): { cursor?: unknown; user: DrawnUser } | null {
  const { cursor, user } = state;
  if (!user) return null;
  return {
    cursor,
    user: {
      name: user.name,
      initials: user.initials,
      tint: user.colour,
      color: '#000000',
    },
  };
}

/** The number of an organisation's colour: an index, never a colour from the wire. */
function tintOf({ tint }: DrawnUser): string {
  return String(Number.isInteger(tint) && tint >= 0 && tint < 12 ? tint : 0);
}
