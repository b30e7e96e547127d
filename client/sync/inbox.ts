import * as Y from 'yjs';

/** Updates of the server. Those that come in one go are applied as one change, so that the page is drawn once. */
export class Inbox {
  private readonly ydoc: Y.Doc;
  private readonly origin: unknown;
  private updates: Uint8Array[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ydoc: Y.Doc, origin: unknown) {
    this.ydoc = ydoc;
    this.origin = origin;
  }

  add(update: Uint8Array): void {
    this.updates.push(update);
    this.timer ??= setTimeout(() => this.flush(), 0);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const updates = this.updates.splice(0);
    if (updates.length === 0) return;
    Y.transact(this.ydoc, () => updates.forEach((update) => this.apply(update)), this.origin, false);
  }

  private apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.ydoc, update, this.origin);
    } catch (error) {
      // Told where errors are told; what else came is still applied.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.updates = [];
  }
}
