import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, type Notice, type Welcome } from '../../shared/protocol/messages.ts';

/** Frames of the wire, as the server writes them. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(2, update);
}

export function step1Frame(doc: Y.Doc): Uint8Array {
  return syncFrame(0, Y.encodeStateVector(doc));
}

/** What a peer at `vector` lacks. */
export function step2Frame(doc: Y.Doc, vector: Uint8Array): Uint8Array {
  return syncFrame(1, Y.encodeStateAsUpdate(doc, vector));
}

function syncFrame(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function durableFrame(n: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.durable);
    encoding.writeVarUint(encoder, n);
  });
}

export function welcomeFrame(welcome: Welcome): Uint8Array {
  return jsonFrame(message.welcome, welcome);
}

export function noticeFrame(notice: Notice): Uint8Array {
  return jsonFrame(message.notice, notice);
}

function jsonFrame(type: number, value: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
}

export const heartbeatFrame = Uint8Array.of(message.heartbeat);
/** For clients that know only the y-websocket wire: presence of nobody. */
export const rawHeartbeatFrame = Uint8Array.of(message.awareness, 1, 0);

export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  /** JSON, or `null` for somebody who left. */
  readonly state: string;
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}
