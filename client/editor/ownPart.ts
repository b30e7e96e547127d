import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { Field, Fields } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { contentName, partOf, type PartSortName, withParts } from '../../shared/content/parts.ts';
import { connectDocument } from '../sync/document.ts';
import type { LiveSnapshot } from '../sync/state.ts';
import { useOpenDocument } from './open.ts';
import { PageUndo } from './undo.ts';

/** This person's own part of the open document, as it is kept on this device and by the server. */
export interface OwnPart {
  readonly state: LiveSnapshot['state'];
  /** Whether something is not known to be on the server's disk. */
  readonly unsaved: boolean;
  /** Undefined until there is something to write in. */
  readonly writing:
    | { readonly ydoc: Y.Doc; readonly fields: Fields; readonly undo: PageUndo; readonly mayWrite: boolean }
    | undefined;
}

/**
 * Connects to one's own part while the component is there. Nothing of it is told to others: no caret, no presence.
 * @param sealed what stands there, where the kind keeps something sealed
 */
export function useOwnPart(sort: PartSortName, sealed?: readonly Field[]): OwnPart {
  const { id, me, kind } = useOpenDocument();
  const store = useMemo(() => {
    const part = partOf(sort, me.id);
    const partKind = withParts(() => (sealed ? { ...kind, sealed } : kind))(contentName(part, kind.name));
    return new PartStore({ documentId: id, userId: me.id, kind: partKind, part, seen: false });
  }, [sort, sealed, id, me.id, kind]);
  return useSyncExternalStore(store.subscribe, store.current);
}

const loading: OwnPart = { state: { type: 'loading' }, unsaved: false, writing: undefined };

class PartStore {
  private readonly options: Parameters<typeof connectDocument>[0];
  private readonly listeners = new Set<() => void>();
  private shown = loading;
  private stop: (() => void) | undefined;

  constructor(options: Parameters<typeof connectDocument>[0]) {
    this.options = options;
  }

  readonly current = () => this.shown;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = undefined;
    };
  };

  private open(): void {
    const live = connectDocument(this.options);
    let watched: Y.Doc | undefined;
    let undo: PageUndo | undefined;
    const look = () => {
      const { ydoc, ready, state, unsaved } = live.getSnapshot();
      if (watched !== ydoc) {
        watched?.off('update', look);
        undo?.destroy();
        watched = ydoc;
        undo = new PageUndo(ydoc);
        ydoc.on('update', look);
      }
      const mayWrite = state.type === 'live' || state.type === 'offline';
      const { fields } = contentOf(ydoc, this.options.kind);
      this.shown = { state, unsaved, writing: ready && undo ? { ydoc, fields, undo, mayWrite } : undefined };
      for (const listener of this.listeners) listener();
    };
    const unsubscribe = live.subscribe(look);
    look();
    this.stop = () => {
      unsubscribe();
      watched?.off('update', look);
      undo?.destroy();
      this.shown = loading;
      live.close();
    };
  }
}
