import * as Y from 'yjs';

interface Range {
  readonly clock: number;
  readonly len: number;
}

/**
 * What is deleted in a document with locks, as Yjs says: of values set by two at once it deletes one by itself, and no
 * bytes spell that out. The document is built when that is first asked.
 */
export class LockedCopy {
  private updates: Uint8Array[];
  private ydoc: Y.Doc | undefined;
  private deleted: ReturnType<typeof Y.createDeleteSetFromStructStore> | undefined;

  /** @param stored the document's updates, in order */
  constructor(stored: readonly Uint8Array[]) {
    this.updates = [...stored];
  }

  /** An update that has been let in. */
  add(update: Uint8Array): void {
    this.deleted = undefined;
    if (this.ydoc) Y.applyUpdate(this.ydoc, update);
    // A frame's bytes are a view of whatever the socket read.
    else this.updates.push(new Uint8Array(update));
  }

  isGone(client: number, from: number, to: number): boolean {
    this.deleted ??= Y.createDeleteSetFromStructStore(this.built().store);
    const ranges = this.deleted.clients.get(client) ?? [];
    return ranges.some(({ clock, len }: Range) => clock <= from && to <= clock + len);
  }

  private built(): Y.Doc {
    if (this.ydoc) return this.ydoc;
    this.ydoc = new Y.Doc();
    for (const update of this.updates) Y.applyUpdate(this.ydoc, update);
    this.updates = [];
    return this.ydoc;
  }
}
