import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { close } from '../../shared/protocol/close.ts';
import {
  message,
  type Notice,
  protocolVersion,
  schemaVersion,
  type Welcome,
} from '../../shared/protocol/messages.ts';

/** What a link tells its document. */
export interface LinkEvents {
  opened(): void;
  welcomed(welcome: Welcome): void;
  /** The server's content has arrived. */
  synced(): void;
  /** An update frame left; `isAnswer` when it carries everything that the server lacked. */
  sent(isAnswer: boolean): void;
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
  readonly events: LinkEvents;
  readonly WebSocketPolyfill?: typeof WebSocket;
  readonly random?: () => number;
}

/** Typing goes out together with what follows within this many milliseconds. */
const sendWindow = 20;
const presenceWindow = 70;
const longestBackoff = 3000;

/** One connection to the document that comes back by itself: y-websocket, and the messages it does not know. */
export class Link {
  readonly awareness: Awareness;
  private readonly provider: WebsocketProvider;
  private readonly ydoc: Y.Doc;
  private readonly events: LinkEvents;
  private mayWrite = false;
  private outbox: Uint8Array[] = [];
  private sendTimer: ReturnType<typeof setTimeout> | undefined;
  private presenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({
    url,
    documentId,
    ydoc,
    epoch,
    events,
    WebSocketPolyfill,
    random = Math.random,
  }: LinkOptions) {
    this.ydoc = ydoc;
    this.events = events;
    this.awareness = new Awareness(ydoc);
    this.provider = new WebsocketProvider(`${url}/live`, documentId, ydoc, {
      connect: false,
      disableBc: true,
      awareness: this.awareness,
      // Spread out, so that a restarted server is not met by everybody at once.
      maxBackoffTime: longestBackoff * (0.5 + random()),
      params: {
        protocol: String(protocolVersion),
        schema: String(schemaVersion),
        ...(epoch === undefined ? {} : { epoch: String(epoch) }),
      },
      shouldReconnect: ({ code }) => !isForGood(code),
      ...(WebSocketPolyfill ? { WebSocketPolyfill } : {}),
    });
    this.replaceSending();
    this.addMessages();
    this.listen();
  }

  connect(): void {
    this.provider.connect();
  }

  /** Lets go of the connection and tries for another. */
  reconnect(): void {
    this.provider.disconnect();
    this.provider.connect();
  }

  /** Edits go out from now on, or stay here. */
  allowWriting(mayWrite: boolean): void {
    this.mayWrite = mayWrite;
  }

  /** Whether an update of `ydoc` with this origin came from the server. */
  isFromServer(origin: unknown): boolean {
    return origin === this.provider;
  }

  send(update: Uint8Array): void {
    this.outbox.push(update);
    this.sendTimer ??= setTimeout(() => this.flush(), sendWindow);
  }

  flush(): void {
    clearTimeout(this.sendTimer);
    this.sendTimer = undefined;
    const updates = this.outbox.splice(0);
    const [first] = updates;
    // What can't go out now is in the answer to the server's step 1.
    if (!first || !this.mayWrite || !this.provider.wsconnected) return;
    const update = updates.length === 1 ? first : Y.mergeUpdates(updates);
    this.events.sent(false);
    this.write((encoder) => {
      encoding.writeVarUint(encoder, message.sync);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  destroy(): void {
    clearTimeout(this.sendTimer);
    clearTimeout(this.presenceTimer);
    this.awareness.off('update', this.presenceChanged);
    this.provider.destroy();
    this.awareness.destroy();
  }

  private write(fill: (encoder: encoding.Encoder) => void): void {
    const { ws } = this.provider;
    if (ws && ws.readyState === 1) ws.send(new Uint8Array(encoding.encode(fill)));
  }

  /** Updates leave through `send` only, counted; presence is our own only, not an echo of everybody's. */
  private replaceSending(): void {
    this.ydoc.off('update', this.provider._updateHandler);
    this.awareness.off('update', this.provider._awarenessUpdateHandler);
    this.awareness.on('update', this.presenceChanged);
  }

  private readonly presenceChanged = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ) => {
    if (origin === this.provider || ![...added, ...updated, ...removed].includes(this.ydoc.clientID)) return;
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = undefined;
      this.write((encoder) => {
        encoding.writeVarUint(encoder, message.awareness);
        encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.ydoc.clientID]));
      });
    }, presenceWindow);
  };

  private addMessages(): void {
    const { messageHandlers } = this.provider;
    const syncStock = messageHandlers[message.sync];
    messageHandlers[message.sync] = (encoder, decoder, provider, emitSynced, type) => {
      const isStep1 = decoding.peekVarUint(decoder) === 0;
      if (isStep1 && !this.mayWrite) return this.compareWith(decoder);
      syncStock?.(encoder, decoder, provider, emitSynced, type);
      if (!isStep1) return;
      this.outbox = [];
      this.events.sent(true);
    };
    messageHandlers[message.welcome] = (_, decoder) => {
      this.events.welcomed(JSON.parse(decoding.readVarString(decoder)) as Welcome);
    };
    messageHandlers[message.durable] = (_, decoder) => this.events.durable(decoding.readVarUint(decoder));
    messageHandlers[message.heartbeat] = () => undefined;
    messageHandlers[message.notice] = (_, decoder) => {
      this.events.noticed(JSON.parse(decoding.readVarString(decoder)) as Notice);
    };
  }

  /** A reader answers nothing, but may hold what the server does not. */
  private compareWith(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder);
    const theirs = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.ydoc))) {
      if (clock > (theirs.get(client) ?? 0)) return this.events.ahead();
    }
  }

  private listen(): void {
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.events.opened();
    });
    this.provider.on('sync', (isSynced) => {
      if (isSynced) this.events.synced();
    });
    this.provider.on('connection-close', (event) => {
      this.mayWrite = false;
      this.events.closed(event?.code, event !== null && isForGood(event.code));
    });
  }
}

function isForGood(code: number): boolean {
  return code >= 4400 && code < 4500 && code !== close.tooFast && code !== close.handshakeTimeout;
}
