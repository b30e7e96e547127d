import type { CarrierName } from './carriers.ts';
import type { Dial, Wire, WireEvents } from './wire.ts';

/** How long a carrier may take to open, and then to bring the first message, in milliseconds. */
export interface Patience {
  readonly opening: number;
  readonly first: number;
}

/** One connection from dialling to its end. What it says once it was let go is not heard. */
export class Attempt {
  readonly carrier: CarrierName;
  private readonly wire: Wire | undefined;
  private readonly events: WireEvents;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  private isOpen = false;

  constructor(carrier: CarrierName, dial: Dial, url: string, patience: Patience, events: WireEvents) {
    this.carrier = carrier;
    this.events = events;
    const end = () => this.end(undefined);
    this.timer = setTimeout(end, patience.opening);
    try {
      this.wire = dial(url, {
        opened: () => {
          if (this.over) return;
          this.isOpen = true;
          clearTimeout(this.timer);
          this.timer = setTimeout(end, patience.first);
          events.opened();
        },
        heard: (message) => {
          if (this.over) return;
          clearTimeout(this.timer);
          events.heard(message);
        },
        closed: (code) => this.end(code),
      });
    } catch {
      // Where a policy forbids it. Whoever made this is told once they have got it.
      queueMicrotask(end);
    }
  }

  send(message: Uint8Array): void {
    if (this.isOpen && !this.over) this.wire?.send(message);
  }

  /** Closes without a word to whoever listens. */
  letGo(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.wire?.close();
  }

  private end(code: number | undefined): void {
    if (this.over) return;
    this.letGo();
    this.events.closed(code);
  }
}
