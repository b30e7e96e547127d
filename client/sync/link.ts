import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Notice, protocolVersion, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { Backlog, fitsFrame, withinLimits } from './backlog.ts';
import type { CarrierName, Carriers } from './carriers.ts';
import { Inbox } from './inbox.ts';
import { joined } from './joined.ts';
import { Line, now } from './line.ts';
import { awarenessMessage, readMessage, step1, step2, updateMessage } from './message.ts';

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
  readonly part?: string | undefined;
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

/** How far a document and the server have come with each other on one connection. */
interface Exchange {
  /** The server has our answer to its step 1: from now on edits leave one by one. */
  answered: boolean;
  synced: boolean;
  /** Update frames sent, and how many of them are on the server's disk. */
  sent: number;
  durable: number;
  /** Since when the server has not come on with them. */
  unsettledSince: number | undefined;
  /** An answer that is too large for one frame, while it goes out. */
  backlog: Backlog | undefined;
}

const begun: Exchange = {
  answered: false,
  synced: false,
  sent: 0,
  durable: 0,
  unsettledSince: undefined,
  backlog: undefined,
};

/** A document's dealings with the server, over a line that comes back by itself. */
export class Link {
  readonly awareness: Awareness;
  private readonly ydoc: Y.Doc;
  private readonly events: LinkEvents;
  private readonly line: Line;
  private readonly inbox: Inbox;
  /** Of what `ydoc` holds. */
  private epoch: number | undefined;
  private exchange: Exchange = { ...begun };
  private mayWrite = false;
  private outbox: Uint8Array[] = [];
  private sendTimer: ReturnType<typeof setTimeout> | undefined;
  private presenceTimer: ReturnType<typeof setTimeout> | undefined;
  private backlogTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, documentId, part, ydoc, epoch, carriers, events, random }: LinkOptions) {
    this.ydoc = ydoc;
    this.events = events;
    this.epoch = epoch;
    this.inbox = new Inbox(ydoc, this);
    this.awareness = new Awareness(ydoc);
    this.awareness.on('update', this.presenceChanged);
    this.line = new Line({
      address: () => `${url}/live/${documentId}?${this.query()}${part === undefined ? '' : `&part=${part}`}`,
      carriers,
      random,
      unsettledSince: () => this.exchange.unsettledSince,
      events: {
        opened: () => this.opened(),
        heard: (message) => this.heard(message),
        closed: (code, forGood) => this.closed(code, forGood),
      },
    });
  }

  connect(): void {
    this.line.connect();
  }

  /** Lets go of the connection and tries for another. */
  reconnect(): void {
    this.line.reconnect();
  }

  /** The device woke, or the network is back. */
  wake(): void {
    this.line.wake();
  }

  /** Edits go out from now on, or stay here. */
  allowWriting(mayWrite: boolean): void {
    this.mayWrite = mayWrite;
  }

  /** Whether the server has what there was here, and what is written now goes to it. */
  get isInTouch(): boolean {
    return (
      this.line.carrier !== undefined && (this.exchange.answered || (this.exchange.synced && !this.mayWrite))
    );
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
    const { exchange } = this;
    const { carrier } = this.line;
    if (!carrier || !exchange.answered || !this.mayWrite) {
      // It is in the answer to the server's step 1.
      this.outbox = [];
      return;
    }
    if (exchange.sent - exchange.durable >= onTheirWay[carrier]) return;
    const frames = joined(this.outbox.splice(0)).flatMap(withinLimits);
    for (const [i, frame] of frames.entries()) {
      this.sendFrame(updateMessage(frame), false, i === frames.length - 1);
    }
  }

  destroy(): void {
    clearTimeout(this.sendTimer);
    clearTimeout(this.presenceTimer);
    clearTimeout(this.backlogTimer);
    this.awareness.off('update', this.presenceChanged);
    this.inbox.close();
    this.line.destroy();
    this.awareness.destroy();
  }

  private query(): URLSearchParams {
    return new URLSearchParams({
      protocol: String(protocolVersion),
      schema: String(schemaVersion),
      ...(this.epoch === undefined ? {} : { epoch: String(this.epoch) }),
    });
  }

  private opened(): void {
    this.exchange = { ...begun };
    this.events.opened();
    this.line.send(step1(Y.encodeStateVector(this.ydoc)));
    if (this.awareness.getLocalState() !== null) this.sendPresence();
  }

  private closed(code: number | undefined, forGood: boolean): void {
    this.mayWrite = false;
    clearTimeout(this.backlogTimer);
    this.exchange = { ...begun };
    this.inbox.flush();
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.ydoc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    this.events.closed(code, forGood);
  }

  private heard(message: Uint8Array): void {
    const heard = readMessage(message);
    if (heard.type === 'update') {
      this.inbox.add(heard.update);
      if (heard.last) this.synced();
      return;
    }
    this.inbox.flush();
    switch (heard.type) {
      case 'step1':
        return this.answer(heard.vector);
      case 'welcome':
        this.epoch = heard.welcome.epoch;
        return this.events.welcomed(heard.welcome);
      case 'durable':
        return this.settled(heard.n);
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

  private synced(): void {
    this.inbox.flush();
    if (this.exchange.synced) return;
    this.exchange.synced = true;
    this.events.synced();
  }

  /** Everything that the server lacks; a reader answers nothing, but may hold what the server does not. */
  private answer(vector: Uint8Array): void {
    if (this.mayWrite) return this.answerWith(vector);
    const theirs = Y.decodeStateVector(vector);
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.ydoc))) {
      if (clock > (theirs.get(client) ?? 0)) return this.events.ahead();
    }
  }

  /** What is too large for a frame, as after a week away, goes before it: one part after the other, each on disk first. */
  private answerWith(vector: Uint8Array): void {
    const { exchange } = this;
    const lacking = Y.encodeStateAsUpdate(this.ydoc, vector);
    const backlog = fitsFrame(lacking) ? undefined : new Backlog(lacking, vector);
    exchange.backlog = backlog?.isEmpty === false ? backlog : undefined;
    if (exchange.backlog) return this.sendBacklog(exchange.backlog);
    this.outbox = [];
    exchange.answered = true;
    this.sendFrame(step2(lacking), true, true);
  }

  private sendBacklog(backlog: Backlog): void {
    const wait = backlog.wait(now());
    if (wait > 0) {
      this.backlogTimer = setTimeout(() => this.sendBacklog(backlog), wait);
      return;
    }
    const part = backlog.next();
    if (part) this.sendFrame(updateMessage(part), false, false);
    // By now more may have been written.
    else this.answerWith(backlog.reached);
  }

  private sendFrame(frame: Uint8Array, isAnswer: boolean, isWhole: boolean): void {
    this.exchange.sent += 1;
    this.exchange.unsettledSince ??= now();
    this.events.sent(isAnswer, isWhole);
    this.line.send(frame);
  }

  private settled(n: number): void {
    const { exchange } = this;
    if (n > exchange.durable) exchange.unsettledSince = n < exchange.sent ? now() : undefined;
    exchange.durable = Math.max(exchange.durable, Math.min(n, exchange.sent));
    this.events.durable(n);
    if (exchange.backlog && exchange.durable === exchange.sent) this.sendBacklog(exchange.backlog);
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
    this.line.send(awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.ydoc.clientID])));
  }
}
