import * as Y from 'yjs';

/**
 * A document with locks, as Yjs has it: of values set by two at once it deletes one by itself, and no bytes spell that
 * out. Built when it is first asked whether a locked place has lost what somebody says is gone from it.
 */
export class LockedCopy {
  private updates: Uint8Array[];
  private ydoc: Y.Doc | undefined;

  /** @param stored the document's updates, in order */
  constructor(stored: readonly Uint8Array[]) {
    this.updates = [...stored];
  }

  /** An update that has been let in. */
  add(update: Uint8Array): void {
    if (this.ydoc) Y.applyUpdate(this.ydoc, update);
    // A frame's bytes are a view of whatever the socket read.
    else this.updates.push(new Uint8Array(update));
  }

  /** Of clocks that have not been let in yet nothing is gone: the frame that brings them may delete them too. */
  isGone(client: number, from: number, to: number): boolean {
    const { store } = this.built();
    const structs = store.clients.get(client);
    if (!structs || Y.getState(store, client) < to) return false;
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i += 1) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= to) break;
      if (!struct.deleted) return false;
    }
    return true;
  }

  private built(): Y.Doc {
    if (this.ydoc) return this.ydoc;
    this.ydoc = new Y.Doc();
    for (const update of this.updates) Y.applyUpdate(this.ydoc, update);
    this.updates = [];
    return this.ydoc;
  }
}
