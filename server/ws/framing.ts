import type { Packet } from '../rooms/socket.ts';

const finalBinary = 0x82;

/**
 * The WebSocket frames of a packet's messages, one after the other (RFC 6455, 5.2; a server's are not masked): the
 * same bytes for every reader, so they are made once and leave in one write.
 */
export function framesOf(packet: Packet): Uint8Array {
  packet.framed ??= frame(packet.messages);
  return packet.framed;
}

function frame(messages: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const { length } of messages) size += headSize(length) + length;
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const message of messages) {
    at = writeHead(bytes, at, message.length);
    bytes.set(message, at);
    at += message.length;
  }
  return bytes;
}

function headSize(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = finalBinary;
  switch (headSize(length)) {
    case 2:
      bytes[at + 1] = length;
      return at + 2;
    case 4:
      bytes[at + 1] = 126;
      return bytes.writeUInt16BE(length, at + 2);
    default:
      bytes[at + 1] = 127;
      return bytes.writeUIntBE(length, bytes.writeUInt16BE(0, at + 2), 6);
  }
}
