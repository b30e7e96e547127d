import type { CloseCode } from '../../shared/protocol/close.ts';

/** Messages that leave together, often the same for many readers. */
export interface Packet {
  readonly messages: readonly Uint8Array[];
  /** What a carrier made of the messages, kept so that it is made once for all who get them. */
  framed: Uint8Array | undefined;
}

export function packet(...messages: readonly Uint8Array[]): Packet {
  return { messages, framed: undefined };
}

/** One open connection, whatever carries it. */
export interface Socket {
  /** Sends in order; the packet's messages reach the other side one by one. */
  send(packet: Packet): void;
  close(code: CloseCode, reason: string): void;
  /** Cuts a connection whose other side no longer answers. */
  terminate(): void;
  /** Asks the other side for a sign of life. */
  ping(): void;
  /** Bytes that the other side has not taken yet. */
  buffered(): number;
}
