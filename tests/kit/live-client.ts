import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Packet, Socket } from '../../server/rooms/socket.ts';
import type { Timers } from '../../server/rooms/timers.ts';
import { message, type Notice, type Welcome } from '../../shared/protocol/messages.ts';

export function syncFrame(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function awarenessFrame(...entries: { client: number; clock: number; state: unknown }[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}

/** One end of the wire that keeps all it hears. It answers nothing by itself except step 1. */
export class WireClient {
  readonly doc: Y.Doc;
  readonly updates: Uint8Array[] = [];
  readonly presence = new Map<number, unknown>();
  readonly notices: Notice[] = [];
  welcome: Welcome | undefined;
  durable = 0;
  synced = false;
  heartbeats = 0;
  step1s = 0;
  closed: number | undefined;
  /** Update frames sent, step 2 answers included. */
  sent = 0;
  /** Whether step 1 is answered. */
  answers = true;
  private readonly write: (bytes: Uint8Array) => void;

  constructor(write: (bytes: Uint8Array) => void, doc = new Y.Doc()) {
    this.write = write;
    this.doc = doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.closed === undefined) this.sendUpdate(update);
    });
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1;
    this.write(syncFrame(2, update));
  }

  sync(): void {
    this.write(syncFrame(0, Y.encodeStateVector(this.doc)));
  }

  raw(bytes: Uint8Array): void {
    this.write(bytes);
  }

  hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case message.sync:
        return this.hearSync(decoder);
      case message.awareness:
        return this.hearAwareness(decoder);
      case message.welcome:
        this.welcome = JSON.parse(decoding.readVarString(decoder)) as Welcome;
        return;
      case message.durable:
        this.durable = decoding.readVarUint(decoder);
        return;
      case message.heartbeat:
        this.heartbeats += 1;
        return;
      case message.notice:
        this.notices.push(JSON.parse(decoding.readVarString(decoder)) as Notice);
        return;
      default:
        throw new Error('the server said something unknown');
    }
  }

  private hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === 0) {
      this.step1s += 1;
      if (!this.answers) return;
      this.sent += 1;
      this.write(syncFrame(1, Y.encodeStateAsUpdate(this.doc, payload)));
      return;
    }
    if (step === 1) this.synced = true;
    else this.updates.push(payload.slice());
    Y.applyUpdate(this.doc, payload, this);
  }

  private hearAwareness(decoder: decoding.Decoder): void {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const count = decoding.readVarUint(inner);
    if (count === 0) this.heartbeats += 1;
    for (let i = 0; i < count; i += 1) {
      const client = decoding.readVarUint(inner);
      decoding.readVarUint(inner);
      const state: unknown = JSON.parse(decoding.readVarString(inner));
      if (state === null) this.presence.delete(client);
      else this.presence.set(client, state);
    }
  }
}

/** A client whose wire is a pair of function calls. */
export function pairedClient(doc?: Y.Doc): {
  client: WireClient;
  socket: Socket & { stuck: number; pings: number; cut: boolean };
  readonly connect: (receive: (bytes: Uint8Array) => void) => void;
} {
  let receive: ((bytes: Uint8Array) => void) | undefined;
  const waiting: Uint8Array[] = [];
  const client = new WireClient((bytes) => {
    if (receive) receive(bytes);
    else waiting.push(bytes);
  }, doc);
  const socket = {
    stuck: 0,
    pings: 0,
    cut: false,
    send: ({ messages }: Packet) => messages.forEach((message) => client.hear(message)),
    close: (code: number) => {
      client.closed = code;
    },
    terminate: () => {
      socket.cut = true;
    },
    ping: () => {
      socket.pings += 1;
    },
    buffered: () => socket.stuck,
  };
  return {
    client,
    socket,
    connect(to) {
      receive = to;
      for (const bytes of waiting.splice(0)) to(bytes);
    },
  };
}

/** A client on a real socket; `person` becomes its cookie. */
export function dial(
  url: string,
  person: string | undefined,
  headers: Record<string, string> = {},
): { client: WireClient; ws: WebSocket; opened: Promise<void>; ended: Promise<number> } {
  const ws = new WebSocket(url, {
    headers: { ...(person ? { cookie: `person=${person}` } : {}), ...headers },
    perMessageDeflate: false,
  });
  const client = new WireClient((bytes) => {
    if (ws.readyState === ws.OPEN) ws.send(bytes);
  });
  ws.on('message', (data: Buffer) => client.hear(data));
  const opened = new Promise<void>((open, failed) => {
    ws.once('open', () => {
      client.sync();
      open();
    });
    ws.once('error', failed);
  });
  opened.catch(() => undefined);
  const ended = new Promise<number>((end) => {
    ws.once('close', (code) => {
      client.closed = code;
      end(code);
    });
  });
  return { client, ws, opened, ended };
}

/** Time that moves when told to. */
export class ManualTimers implements Timers {
  private at = 1_000_000;
  private readonly due: { at: number; work: () => void }[] = [];

  now(): number {
    return this.at;
  }

  precise(): number {
    return this.at;
  }

  soon(work: () => void): void {
    setImmediate(work);
  }

  after(ms: number, work: () => void): () => void {
    const entry = { at: this.at + ms, work };
    this.due.push(entry);
    return () => {
      const i = this.due.indexOf(entry);
      if (i >= 0) this.due.splice(i, 1);
    };
  }

  advance(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const next = this.due.filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.due.splice(this.due.indexOf(next), 1);
      this.at = Math.max(this.at, next.at);
      next.work();
    }
    this.at = end;
  }
}
