import { type Socket, connect } from 'node:net';

/** What is heard on a socket. The bytes are only valid during the call. */
export interface Ears {
  opened(): void;
  message(bytes: Uint8Array, from: number, to: number): void;
  closed(code: number): void;
}

const header = 10;
const nothing = Buffer.alloc(0);
/** Read into by all sockets: each chunk is parsed within the call that brings it. */
const shared = Buffer.allocUnsafe(256 * 1024);
const mask = [0x5a, 0x17, 0xc3, 0x84] as const;

/** A masked binary frame, as a client sends it. */
export function frameOf(payload: Uint8Array): Buffer {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : header;
  const frame = Buffer.allocUnsafe(head + 4 + length);
  frame[0] = 0x82;
  if (head === 2) frame[1] = 0x80 | length;
  else if (head === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(mask, head);
  for (let i = 0; i < length; i += 1) frame[head + 4 + i] = (payload[i] ?? 0) ^ (mask[i & 3] ?? 0);
  return frame;
}

/**
 * A WebSocket client that costs next to nothing, so that thousands on one core measure the server and not
 * themselves: frames are read where they arrived, and written ready made. No extensions, no fragments.
 */
export class LightSocket {
  private readonly tcp: Socket;
  private readonly ears: Ears;
  private open = false;
  private over = false;
  private rest: Buffer = nothing;
  private big: Buffer | undefined;
  private bigFilled = 0;

  constructor(port: number, path: string, cookie: string, ears: Ears) {
    this.ears = ears;
    this.tcp = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (size) => {
          this.read(shared, size);
          return true;
        },
      },
    });
    this.tcp.on('connect', () => {
      this.tcp.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: c2Vjb25kLWRyYWZ0LWJlbg==\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
      );
    });
    this.tcp.on('error', () => this.end(1006));
    this.tcp.on('close', () => this.end(1006));
  }

  /** @returns false when it is better to wait for `drained` */
  write(frames: Uint8Array): boolean {
    return this.tcp.write(frames);
  }

  drained(): Promise<void> {
    return new Promise((drain) => {
      if (!this.tcp.writableNeedDrain || this.over) return drain();
      const done = () => {
        this.tcp.off('drain', done);
        this.tcp.off('close', done);
        drain();
      };
      this.tcp.once('drain', done);
      this.tcp.once('close', done);
    });
  }

  cut(): void {
    this.tcp.destroy();
  }

  private end(code: number): void {
    if (this.over) return;
    this.over = true;
    this.tcp.destroy();
    this.ears.closed(code);
  }

  private read(chunk: Buffer, size: number): void {
    let bytes = chunk;
    let end = size;
    let at = 0;
    if (this.big) {
      const part = Math.min(this.big.length - this.bigFilled, size);
      chunk.copy(this.big, this.bigFilled, 0, part);
      this.bigFilled += part;
      if (this.bigFilled < this.big.length) return;
      const whole = this.big;
      this.big = undefined;
      this.ears.message(whole, 0, whole.length);
      at = part;
    } else if (this.rest.length > 0) {
      bytes = Buffer.concat([this.rest, chunk.subarray(0, size)]);
      end = bytes.length;
      this.rest = nothing;
    }
    if (!this.open) at = this.readResponse(bytes, end);
    if (this.open) at = this.readFrames(bytes, at, end);
    if (at < end && !this.over) this.rest = Buffer.from(bytes.subarray(at, end));
  }

  private readResponse(bytes: Buffer, end: number): number {
    const text = bytes.toString('latin1', 0, end);
    const after = text.indexOf('\r\n\r\n');
    if (after < 0) return 0;
    if (!text.startsWith('HTTP/1.1 101')) {
      this.end(Number(text.slice(9, 12)));
      return end;
    }
    this.open = true;
    this.ears.opened();
    return after + 4;
  }

  private readFrames(bytes: Buffer, from: number, end: number): number {
    let at = from;
    while (end - at >= 2 && !this.over) {
      const first = bytes[at] ?? 0;
      let size = bytes[at + 1] ?? 0;
      let head = 2;
      if (size === 126) {
        if (end - at < 4) break;
        size = bytes.readUInt16BE(at + 2);
        head = 4;
      } else if (size === 127) {
        if (end - at < header) break;
        size = Number(bytes.readBigUInt64BE(at + 2));
        head = header;
      }
      const start = at + head;
      if (end - start < size) {
        if (size <= 4096) break;
        this.big = Buffer.allocUnsafe(size);
        this.bigFilled = bytes.copy(this.big, 0, start, end);
        return end;
      }
      at = start + size;
      this.hear(first & 15, bytes, start, at);
    }
    return at;
  }

  private hear(kind: number, bytes: Buffer, from: number, to: number): void {
    if (kind === 2) this.ears.message(bytes, from, to);
    else if (kind === 9) {
      const pong = frameOf(bytes.subarray(from, to));
      pong[0] = 0x8a;
      this.tcp.write(pong);
    } else if (kind === 8) this.end(to - from >= 2 ? bytes.readUInt16BE(from) : 1005);
  }
}
