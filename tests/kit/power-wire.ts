import * as decoding from 'lib0/decoding';
import { message } from '../../shared/protocol/messages.ts';

/** What a server has said that it must not take back. */
export type Said =
  | { readonly type: 'durable'; readonly n: number }
  | { readonly type: 'shown'; readonly update: Uint8Array };

/** Reads the bytes that a server gave to one WebSocket, as they were given. */
export class Outgoing {
  private bytes: Buffer = Buffer.alloc(0);
  private upgraded = false;

  /** @returns what is said by the frames that end in these bytes */
  take(data: Buffer): Said[] {
    this.bytes = Buffer.concat([this.bytes, data]);
    if (!this.upgraded && !this.skipHead()) return [];
    const said: Said[] = [];
    for (let frame = this.next(); frame; frame = this.next()) {
      if (frame.binary) said.push(...read(frame.payload));
    }
    return said;
  }

  private skipHead(): boolean {
    const end = this.bytes.indexOf('\r\n\r\n');
    if (end < 0) return false;
    this.bytes = this.bytes.subarray(end + 4);
    this.upgraded = true;
    return true;
  }

  /** One frame of RFC 6455, section 5.2; a server's frames are not masked. */
  private next(): { binary: boolean; payload: Buffer } | undefined {
    const { bytes } = this;
    if (bytes.length < 2) return undefined;
    const short = (bytes[1] ?? 0) & 127;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < head) return undefined;
    const length =
      short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < head + length) return undefined;
    this.bytes = bytes.subarray(head + length);
    return { binary: ((bytes[0] ?? 0) & 15) === 2, payload: bytes.subarray(head, head + length) };
  }
}

function read(payload: Buffer): Said[] {
  const decoder = decoding.createDecoder(payload);
  const type = decoding.readVarUint(decoder);
  if (type === message.durable) return [{ type: 'durable', n: decoding.readVarUint(decoder) }];
  if (type !== message.sync || decoding.readVarUint(decoder) === 0) return [];
  return [{ type: 'shown', update: decoding.readVarUint8Array(decoder) }];
}
