import type { Dial } from './wire.ts';

export type CarrierName = 'socket' | 'http';

/** What carried messages last, remembered for as long as the tab lives. */
export interface CarrierMemory {
  read(): string | undefined;
  write(text: string): void;
}

export interface CarriersOptions {
  readonly dial: Readonly<Record<CarrierName, Dial>>;
  readonly memory: CarrierMemory;
  readonly now: () => number;
}

/** Where WebSockets have worked before, HTTP may only have bridged an outage: they are tried again this soon. */
const soon = 60_000;
const longest = 30 * 60_000;

interface Remembered {
  readonly last: CarrierName;
  /** Whether a WebSocket has ever worked in this tab. */
  readonly socketWorked: boolean;
  /** When a WebSocket is tried again. */
  readonly until: number;
}

/** Chooses what carries the messages: a WebSocket, or HTTP where the network lets none through. */
export class Carriers {
  readonly dial: CarriersOptions['dial'];
  private readonly memory: CarrierMemory;
  private readonly now: () => number;
  private remembered: Remembered;
  private failures = 0;
  private wait: number;

  constructor({ dial, memory, now }: CarriersOptions) {
    this.dial = dial;
    this.memory = memory;
    this.now = now;
    this.remembered = parse(memory.read());
    this.wait = this.remembered.socketWorked ? soon : longest;
  }

  get socketWorked(): boolean {
    return this.remembered.socketWorked;
  }

  next(): CarrierName {
    const order = this.order();
    return order[this.failures % order.length] ?? 'socket';
  }

  /** Messages of the server came by it. */
  worked(name: CarrierName): void {
    const { last, until, socketWorked } = this.remembered;
    this.failures = 0;
    if (name === 'socket') {
      this.wait = soon;
      this.remember({ last: name, socketWorked: true, until: 0 });
    } else if (last !== 'http' || until <= this.now()) {
      this.remember({ last: name, socketWorked, until: this.now() + this.wait });
    }
  }

  /**
   * Nothing came by it.
   * @returns whether the other one is to be tried at once
   */
  failed(name: CarrierName): boolean {
    this.failures += 1;
    return name === 'socket' && this.next() === 'http';
  }

  /** While HTTP carries: milliseconds until a WebSocket is to be tried beside it. */
  get tryAgainIn(): number {
    return Math.max(0, this.remembered.until - this.now());
  }

  triedInVain(): void {
    this.wait = Math.min(longest, 2 * this.wait);
    this.remember({ ...this.remembered, until: this.now() + this.wait });
  }

  private order(): readonly CarrierName[] {
    const { last, until, socketWorked } = this.remembered;
    const left = until - this.now();
    // A clock that was set back must not keep it from being tried.
    if (last === 'http' && left > 0 && left <= longest) return ['http', 'socket'];
    return socketWorked ? ['socket', 'socket', 'http'] : ['socket', 'http'];
  }

  private remember(remembered: Remembered): void {
    this.remembered = remembered;
    this.memory.write(JSON.stringify(remembered));
  }
}

const nothing: Remembered = { last: 'socket', socketWorked: false, until: 0 };

function parse(text: string | undefined): Remembered {
  const [, last, worked, until] =
    /^\{"last":"(http|socket)","socketWorked":(true|false),"until":(\d+)\}$/.exec(text ?? '') ?? [];
  if (!last) return nothing;
  return { last: last === 'http' ? 'http' : 'socket', socketWorked: worked === 'true', until: Number(until) };
}

const key = 'second-draft:carrier';

/** The tab's own storage; where there is none, nothing is remembered. */
export const tabMemory: CarrierMemory = {
  read() {
    try {
      return sessionStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(text) {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      return;
    }
  },
};
