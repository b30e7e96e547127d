import { limits } from '../../shared/protocol/limits.ts';
import { message } from '../../shared/protocol/messages.ts';
import { Cursor, Malformed } from './cursor.ts';

/** One message of the socket, its payload still unread. Payloads are views of the frame. */
export type Frame =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | {
      readonly type: 'update';
      readonly update: Uint8Array /** The answer to our step 1. */;
      readonly answer: boolean;
    }
  | { readonly type: 'awareness'; readonly entries: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'malformed'; readonly why: string };

export function readFrame(bytes: Uint8Array): Frame {
  try {
    const cursor = new Cursor(bytes);
    const frame = read(cursor);
    return cursor.done() ? frame : { type: 'malformed', why: 'bytes are left over' };
  } catch (error) {
    if (error instanceof Malformed) return { type: 'malformed', why: error.message };
    throw error;
  }
}

function read(cursor: Cursor): Frame {
  switch (cursor.uint()) {
    case message.sync:
      return readSync(cursor);
    case message.awareness:
      return { type: 'awareness', entries: cursor.run() };
    case message.queryAwareness:
      return { type: 'queryAwareness' };
    case message.heartbeat:
      return { type: 'heartbeat' };
    default:
      throw new Malformed('a message of an unknown type');
  }
}

function readSync(cursor: Cursor): Frame {
  const step = cursor.uint();
  const payload = cursor.run();
  if (step === 0) {
    judgeVector(payload);
    return { type: 'step1', vector: payload };
  }
  if (step > 2) throw new Malformed('a sync message of an unknown type');
  return { type: 'update', update: payload, answer: step === 1 };
}

function judgeVector(bytes: Uint8Array): void {
  const cursor = new Cursor(bytes);
  const clients = cursor.uint();
  if (clients > limits.clients) throw new Malformed('a vector of too many clients');
  for (let i = 0; i < clients; i += 1) {
    cursor.uint();
    cursor.uint();
  }
  if (!cursor.done()) throw new Malformed('bytes are left over');
}
