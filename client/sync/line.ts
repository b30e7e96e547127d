import { close } from '../../shared/protocol/close.ts';
import { Attempt, type Patience } from './attempt.ts';
import { isHidden } from './awake.ts';
import type { CarrierName, Carriers } from './carriers.ts';
import { heartbeat } from './message.ts';
import { isForGood, waitBefore } from './retry.ts';
import type { WireEvents } from './wire.ts';

export interface LineEvents {
  opened(): void;
  heard(message: Uint8Array): void;
  /** @param forGood whether the line will not try again */
  closed(code: number | undefined, forGood: boolean): void;
}

export interface LineOptions {
  /** Where to dial, as things stand. */
  readonly address: () => string;
  readonly carriers: Carriers;
  readonly events: LineEvents;
  /** Whether something is on its way, and since when nothing of it has arrived. */
  readonly unsettledSince: () => number | undefined;
  readonly random: () => number;
}

/** Where WebSockets have never worked, one that stays silent is given up in time for content within 10 s by HTTP. */
const patience: Readonly<Record<CarrierName | 'unproven', Patience>> = {
  unproven: { opening: 4000, first: 3500 },
  socket: { opening: 8000, first: 10_000 },
  http: { opening: 15_000, first: 10_000 },
};
/** The server says something every 15 s. */
const silence = 35_000;
/** What is not settled after this long may be lost on the way, or the server can't go on. */
const stalled = 30_000;
const lookEach = 5000;
/** An answer to the heartbeat that is sent on waking takes no longer. */
const answerWithin = 6000;
/** A connection that lasted this long was no failure. */
const stable = 10_000;
const restAfter = 60_000;

interface Connection {
  readonly attempt: Attempt;
  isOpen: boolean;
  /** When the server said the first thing, and the last. */
  firstHeardAt: number | undefined;
  heardAt: number;
}

/** A connection that comes back by itself, whatever carries it. Of one that is over nothing is heard any more. */
export class Line {
  private readonly options: LineOptions;
  private connection: Connection | undefined;
  /** A WebSocket that is tried while HTTP carries. */
  private probe: Attempt | undefined;
  private wanted = false;
  /** Attempts in a row that came to nothing. */
  private failures = 0;
  /** What the last connection was closed with. */
  private lastCode: number | undefined;
  private hiddenSince: number | undefined;
  private dialTimer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly lookTimer: ReturnType<typeof setInterval>;

  constructor(options: LineOptions) {
    this.options = options;
    this.lookTimer = setInterval(() => this.look(), lookEach);
  }

  /** What carries, while the line is open. */
  get carrier(): CarrierName | undefined {
    return this.connection?.isOpen ? this.connection.attempt.carrier : undefined;
  }

  connect(): void {
    this.wanted = true;
    if (!this.connection && this.dialTimer === undefined) this.dial();
  }

  /** Lets go of the connection and tries for another. */
  reconnect(): void {
    if (this.connection) this.drop(undefined);
    else this.wake();
  }

  /** The device woke, or the network is back: a dead connection is noticed, and one that is awaited is tried now. */
  wake(): void {
    const { connection } = this;
    if (connection) {
      if (!connection.isOpen || this.answerTimer !== undefined) return;
      const askedAt = now();
      connection.attempt.send(heartbeat);
      this.answerTimer = setTimeout(() => {
        this.answerTimer = undefined;
        if (this.connection === connection && connection.heardAt < askedAt) this.drop(undefined);
      }, answerWithin);
    } else if (this.wanted && !asksForPatience(this.lastCode)) {
      this.dial();
    }
  }

  send(message: Uint8Array): void {
    this.connection?.attempt.send(message);
  }

  destroy(): void {
    this.wanted = false;
    clearTimeout(this.dialTimer);
    clearTimeout(this.answerTimer);
    clearInterval(this.lookTimer);
    this.probe?.letGo();
    this.connection?.attempt.letGo();
    this.connection = undefined;
  }

  private dial(): void {
    clearTimeout(this.dialTimer);
    this.dialTimer = undefined;
    const attempt = this.attempt(this.options.carriers.next(), {
      opened: () => {
        connection.isOpen = true;
        this.options.events.opened();
      },
      heard: (message) => this.heard(connection, message),
      closed: (code) => this.drop(code),
    });
    const connection: Connection = { attempt, isOpen: false, firstHeardAt: undefined, heardAt: now() };
    this.connection = connection;
  }

  private attempt(carrier: CarrierName, events: WireEvents): Attempt {
    const { carriers, address } = this.options;
    const kind = carrier === 'socket' && !carriers.socketWorked ? 'unproven' : carrier;
    return new Attempt(carrier, carriers.dial[carrier], address(), patience[kind], events);
  }

  private heard(connection: Connection, message: Uint8Array): void {
    connection.heardAt = now();
    if (connection.firstHeardAt === undefined) {
      connection.firstHeardAt = now();
      this.options.carriers.worked(connection.attempt.carrier);
    }
    this.options.events.heard(message);
  }

  /** The connection is over, by whatever cause, and another is due: by itself, or once the page is seen again. */
  private drop(code: number | undefined, again = true): void {
    const { connection, options } = this;
    if (!connection) return;
    const { attempt, firstHeardAt } = connection;
    this.connection = undefined;
    this.lastCode = code;
    clearTimeout(this.answerTimer);
    this.answerTimer = undefined;
    attempt.letGo();
    const isNews = firstHeardAt === undefined && !isFromServer(code);
    const tryOther = isNews && options.carriers.failed(attempt.carrier);
    if (firstHeardAt !== undefined && now() - firstHeardAt >= stable) this.failures = 0;
    const forGood = isForGood(code);
    if (forGood) {
      this.wanted = false;
    } else if (this.wanted && again) {
      const wait = tryOther ? 0 : waitBefore(code, this.failures, options.random);
      if (!tryOther) this.failures += 1;
      this.dialTimer = setTimeout(() => this.dial(), wait);
    }
    options.events.closed(code, forGood);
  }

  /** A connection that has gone silent is given up; while HTTP carries, a WebSocket is tried now and then. */
  private look(): void {
    const { connection, options } = this;
    if (!connection?.isOpen) return;
    const since = options.unsettledSince();
    if (now() - connection.heardAt > silence || now() - (since ?? Infinity) > stalled)
      return this.drop(undefined);
    if (connection.attempt.carrier !== 'http') return;
    if (this.mayRest()) return this.drop(undefined, false);
    if (!this.probe && options.carriers.tryAgainIn === 0) this.tryForSocket();
  }

  /** Over HTTP/1.1 a browser has six connections to a server for all its pages: those that nobody sees hold none. */
  private mayRest(): boolean {
    if (!isHidden()) {
      this.hiddenSince = undefined;
      return false;
    }
    this.hiddenSince ??= now();
    return now() - this.hiddenSince > restAfter && this.options.unsettledSince() === undefined;
  }

  private tryForSocket(): void {
    const { carriers } = this.options;
    const done = () => {
      this.probe = undefined;
      probe.letGo();
    };
    const probe = this.attempt('socket', {
      opened: () => undefined,
      heard: () => {
        done();
        carriers.worked('socket');
        this.reconnect();
      },
      closed: () => {
        done();
        carriers.triedInVain();
      },
    });
    this.probe = probe;
  }
}

/** Milliseconds of a clock that nobody sets. */
export function now(): number {
  return performance.now();
}

/** Whether the server itself has said this, not something on the way. */
function isFromServer(code: number | undefined): boolean {
  return code !== undefined && (code >= 4000 || code === close.restart || code === close.overload);
}

function asksForPatience(code: number | undefined): boolean {
  return code === close.tooFast || code === close.overload;
}
