import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Kind, Surroundings } from '../../../shared/kinds/kind.ts';
import { Carets } from '../../editor/carets.ts';
import type { OpenDocument } from '../../editor/open.ts';
import { Places } from '../../editor/places.ts';
import { Others } from '../../editor/presence.ts';
import { ToolbarTarget } from '../../editor/toolbarTarget.ts';
import { PageUndo } from '../../editor/undo.ts';
import { ValueStore } from '../../editor/values.ts';
import { connectDocument, type LiveDocument } from '../../sync/document.ts';
import type { LiveSnapshot } from '../../sync/state.ts';

/** Connects while the page is open; undefined for the moment before. */
export function useLive(documentId: string, userId: string, kind: Kind): LiveDocument | undefined {
  const [live, setLive] = useState<LiveDocument>();
  useEffect(() => {
    const connected = connectDocument({ documentId, userId, kind });
    setLive(connected);
    return () => {
      setLive(undefined);
      connected.close();
    };
  }, [documentId, userId, kind]);
  return live;
}

const never = () => () => undefined;

export function useSnapshot(live: LiveDocument | undefined): LiveSnapshot | undefined {
  return useSyncExternalStore(live ? (listener) => live.subscribe(listener) : never, () =>
    live?.getSnapshot(),
  );
}

/** Warns before a tab is closed while edits are on this device only. */
export function useLeaveWarning(live: LiveDocument | undefined): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (live?.hasUnsent()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [live]);
}

interface Facts {
  readonly id: string;
  readonly kind: Kind;
  readonly me: OpenDocument['me'];
  readonly surroundings: Surroundings;
  readonly editable: boolean;
}

/** What every field of the page shares; made anew when the connection brings another Y.Doc. */
export function useOpen(snapshot: LiveSnapshot | undefined, facts: Facts): OpenDocument | undefined {
  const ready = snapshot?.ready ? snapshot : undefined;
  const ydoc = ready?.ydoc;
  const awareness = ready?.awareness;
  const [parts, setParts] = useState<Omit<OpenDocument, keyof Facts>>();

  useEffect(() => {
    if (!ydoc || !awareness) return undefined;
    const made = {
      ydoc,
      awareness,
      values: new ValueStore(ydoc),
      undo: new PageUndo(ydoc),
      places: new Places(),
      others: new Others(awareness),
      carets: new Carets(ydoc, awareness),
      toolbar: new ToolbarTarget(),
    };
    setParts(made);
    return () => {
      setParts(undefined);
      made.values.close();
      made.undo.destroy();
      made.others.close();
      made.carets.close();
    };
  }, [ydoc, awareness]);

  const { id, kind, me, surroundings, editable } = facts;
  return useMemo(
    () => (parts && parts.ydoc === ydoc ? { ...parts, id, kind, me, surroundings, editable } : undefined),
    [parts, ydoc, id, kind, me, surroundings, editable],
  );
}
