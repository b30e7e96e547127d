import { message } from '../../../shared/protocol/messages.ts';
import { type Dialect, helloOf, nothingNew, pathOf, prefixOf, step1 } from './dialect.ts';
import { frameOf, LightSocket } from './light-socket.ts';

export interface Address {
  readonly port: number;
  readonly dialect: Dialect;
}

/** An editor's end of the wire that keeps nothing: it syncs, sends frames made beforehand, and tells what it hears. */
export class LightClient {
  readonly socket: LightSocket;
  /** Settles with the first answer to step 1. */
  readonly synced: Promise<void>;
  /** Settles when it is over, with the code. */
  readonly ended: Promise<number>;
  isSynced = false;
  isOver = false;
  /** Update frames so far, the answer to the server's step 1 included: what acknowledgements count. */
  sent = 0;
  durable = 0;
  /** The bytes of an update, valid during the call. */
  onUpdate: ((bytes: Uint8Array, from: number, to: number) => void) | undefined;
  onDurable: ((frames: number) => void) | undefined;
  private readonly prefix: Uint8Array;
  private haveSynced: () => void = () => {};

  constructor({ port, dialect }: Address, documentId: string, person: 'ana' | 'ben') {
    this.prefix = prefixOf(dialect, documentId);
    let over: (code: number) => void = () => {};
    this.synced = new Promise((done, failed) => {
      this.haveSynced = done;
      over = (code) => failed(new Error(`closed with ${code} before the first sync`));
    });
    this.synced.catch(() => undefined);
    this.ended = new Promise((done) => {
      const early = over;
      over = (code) => {
        early(code);
        done(code);
      };
    });
    this.socket = new LightSocket(port, pathOf(documentId), `person=${person}`, {
      opened: () => {
        for (const hello of helloOf(dialect)) this.socket.write(this.frame(hello));
      },
      message: (bytes, from, to) => this.hear(bytes, from, to),
      closed: (code) => {
        this.isOver = true;
        over(code);
      },
    });
  }

  /** The frame of a message, ready to be written to this socket. */
  frame(content: Uint8Array): Buffer {
    if (this.prefix.length === 0) return frameOf(content);
    return frameOf(Buffer.concat([this.prefix, content]));
  }

  /** Asks for all there is, as at the beginning. */
  ask(): void {
    this.socket.write(this.frame(step1));
  }

  private hear(bytes: Uint8Array, from: number, to: number): void {
    let at = from + this.prefix.length;
    const kind = bytes[at++] ?? 0;
    if (kind === message.durable) {
      this.durable = varUintAt(bytes, at).value;
      this.onDurable?.(this.durable);
    }
    // 4 is Hocuspocus' answer that asks for no answer.
    if (kind !== message.sync && kind !== 4) return;
    const step = bytes[at++] ?? 0;
    if (step === 0) {
      this.sent += 1;
      this.socket.write(this.frame(nothingNew));
      return;
    }
    const { after } = varUintAt(bytes, at);
    if (step === 1 && !this.isSynced) {
      this.isSynced = true;
      this.haveSynced();
    }
    this.onUpdate?.(bytes, after, to);
  }
}

function varUintAt(bytes: Uint8Array, from: number): { value: number; after: number } {
  let value = 0;
  let factor = 1;
  for (let at = from; ; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, after: at + 1 };
    factor *= 128;
  }
}
