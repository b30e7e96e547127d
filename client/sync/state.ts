import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Value } from '../../shared/content/fields.ts';

/** What an open document is doing, told truthfully. */
export type LiveState =
  /** Nothing to show yet. */
  | { readonly type: 'loading' }
  | { readonly type: 'live'; readonly save: Save }
  | {
      readonly type: 'offline';
      /** Edits that the server has not stored. */
      readonly unsent: number;
      /** Where the content is: on this device, only in this page since the device keeps nothing, or not here at all. */
      readonly content: 'device' | 'page' | 'none';
    }
  | { readonly type: 'readOnly' }
  | { readonly type: 'frozen' }
  /** For good, until the page is loaded again: see the close codes of the protocol. */
  | { readonly type: 'refused'; readonly code: number }
  /** The server writes a newer schema than this page knows: read, and reload. */
  | { readonly type: 'tooOld' };

export type Save =
  /** The server has said that everything is on its disk. */
  | { readonly type: 'saved' }
  /** @param since milliseconds since 1970 */
  | { readonly type: 'saving'; readonly since: number };

/** Edits that the server did not take: the document was frozen, or the right to write was lost, meanwhile. */
export interface LateEdits {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly edits: readonly LateEdit[];
}
export interface LateEdit {
  readonly address: string;
  /** What would stand there; null for what was taken out. */
  readonly mine: Value | null;
}

/** Everything a page needs; a new object whenever something in it changes. */
export interface LiveSnapshot {
  readonly state: LiveState;
  /** Mount editors only when there is content to show, and mount anew when `ydoc` is another. */
  readonly ready: boolean;
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  readonly lateEdits: LateEdits | undefined;
  /** Whether edits of this page are not known to be on the server's disk. */
  readonly unsaved: boolean;
  /** Whether this device keeps the document; assumed until it turns out otherwise. */
  readonly kept: boolean;
}

/** The facts the state follows from. */
export interface Facts {
  readonly ended: number | 'tooOld' | undefined;
  readonly ready: boolean;
  readonly connection: 'connecting' | 'open' | 'lost';
  /** As the server last said. */
  readonly access: 'write' | 'read' | undefined;
  readonly frozen: boolean;
  readonly outdated: boolean;
  readonly unsent: number;
  /** Whether this device keeps what is written. */
  readonly kept: boolean;
  /** Since when something has been waiting for the server's word. */
  readonly savingSince: number | undefined;
}

export function stateOf(facts: Facts): LiveState {
  if (facts.ended === 'tooOld') return { type: 'tooOld' };
  if (facts.ended !== undefined) return { type: 'refused', code: facts.ended };
  const { unsent, kept } = facts;
  if (!facts.ready) {
    return facts.connection === 'lost' ? { type: 'offline', unsent, content: 'none' } : { type: 'loading' };
  }
  if (facts.outdated) return { type: 'tooOld' };
  if (facts.frozen) return { type: 'frozen' };
  if (facts.access === 'read') return { type: 'readOnly' };
  if (facts.connection === 'lost') return { type: 'offline', unsent, content: kept ? 'device' : 'page' };
  const since = facts.savingSince;
  return { type: 'live', save: since === undefined ? { type: 'saved' } : { type: 'saving', since } };
}
