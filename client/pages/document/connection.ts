import type * as Y from 'yjs';
import type { LiveKind } from '../../../shared/kinds/kind.ts';
import { Carets } from '../../editor/carets.ts';
import type { OpenDocument } from '../../editor/open.ts';
import { Follow } from '../../editor/follow.ts';
import { Places } from '../../editor/places.ts';
import { Others } from '../../editor/presence.ts';
import { ToolbarTarget } from '../../editor/toolbarTarget.ts';
import { Suggestions } from '../../editor/suggest/suggested.ts';
import { Completing } from '../../editor/write/completing.ts';
import { PageUndo } from '../../editor/undo.ts';
import { ValueStore } from '../../editor/values.ts';
import { Views } from '../../editor/views.ts';
import { connectDocument, type LiveDocument } from '../../sync/document.ts';
import type { LiveSnapshot } from '../../sync/state.ts';

/** What the fields of a page share of one Y.Doc. */
export type Parts = Omit<
  OpenDocument,
  'id' | 'kind' | 'me' | 'surroundings' | 'editable' | 'locks' | 'suggesting'
>;

/** What a page sees of its document; a new object whenever something in it changes. */
export interface Connected {
  readonly live: LiveDocument;
  readonly snapshot: LiveSnapshot;
  /** Undefined until there is content to show. */
  readonly parts: Parts | undefined;
}

/** Connected while somebody listens; what the fields share is made anew when the connection brings another Y.Doc. */
export class Connection {
  private readonly documentId: string;
  private readonly userId: string;
  private readonly kind: LiveKind;
  private readonly listeners = new Set<() => void>();
  private connected: Connected | undefined;
  private stop: (() => void) | undefined;

  constructor(documentId: string, userId: string, kind: LiveKind) {
    this.documentId = documentId;
    this.userId = userId;
    this.kind = kind;
  }

  readonly current = (): Connected | undefined => this.connected;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  };

  private open(): void {
    const { documentId, userId, kind } = this;
    const live = connectDocument({ documentId, userId, kind });
    const look = () => {
      const snapshot = live.getSnapshot();
      this.connected = { live, snapshot, parts: this.partsOf(snapshot) };
      for (const listener of this.listeners) listener();
    };
    const unsubscribe = live.subscribe(look);
    look();
    this.stop = () => {
      unsubscribe();
      closeParts(this.connected?.parts);
      this.connected = undefined;
      live.close();
    };
  }

  private close(): void {
    this.stop?.();
    this.stop = undefined;
  }

  private partsOf({ ready, ydoc, awareness }: LiveSnapshot): Parts | undefined {
    const before = this.connected?.parts;
    if (ready && before?.ydoc === ydoc && before.awareness === awareness) return before;
    closeParts(before);
    return ready ? partsOf(ydoc, awareness, this.userId) : undefined;
  }
}

function partsOf(ydoc: Y.Doc, awareness: LiveSnapshot['awareness'], userId: string): Parts {
  const places = new Places();
  const others = new Others(awareness);
  const views = new Views(awareness, places);
  return {
    ydoc,
    awareness,
    values: new ValueStore(ydoc),
    undo: new PageUndo(ydoc),
    places,
    others,
    carets: new Carets(ydoc, awareness),
    views,
    follow: new Follow(userId, awareness, views, others),
    toolbar: new ToolbarTarget(),
    suggestions: new Suggestions(),
    completing: new Completing(),
  };
}

function closeParts(parts: Parts | undefined): void {
  parts?.values.close();
  parts?.undo.destroy();
  parts?.follow.close();
  parts?.views.close();
  parts?.others.close();
  parts?.carets.close();
}
