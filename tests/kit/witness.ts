import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { message } from '../../shared/protocol/messages.ts';
import { until } from './live.ts';
import { syncFrame } from './live-client.ts';

const nothing = Uint8Array.of(0, 0);

export interface WitnessSetting {
  /** The answer to the server's step 1; nothing, unless given. */
  readonly answer?: (vector: Uint8Array) => Uint8Array;
  /** Called with each update as it arrives, after it was noted. */
  readonly onShown?: (update: Uint8Array) => void;
  /** Called when frames are said to be on disk, after it was noted. */
  readonly onDurable?: (updates: readonly Uint8Array[]) => void;
  /** Asks for the content when the socket opens. */
  readonly asks?: boolean;
}

/**
 * A socket in a document that remembers what it sent, what was acknowledged and what it was shown. It reads
 * messages no further than it must, so that it keeps up with thousands a second.
 */
export class Witness {
  readonly ws: WebSocket;
  /** Update frames in their order: frame n stands at n - 1. */
  readonly sent: Uint8Array[] = [];
  readonly shown: Uint8Array[] = [];
  /** The port of this end, by which the other end knows this connection. */
  port = 0;
  durable = 0;
  welcomed = false;
  /** Answers to its step 1. */
  answers = 0;
  closed: number | undefined;
  /** When something last came, in milliseconds. */
  heardAt = 0;
  /** Resolves with the close code, after everything that arrived before it was heard. */
  readonly ended: Promise<number>;
  private readonly setting: WitnessSetting;

  /** @param person becomes the cookie */
  constructor(url: string, person: string, setting: WitnessSetting = {}) {
    this.setting = setting;
    this.ws = new WebSocket(url, { headers: { cookie: `person=${person}` }, perMessageDeflate: false });
    this.ws.on('upgrade', ({ socket }) => {
      this.port = socket.localPort ?? 0;
    });
    this.ws.on('open', () => {
      if (setting.asks !== false) this.ask();
    });
    this.ws.on('message', (data: Buffer) => this.hear(data));
    this.ws.on('error', () => undefined);
    this.ended = new Promise((end) =>
      this.ws.on('close', (code) => {
        this.closed = code;
        end(code);
      }),
    );
  }

  get open(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }

  /** Whether it was told what there is. */
  get synced(): boolean {
    return this.answers > 0;
  }

  /** Whether it is in, and everything it sent is on disk. */
  get saved(): boolean {
    return this.synced && this.sent.length > 0 && this.durable === this.sent.length;
  }

  /** Asks what there is, from the beginning. */
  ask(): void {
    if (this.open) this.ws.send(syncFrame(0, Uint8Array.of(0)));
  }

  send(update: Uint8Array): void {
    this.note(2, update);
  }

  /** The code it is closed with, which must be soon. */
  async refused(): Promise<number> {
    await until('it is closed', () => this.closed !== undefined, 5000);
    return this.ended;
  }

  /** What the server has said of durability, or shown: it must never be lost. */
  promised(): readonly Uint8Array[] {
    return [...this.sent.slice(0, this.durable), ...this.shown];
  }

  private note(step: 1 | 2, update: Uint8Array): void {
    if (!this.open) return;
    this.sent.push(update);
    this.ws.send(syncFrame(step, update));
  }

  private hear(data: Buffer): void {
    this.heardAt = performance.now();
    const decoder = decoding.createDecoder(data);
    switch (decoding.readVarUint(decoder)) {
      case message.sync:
        return this.hearSync(decoder);
      case message.durable: {
        const before = this.durable;
        this.durable = decoding.readVarUint(decoder);
        return this.setting.onDurable?.(this.sent.slice(before, this.durable));
      }
      case message.welcome:
        this.welcomed = true;
        return;
      default:
    }
  }

  private hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === 0) return this.note(1, this.setting.answer?.(payload) ?? nothing);
    if (step === 1) this.answers += 1;
    this.shown.push(payload);
    this.setting.onShown?.(payload);
  }
}

/** What a document holds, to be asked whether an update is in it: by client id and clock, by deletion, by letter. */
export class Holding {
  readonly doc = new Y.Doc();

  constructor(updates: readonly Uint8Array[] = []) {
    for (const update of updates) this.add(update);
  }

  add(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
  }

  /** @returns what of the update is not there, in words */
  lacks(update: Uint8Array): string | undefined {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      const { client, clock } = struct.id;
      const there = Y.getState(this.doc.store, client);
      if (there < clock + struct.length) return `client ${client}: at ${there}, not ${clock + struct.length}`;
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
        const text = this.textAt(client, clock, struct.length);
        const said = struct.content.str;
        for (let i = 0; i < said.length; i += 1) {
          if (text[i] !== undefined && text[i] !== said[i])
            return `client ${client}: another letter at ${clock + i}`;
        }
      }
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        if (!this.isDeleted(client, clock, len)) return `client ${client}: ${clock}+${len} is not deleted`;
      }
    }
    return undefined;
  }

  /** The letters that are still there, by clock. */
  private textAt(client: number, clock: number, length: number): readonly (string | undefined)[] {
    const letters = Array.from<string | undefined>({ length });
    for (const struct of this.between(client, clock, length)) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const from = Math.max(clock, struct.id.clock);
      const to = Math.min(clock + length, struct.id.clock + struct.length);
      for (let at = from; at < to; at += 1) letters[at - clock] = struct.content.str[at - struct.id.clock];
    }
    return letters;
  }

  private isDeleted(client: number, clock: number, length: number): boolean {
    if (Y.getState(this.doc.store, client) < clock + length) return false;
    return this.between(client, clock, length).every((struct) => struct.deleted);
  }

  private between(client: number, clock: number, length: number): readonly (Y.Item | Y.GC)[] {
    const structs = this.doc.store.clients.get(client) ?? [];
    const found: (Y.Item | Y.GC)[] = [];
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= clock + length) break;
      found.push(struct);
    }
    return found;
  }
}

/** What a fresh client, alone, is told of a document. */
export async function readAlone(url: string, person = 'eve'): Promise<Holding> {
  const reader = new Witness(url, person);
  const { ws } = reader;
  await new Promise<void>((told, failed) => {
    ws.on('message', () => reader.synced && told());
    ws.once('close', (code) => failed(new Error(`the fresh client was closed with ${code}`)));
  });
  ws.terminate();
  await reader.ended;
  return new Holding(reader.shown);
}
