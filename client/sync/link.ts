import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { close } from '../../shared/protocol/close.ts';
import { type Notice, protocolVersion, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { Attempt, type Patience } from './attempt.ts';
import { isHidden } from './awake.ts';
import type { CarrierName, Carriers } from './carriers.ts';
import { joined } from './joined.ts';
import { Inbox } from './inbox.ts';
import type { WireEvents } from './wire.ts';
import { isForGood, waitBefore } from './retry.ts';
import { awarenessMessage, heartbeat, readMessage, step1, step2, updateMessage } from './message.ts';

/** What a link tells its document. */
export interface LinkEvents {
  opened(): void;
  welcomed(welcome: Welcome): void;
  /** The server's content has arrived. */
  synced(): void;
  /**
   * An update frame left.
   * @param isAnswer whether it carries everything that the server lacked
   * @param isWhole whether every edit so far has left with it
   */
  sent(isAnswer: boolean, isWhole: boolean): void;
  durable(n: number): void;
  /** We may only read, and hold edits that the server does not have. */
  ahead(): void;
  noticed(notice: Notice): void;
  /** @param forGood whether the link will not try again */
  closed(code: number | undefined, forGood: boolean): void;
}

export interface LinkOptions {
  /** `wss://host`, without the path. */
  readonly url: string;
  readonly documentId: string;
  readonly ydoc: Y.Doc;
  /** Of the local copy that `ydoc` holds. */
  readonly epoch: number | undefined;
  readonly carriers: Carriers;
  readonly events: LinkEvents;
  readonly random: () => number;
}

/** Typing goes out together with what follows within this many milliseconds. */
const sendWindow = 20;
const presenceWindow = 70;
/** So many frames may be on their way; what is typed meanwhile leaves as one, so a stalled line ends in no flood. */
const onTheirWay: Readonly<Record<CarrierName, number>> = { socket: 32, http: 4 };
/** Where WebSockets have never worked, one that stays silent is given up in time for content within 10 s by HTTP. */
const patience: Readonly<Record<CarrierName | 'unproven', Patience>> = {
  unproven: { opening: 4000, first: 3500 },
  socket: { opening: 8000, first: 10_000 },
  http: { opening: 15_000, first: 10_000 },
};
/** The server says something every 15 s. */
const silence = 35_000;
const lookEach = 5000;
/** Edits that are not on disk after this long may be lost on the way, or the server can't go on. */
const stalled = 30_000;
/** An answer to the heartbeat that is sent on waking takes no longer. */
const answerWithin = 6000;
const restAfter = 60_000;
/** A connection that lasted this long was no failure. */
const stable = 10_000;

/** One attempt that the server has not ended yet. */
interface Connection {
  readonly attempt: Attempt;
  isOpen: boolean;
  welcomedAt: number | undefined;
  heardAt: number;
  /** The server has our answer to its step 1: from now on edits leave one by one. */
  answered: boolean;
  synced: boolean;
  /** Update frames sent, and how many of them are on the server's disk. */
  sent: number;
  durable: number;
  /** Since when the server has not come on with them. */
  unsettledSince: number | undefined;
}

/** The connection to a document that comes back by itself, whatever carries it. */
export class Link {
  readonly awareness: Awareness;
  private readonly place: string;
  /** Of what `ydoc` holds. */
  private epoch: number | undefined;
  private readonly ydoc: Y.Doc;
  private readonly carriers: Carriers;
  private readonly events: LinkEvents;
  private readonly random: () => number;
  private readonly inbox: Inbox;
  private connection: Connection | undefined;
  private probe: Attempt | undefined;
  private wanted = false;
  private mayWrite = false;
  private failures = 0;
  private hiddenSince: number | undefined;
  /** What the last connection was closed with. */
  private lastCode: number | undefined;
  private outbox: Uint8Array[] = [];
  private sendTimer: ReturnType<typeof setTimeout> | undefined;
  private presenceTimer: ReturnType<typeof setTimeout> | undefined;
  private dialTimer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly lookTimer: ReturnType<typeof setInterval>;

  constructor({ url, documentId, ydoc, epoch, carriers, events, random }: LinkOptions) {
    this.place = `${url}/live/${documentId}`;
    this.epoch = epoch;
    this.ydoc = ydoc;
    this.carriers = carriers;
    this.events = events;
    this.random = random;
    this.inbox = new Inbox(ydoc, this);
    this.awareness = new Awareness(ydoc);
    this.awareness.on('update', this.presenceChanged);
    this.lookTimer = setInterval(() => this.look(), lookEach);
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

  /** Edits go out from now on, or stay here. */
  allowWriting(mayWrite: boolean): void {
    this.mayWrite = mayWrite;
  }

  /** Whether an update of `ydoc` with this origin came from the server. */
  isFromServer(origin: unknown): boolean {
    return origin === this;
  }

  send(update: Uint8Array): void {
    this.outbox.push(update);
    this.sendTimer ??= setTimeout(() => this.flush(), sendWindow);
  }

  flush(): void {
    clearTimeout(this.sendTimer);
    this.sendTimer = undefined;
    const { connection } = this;
    if (!connection?.answered || !this.mayWrite) {
      // It is in the answer to the server's step 1.
      this.outbox = [];
      return;
    }
    if (connection.sent - connection.durable >= onTheirWay[connection.attempt.carrier]) return;
    const frames = joined(this.outbox.splice(0));
    for (const [i, frame] of frames.entries()) {
      this.sendFrame(connection, updateMessage(frame), false, i === frames.length - 1);
    }
  }

  destroy(): void {
    this.wanted = false;
    for (const timer of [this.sendTimer, this.presenceTimer, this.dialTimer, this.answerTimer])
      clearTimeout(timer);
    clearInterval(this.lookTimer);
    this.awareness.off('update', this.presenceChanged);
    this.inbox.close();
    this.probe?.letGo();
    this.connection?.attempt.letGo();
    this.connection = undefined;
    this.awareness.destroy();
  }

  private dial(): void {
    clearTimeout(this.dialTimer);
    this.dialTimer = undefined;
    if (!this.wanted) return;
    const carrier = this.carriers.next();
    const attempt = this.attempt(carrier, {
      opened: () => this.opened(connection),
      heard: (message) => this.heard(connection, message),
      closed: (code) => {
        if (this.connection === connection) this.drop(code);
      },
    });
    const connection: Connection = {
      attempt,
      isOpen: false,
      welcomedAt: undefined,
      heardAt: now(),
      answered: false,
      synced: false,
      sent: 0,
      durable: 0,
      unsettledSince: undefined,
    };
    this.connection = connection;
  }

  private attempt(carrier: CarrierName, events: WireEvents): Attempt {
    const kind = carrier === 'socket' && !this.carriers.socketWorked ? 'unproven' : carrier;
    const query = new URLSearchParams({
      protocol: String(protocolVersion),
      schema: String(schemaVersion),
      ...(this.epoch === undefined ? {} : { epoch: String(this.epoch) }),
    });
    return new Attempt(
      carrier,
      this.carriers.dial[carrier],
      `${this.place}?${query}`,
      patience[kind],
      events,
    );
  }

  private opened(connection: Connection): void {
    connection.isOpen = true;
    this.events.opened();
    connection.attempt.send(step1(Y.encodeStateVector(this.ydoc)));
    if (this.awareness.getLocalState() !== null) this.sendPresence();
  }

  /** The connection is over, by whatever cause, and another is due: by itself, or once the page is seen again. */
  private drop(code: number | undefined, again = true): void {
    const { connection } = this;
    if (!connection) return;
    this.connection = undefined;
    this.mayWrite = false;
    this.lastCode = code;
    clearTimeout(this.answerTimer);
    this.answerTimer = undefined;
    this.inbox.flush();
    connection.attempt.letGo();
    const { carrier } = connection.attempt;
    const { welcomedAt } = connection;
    const lasted = welcomedAt !== undefined && now() - welcomedAt >= stable;
    const tryOther = welcomedAt === undefined && !isFromServer(code) && this.carriers.failed(carrier);
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.ydoc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    if (lasted) this.failures = 0;
    const forGood = isForGood(code);
    if (forGood) {
      this.wanted = false;
    } else if (this.wanted && again) {
      const wait = tryOther ? 0 : waitBefore(code, this.failures, this.random);
      if (!tryOther) this.failures += 1;
      this.dialTimer = setTimeout(() => this.dial(), wait);
    }
    this.events.closed(code, forGood);
  }

  private heard(connection: Connection, message: Uint8Array): void {
    if (this.connection !== connection) return;
    connection.heardAt = now();
    const heard = readMessage(message);
    if (heard.type === 'update') {
      this.inbox.add(heard.update);
      if (!heard.last) return;
      this.inbox.flush();
      if (connection.synced) return;
      connection.synced = true;
      this.events.synced();
      return;
    }
    this.inbox.flush();
    switch (heard.type) {
      case 'step1':
        return this.answer(connection, heard.vector);
      case 'welcome':
        connection.welcomedAt = now();
        this.epoch = heard.welcome.epoch;
        this.carriers.worked(connection.attempt.carrier);
        return this.events.welcomed(heard.welcome);
      case 'durable':
        return this.settled(connection, heard.n);
      case 'awareness':
        return applyAwarenessUpdate(this.awareness, heard.entries, this);
      case 'queryAwareness':
        return this.sendPresence();
      case 'notice':
        return this.events.noticed(heard.notice);
      case 'other':
        return;
    }
  }

  /** Everything that the server lacks; a reader answers nothing, but may hold what the server does not. */
  private answer(connection: Connection, vector: Uint8Array): void {
    if (this.mayWrite) {
      this.outbox = [];
      connection.answered = true;
      this.sendFrame(connection, step2(Y.encodeStateAsUpdate(this.ydoc, vector)), true, true);
      return;
    }
    const theirs = Y.decodeStateVector(vector);
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.ydoc))) {
      if (clock > (theirs.get(client) ?? 0)) return this.events.ahead();
    }
  }

  private sendFrame(connection: Connection, frame: Uint8Array, isAnswer: boolean, isWhole: boolean): void {
    connection.sent += 1;
    connection.unsettledSince ??= now();
    this.events.sent(isAnswer, isWhole);
    connection.attempt.send(frame);
  }

  private settled(connection: Connection, n: number): void {
    if (n > connection.durable) connection.unsettledSince = n < connection.sent ? now() : undefined;
    connection.durable = Math.max(connection.durable, Math.min(n, connection.sent));
    this.events.durable(n);
    // Frames that had to wait for these.
    if (this.outbox.length > 0 && this.sendTimer === undefined) this.flush();
  }

  private readonly presenceChanged = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ) => {
    if (origin === this || ![...added, ...updated, ...removed].includes(this.ydoc.clientID)) return;
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = undefined;
      this.sendPresence();
    }, presenceWindow);
  };

  private sendPresence(): void {
    const { connection } = this;
    if (!connection?.isOpen) return;
    connection.attempt.send(awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.ydoc.clientID])));
  }

  /** A connection that has gone silent is given up; while HTTP carries, a WebSocket is tried now and then. */
  private look(): void {
    const { connection } = this;
    if (!connection?.isOpen) return;
    const { heardAt, unsettledSince = Infinity } = connection;
    if (now() - heardAt > silence || now() - unsettledSince > stalled) return this.drop(undefined);
    if (this.mayRest(connection)) return this.drop(undefined, false);
    if (connection.attempt.carrier === 'http' && !this.probe && this.carriers.tryAgainIn === 0)
      this.tryForSocket();
  }

  /** Over HTTP/1.1 a browser has six connections to a server for all its pages: those that nobody sees hold none. */
  private mayRest({ attempt, unsettledSince }: Connection): boolean {
    if (attempt.carrier !== 'http' || !isHidden()) {
      this.hiddenSince = undefined;
      return false;
    }
    this.hiddenSince ??= now();
    return now() - this.hiddenSince > restAfter && unsettledSince === undefined && this.outbox.length === 0;
  }

  private tryForSocket(): void {
    const done = () => {
      this.probe = undefined;
      probe.letGo();
    };
    const probe = this.attempt('socket', {
      opened: () => undefined,
      heard: () => {
        done();
        this.carriers.worked('socket');
        this.flush();
        this.reconnect();
      },
      closed: () => {
        done();
        this.carriers.triedInVain();
      },
    });
    this.probe = probe;
  }
}

/** Milliseconds of a clock that nobody sets. */
function now(): number {
  return performance.now();
}

/** Whether the server itself has said this, not something on the way. */
function isFromServer(code: number | undefined): boolean {
  return code !== undefined && (code >= 4000 || code === close.restart || code === close.overload);
}

function asksForPatience(code: number | undefined): boolean {
  return code === close.tooFast || code === close.overload;
}
