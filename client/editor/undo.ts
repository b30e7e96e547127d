import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import { useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import { valuesRoot } from '../../shared/content/address.ts';
import { splitRow } from '../../shared/content/layout.ts';
import { idBearing } from '../../shared/content/nodes.ts';
import { useOpenDocument } from './open.ts';
import { localValues } from './values.ts';

const keptWhileFilled = new Set([...idBearing, 'line']);

/**
 * One undo for the whole page: takes back what this person did, in whatever field, and nothing of anybody
 * else's. It outlives the editors that come and go.
 */
export class PageUndo extends Y.UndoManager {
  constructor(ydoc: Y.Doc) {
    super(ydoc, {
      trackedOrigins: new Set<unknown>([ySyncPluginKey, localValues]),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item) => defaultDeleteFilter(item, keptWhileFilled) && !holdsOthersWork(ydoc, item),
    });
  }

  subscribe(listener: () => void): () => void {
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared', 'stack-item-updated'] as const;
    for (const event of events) this.on(event, listener);
    return () => {
      for (const event of events) this.off(event, listener);
    };
  }
}

/** Whether this is the place of a row that somebody else has written in: undoing the row would take theirs. */
function holdsOthersWork(ydoc: Y.Doc, item: Y.Item): boolean {
  const values = ydoc.getMap(valuesRoot);
  const row = item.parentSub;
  if (item.parent !== values || row === null || !splitRow(row)) return false;
  const prefix = `${row}/`;
  const isForeign = (one: Y.Item | null | undefined) =>
    one?.id.client !== undefined && one.id.client !== ydoc.clientID;
  for (const [key, one] of values._map) {
    if (key.startsWith(prefix) && !one.deleted && isForeign(one)) return true;
  }
  for (const [root, type] of ydoc.share) {
    if (root.startsWith(prefix) && writtenByOthers(type, isForeign)) return true;
  }
  return false;
}

type AnyType = ReturnType<Y.Doc['get']>;

function writtenByOthers(type: AnyType, isForeign: (item: Y.Item) => boolean): boolean {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (isForeign(item)) return true;
    if (item.content instanceof Y.ContentType && writtenByOthers(item.content.type, isForeign)) return true;
  }
  return false;
}

export function useUndoState(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { undo } = useOpenDocument();
  const state = useSyncExternalStore(
    (listener) => undo.subscribe(listener),
    () => (undo.canUndo() ? 1 : 0) + (undo.canRedo() ? 2 : 0),
  );
  return { canUndo: (state & 1) === 1, canRedo: (state & 2) === 2 };
}
