import type { BrowserSocket, Dial } from './browserSocket.ts';
import type { CarrierName } from './carriers.ts';

/** How long a carrier may take to open, and then to bring the first message, in milliseconds. */
export interface Patience {
  readonly opening: number;
  readonly first: number;
}

export interface AttemptEvents {
  opened(): void;
  heard(message: Uint8Array): void;
  /** Once, and nothing after it. @param code undefined when nothing was said */
  ended(code: number | undefined): void;
}

/** One socket from dialling to its end. What it says once it was let go is not heard. */
export class Attempt {
  readonly carrier: CarrierName;
  private readonly socket: BrowserSocket | undefined;
  private readonly events: AttemptEvents;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  private isOpen = false;

  constructor(carrier: CarrierName, dial: Dial, url: string, patience: Patience, events: AttemptEvents) {
    this.carrier = carrier;
    this.events = events;
    this.timer = setTimeout(() => this.end(undefined), patience.opening);
    try {
      this.socket = dial(url);
    } catch {
      // Where a policy forbids it, the constructor throws; callers are told after they have got this object.
      queueMicrotask(() => this.end(undefined));
      return;
    }
    const { socket } = this;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (this.over) return;
      this.isOpen = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.end(undefined), patience.first);
      events.opened();
    };
    socket.onmessage = ({ data }) => {
      if (this.over || !(data instanceof ArrayBuffer)) return;
      clearTimeout(this.timer);
      events.heard(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => this.end(code);
    socket.onerror = () => undefined;
  }

  send(message: Uint8Array): void {
    if (this.isOpen && !this.over) this.socket?.send(message);
  }

  /** Closes without a word to whoever listens. */
  letGo(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    // A Node socket that is closed while it connects reports an error, so that handler stays.
    this.socket?.close();
  }

  private end(code: number | undefined): void {
    if (this.over) return;
    this.letGo();
    this.events.ended(code);
  }
}
