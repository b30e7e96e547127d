import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Presence } from '../../../shared/protocol/messages.ts';

/** Somebody who goes on typing in the same paragraph is said once in this time, in milliseconds. */
const restsFor = 15_000;

/** Notices when somebody else types in the very text block that this person's caret is in. */
export class NearbyEdits {
  private readonly ydoc: Y.Doc;
  private readonly awareness: Awareness;
  private readonly tell: (name: string) => void;
  private readonly told = new Map<string, number>();

  /** @param tell the name of who types there */
  constructor(ydoc: Y.Doc, awareness: Awareness, tell: (name: string) => void) {
    this.ydoc = ydoc;
    this.awareness = awareness;
    this.tell = tell;
    ydoc.on('afterTransaction', this.look);
  }

  close(): void {
    this.ydoc.off('afterTransaction', this.look);
  }

  private readonly look = (transaction: Y.Transaction): void => {
    if (transaction.local) return;
    const text = this.caretText();
    if (!text || !transaction.changed.has(text)) return;
    for (const [client, clock] of transaction.afterState) {
      if ((transaction.beforeState.get(client) ?? 0) < clock) this.notice(client);
    }
  };

  private notice(client: number): void {
    const { user } = (this.awareness.getStates().get(client) ?? {}) as Presence;
    const now = Date.now();
    if (!user || now - (this.told.get(user.id) ?? -restsFor) < restsFor) return;
    this.told.set(user.id, now);
    this.tell(user.name);
  }

  private caretText(): Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>> | undefined {
    const { cursor } = (this.awareness.getLocalState() ?? {}) as { cursor?: { head?: unknown } | null };
    if (!cursor?.head) return undefined;
    const place = Y.createRelativePositionFromJSON(cursor.head);
    return Y.createAbsolutePositionFromRelativePosition(place, this.ydoc)?.type as
      | Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>
      | undefined;
  }
}
