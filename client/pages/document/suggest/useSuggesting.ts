import { useMemo, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { checkNodes } from '../../../../shared/content/check.ts';
import { contentName, partOf, withParts } from '../../../../shared/content/parts.ts';
import type { LiveKind } from '../../../../shared/kinds/kind.ts';
import { fetchSuggesting } from '../../../editor/suggest/later.ts';
import type { Suggesting } from '../../../editor/suggest/suggesting.later.ts';
import { connectDocument } from '../../../sync/document.ts';
import type { LiveSnapshot } from '../../../sync/state.ts';

export interface Suggest {
  /** Of the part: whether what one suggests is saved. */
  readonly snapshot: LiveSnapshot;
  /** Undefined until one's part is here. */
  readonly suggesting: Suggesting | undefined;
  /** What came too late has been seen. */
  readonly dismiss: () => void;
}

interface Setting {
  readonly documentId: string;
  readonly userId: string;
  readonly kind: LiveKind;
  readonly shared: Y.Doc | undefined;
}

/**
 * Connects to one's own part while one suggests, and only then: whoever reads needs no second socket. Who suggested
 * when the document was frozen stays, to be told what did not get there in time.
 */
export function useSuggesting(
  isSuggesting: boolean,
  isFrozen: boolean,
  { documentId, userId, kind, shared }: Setting,
): Suggest | undefined {
  const [suggested, setSuggested] = useState(false);
  if (isSuggesting && !suggested) setSuggested(true);
  const on = isSuggesting || (suggested && isFrozen);
  const connection = useMemo(
    () => (on && shared ? new PartConnection({ documentId, userId, kind, shared }) : idle),
    [on, documentId, userId, kind, shared],
  );
  return useSyncExternalStore(connection.subscribe, connection.current);
}

interface Store {
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => Suggest | undefined;
}

const idle: Store = { subscribe: () => () => undefined, current: () => undefined };

class PartConnection implements Store {
  private readonly setting: Setting & { readonly shared: Y.Doc };
  private readonly listeners = new Set<() => void>();
  private suggest: Suggest | undefined;
  private stop: (() => void) | undefined;

  constructor(setting: Setting & { readonly shared: Y.Doc }) {
    this.setting = setting;
  }

  readonly current = () => this.suggest;

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
    const { documentId, userId, kind, shared } = this.setting;
    const part = partOf('suggest', userId);
    const partKind = withParts(() => kind)(contentName(part, kind.name));
    const live = connectDocument({ documentId, userId, kind: partKind, part });
    let script: Awaited<ReturnType<typeof fetchSuggesting>> | undefined;
    let isOpen = true;
    const look = () => {
      const snapshot = live.getSnapshot();
      let suggesting = this.suggest?.suggesting;
      if (suggesting?.part !== snapshot.ydoc || !snapshot.ready) {
        suggesting?.close();
        suggesting =
          snapshot.ready && script
            ? new script.Suggesting(snapshot.ydoc, shared, { fields: kind.fields, check: checkNodes })
            : undefined;
      }
      this.suggest = { snapshot, suggesting, dismiss: () => live.dismissLateEdits() };
      for (const listener of this.listeners) listener();
    };
    const unsubscribe = live.subscribe(look);
    look();
    void fetchSuggesting().then((fetched) => {
      script = fetched;
      if (isOpen) look();
    });
    this.stop = () => {
      isOpen = false;
      unsubscribe();
      this.suggest?.suggesting?.close();
      this.suggest = undefined;
      live.close();
    };
  }
}
