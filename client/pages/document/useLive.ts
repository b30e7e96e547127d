import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LiveKind } from '../../../shared/kinds/kind.ts';
import type { OpenDocument } from '../../editor/open.ts';
import { type Connected, Connection, type Parts } from './connection.ts';

/** Connects while the page is open; undefined for the moment before. */
export function useLive(documentId: string, userId: string, kind: LiveKind): Connected | undefined {
  const connection = useMemo(() => new Connection(documentId, userId, kind), [documentId, userId, kind]);
  return useSyncExternalStore(connection.subscribe, connection.current);
}

/** Warns before a tab is closed while edits are not known to be on the server's disk, and only then. */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

/** What every field of the page shares. */
export function useOpen(
  parts: Parts | undefined,
  { id, kind, me, surroundings, editable, suggesting }: Omit<OpenDocument, keyof Parts>,
): OpenDocument | undefined {
  // Another object makes every editor anew, and takes the caret away from whoever is typing.
  const { id: myId, name } = me;
  return useMemo(
    () =>
      parts && {
        ...parts,
        // One undo for the page: of what is suggested, while one suggests.
        ...(suggesting ? { undo: suggesting.undo } : {}),
        id,
        kind,
        me: { id: myId, name },
        surroundings,
        editable,
        suggesting,
      },
    [parts, id, kind, myId, name, surroundings, editable, suggesting],
  );
}
