import * as encoding from 'lib0/encoding';
import { message, type Notice, type Welcome } from '../../shared/protocol/messages.ts';

/** Messages of the wire, as the server writes them. */
export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(2, update);
}

/** "Send me what is not in this state vector." */
export function askMessage(vector: Uint8Array): Uint8Array {
  return syncMessage(0, vector);
}

/** The last of what a peer asked for: with it, it has everything. */
export function answerMessage(update: Uint8Array): Uint8Array {
  return syncMessage(1, update);
}

export const emptyUpdate = Uint8Array.of(0, 0);

function syncMessage(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const head: number[] = [message.sync, step];
  let length = payload.length;
  for (; length > 127; length = Math.floor(length / 128)) head.push((length & 127) | 128);
  head.push(length);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

export function durableMessage(n: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.durable);
    encoding.writeVarUint(encoder, n);
  });
}

export function welcomeMessage(welcome: Welcome): Uint8Array {
  return jsonMessage(message.welcome, welcome);
}

export function noticeMessage(notice: Notice): Uint8Array {
  return jsonMessage(message.notice, notice);
}

function jsonMessage(type: number, value: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
}

export const heartbeatMessage = Uint8Array.of(message.heartbeat);
/** For clients that know only the y-websocket wire: presence of nobody. */
export const rawHeartbeatMessage = Uint8Array.of(message.awareness, 1, 0);

export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  /** JSON in UTF-8, or `null` for somebody who left. */
  readonly state: Uint8Array;
}

export function presenceMessage(entries: readonly PresenceEntry[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint8Array(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}
