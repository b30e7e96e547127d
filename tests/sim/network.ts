import type { CloseCode } from '../../shared/protocol/close.ts';
import type { Packet, Socket } from '../../server/rooms/socket.ts';
import type { Seeded } from '../kit/live-edits.ts';
import type { Clock } from './clock.ts';

/** What the client's side of a connection hears. */
export interface ClientEnd {
  heard(message: Uint8Array): void;
  /** @param code why the server closed it; undefined when it just broke */
  ended(code: number | undefined): void;
}

/** What the server's side of a connection hears. */
export interface ServerEnd {
  received(message: Uint8Array): void;
  ponged(): void;
  ended(): void;
}

export interface Manners {
  /** Shortest and longest way of a message, in milliseconds. */
  readonly delay: readonly [number, number];
  /** Bytes that the client takes in a millisecond; all at once when absent. */
  readonly pace: number | undefined;
}

type Item =
  | { readonly type: 'message'; readonly bytes: Uint8Array }
  | { readonly type: 'ping' | 'pong' | 'left' }
  | { readonly type: 'closed'; readonly code: number };

/** How long a server waits for the other side's goodbye, in milliseconds. */
const goodbye = 3000;

/** One direction: in order, each message some time after it was sent. */
class Lane {
  private readonly clock: Clock;
  private readonly delay: () => number;
  private readonly deliver: (item: Item) => void;
  private readonly travelling: Item[] = [];
  private arrival = 0;
  private broken = false;

  constructor(clock: Clock, delay: () => number, deliver: (item: Item) => void) {
    this.clock = clock;
    this.delay = delay;
    this.deliver = deliver;
  }

  push(item: Item): void {
    if (this.broken) return;
    const now = this.clock.now();
    this.arrival = Math.max(this.arrival, now + this.delay());
    this.travelling.push(item);
    this.clock.after(this.arrival - now, () => {
      const next = this.travelling.shift();
      if (next) this.deliver(next);
    });
  }

  /** Nothing arrives before then. */
  notBefore(ms: number): void {
    this.arrival = this.clock.now() + ms;
  }

  /** Nothing more goes in; of what is on its way a suffix is lost. */
  break(random: Seeded): void {
    if (this.broken) return;
    this.broken = true;
    this.travelling.length = random.below(this.travelling.length + 1);
  }
}

/** A connection: ordered both ways, until it is cut. Each side may learn of its end long after the other. */
export class Wire {
  readonly id: number;
  client: ClientEnd | undefined;
  server: ServerEnd | undefined;
  /** Why the server has closed it. */
  closedWith: CloseCode | undefined;
  /** Of the room that the server's side has joined. */
  epoch: number | undefined;
  private readonly clock: Clock;
  private readonly random: Seeded;
  private pace: number | undefined;
  private readonly up: Lane;
  private readonly down: Lane;
  /** What the client's side has not taken yet. */
  private readonly held: Item[] = [];
  private heldBytes = 0;
  private isPumping = false;
  private isStalled = false;
  private isCut = false;

  constructor(id: number, clock: Clock, random: Seeded, manners: Manners, client: ClientEnd) {
    this.id = id;
    this.clock = clock;
    this.random = random;
    this.pace = manners.pace;
    this.client = client;
    const [shortest, longest] = manners.delay;
    const delay = () => shortest + random.below(longest - shortest + 1);
    this.up = new Lane(clock, delay, (item) => this.arriveAtServer(item));
    this.down = new Lane(clock, delay, (item) => this.arriveAtClient(item));
  }

  /** The server's side is there, after this time. */
  connect(ms: number, accepted: () => void): void {
    this.clock.after(ms, accepted);
    this.up.notBefore(ms + 1);
  }

  /** What the client sends. */
  say(bytes: Uint8Array): void {
    this.up.push({ type: 'message', bytes });
  }

  /** The client goes, and hears no more. */
  leave(): void {
    this.client = undefined;
    this.up.push({ type: 'left' });
  }

  /** The client takes nothing, or takes things again. */
  stall(isStalled: boolean): void {
    this.isStalled = isStalled;
    this.pump();
  }

  /** The client takes whatever comes, from now on. */
  hurry(): void {
    this.pace = undefined;
    this.stall(false);
  }

  /** @param noticed when each side learns of it, in milliseconds; undefined for never */
  cut(noticed: { readonly client: number | undefined; readonly server: number | undefined }): void {
    this.isCut = true;
    this.up.break(this.random);
    this.down.break(this.random);
    if (noticed.client !== undefined) this.clock.after(noticed.client, () => this.endClient(undefined));
    if (noticed.server !== undefined) this.clock.after(noticed.server, () => this.endServer());
  }

  /** The server's process has died. */
  orphan(noticed: number): void {
    this.server = undefined;
    this.cut({ client: noticed, server: undefined });
  }

  /** Both sides are there. */
  get isWhole(): boolean {
    return !this.isCut && this.client !== undefined && this.isOpenAtServer;
  }

  get isOpenAtServer(): boolean {
    return this.server !== undefined && this.closedWith === undefined;
  }

  /** The server's side. @param isAlive whether its process is */
  socket(isAlive: () => boolean): Socket {
    return {
      send: (packet) => {
        if (isAlive()) this.give(packet);
      },
      close: (code) => {
        if (!isAlive() || this.closedWith !== undefined) return;
        this.closedWith = code;
        this.hold({ type: 'closed', code });
        this.clock.after(goodbye, () => {
          if (this.server) this.cut({ client: 0, server: 0 });
        });
      },
      terminate: () => {
        if (isAlive()) this.cut({ client: this.random.below(1000), server: 0 });
      },
      ping: () => {
        if (isAlive()) this.hold({ type: 'ping' });
      },
      buffered: () => this.heldBytes,
    };
  }

  get buffered(): number {
    return this.heldBytes;
  }

  private give({ messages }: Packet): void {
    for (const bytes of messages) this.hold({ type: 'message', bytes: new Uint8Array(bytes) });
  }

  private hold(item: Item): void {
    this.held.push(item);
    this.heldBytes += sizeOf(item);
    this.pump();
  }

  private pump(): void {
    if (this.isStalled || this.isCut || this.isPumping) return;
    while (this.held.length > 0) {
      if (this.pace === undefined) this.depart();
      else {
        this.isPumping = true;
        this.clock.after(sizeOf(this.held[0]) / this.pace, () => {
          this.isPumping = false;
          if (this.isStalled || this.isCut) return;
          this.depart();
          this.pump();
        });
        return;
      }
    }
  }

  private depart(): void {
    const item = this.held.shift();
    if (!item) return;
    this.heldBytes -= sizeOf(item);
    this.down.push(item);
  }

  private arriveAtServer(item: Item): void {
    if (item.type === 'message') this.server?.received(item.bytes);
    else if (item.type === 'pong') this.server?.ponged();
    else if (item.type === 'left') this.endServer();
  }

  private arriveAtClient(item: Item): void {
    if (item.type === 'message') this.client?.heard(item.bytes);
    else if (item.type === 'ping') this.up.push({ type: 'pong' });
    else if (item.type === 'closed') {
      this.endClient(item.code);
      this.endServer();
    }
  }

  private endClient(code: number | undefined): void {
    const { client } = this;
    this.client = undefined;
    client?.ended(code);
  }

  private endServer(): void {
    const { server } = this;
    this.server = undefined;
    server?.ended();
  }
}

function sizeOf(item: Item | undefined): number {
  return item?.type === 'message' ? item.bytes.length : 0;
}
