import { createContext, useContext, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { LiveKind, Surroundings } from '../../shared/kinds/kind.ts';
import type { Carets } from './carets.ts';
import type { PageUndo } from './undo.ts';
import type { Places } from './places.ts';
import type { Follow } from './follow.ts';
import type { Others } from './presence.ts';
import type { Suggestions } from './suggest/suggested.ts';
import type { Suggesting } from './suggest/suggesting.later.ts';
import type { ToolbarTarget } from './toolbarTarget.ts';
import type { Completing } from './write/completing.ts';
import type { ValueStore } from './values.ts';
import type { Views } from './views.ts';

/** A document that is open on this page: what every field on it shares. */
export interface OpenDocument {
  readonly id: string;
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  readonly kind: LiveKind;
  readonly editable: boolean;
  /** Addresses that nobody may change now, as `isLocked` takes them. */
  readonly locks: readonly string[];
  /** Set while what this person writes is only suggested: the document itself is not editable then. */
  readonly suggesting: Suggesting | undefined;
  readonly me: { readonly id: string; readonly name: string };
  readonly surroundings: Surroundings;
  readonly values: ValueStore;
  readonly undo: PageUndo;
  readonly places: Places;
  readonly others: Others;
  readonly carets: Carets;
  readonly views: Views;
  readonly follow: Follow;
  readonly toolbar: ToolbarTarget;
  /** What everybody suggests, as the server lists it. */
  readonly suggestions: Suggestions;
  /** What is being typed that a list can complete. */
  readonly completing: Completing;
}

const Context = createContext<OpenDocument | undefined>(undefined);
export const OpenDocumentProvider = Context.Provider;

export function useOpenDocument(): OpenDocument {
  const open = useContext(Context);
  if (!open) throw new Error('This part of the page needs an open document around it.');
  return open;
}

/**
 * For what an editor is made with: the same object while only people and organisations around the document change.
 * Another one would make the editor anew, and take the caret from whoever writes in it.
 */
export function useSteadyDocument(): OpenDocument {
  const open = useOpenDocument();
  const [kept, keep] = useState(open);
  const isSame = steady.every((part) => kept[part] === open[part]);
  if (!isSame) keep(open);
  return isSame ? kept : open;
}

const steady = ['ydoc', 'undo', 'editable', 'suggesting'] as const;
