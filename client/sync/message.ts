import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { message, type Notice, type Welcome } from '../../shared/protocol/messages.ts';

/** One message of the server. */
export type Heard =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | {
      readonly type: 'update';
      readonly update: Uint8Array;
      /** The end of the answer to our step 1. */
      readonly last: boolean;
    }
  | { readonly type: 'awareness'; readonly entries: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'welcome'; readonly welcome: Welcome }
  | { readonly type: 'durable'; readonly n: number }
  | { readonly type: 'notice'; readonly notice: Notice }
  /** Proof of life, or a message of a later protocol. */
  | { readonly type: 'other' };

export function readMessage(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case message.sync: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === 0) return { type: 'step1', vector: payload };
      return { type: 'update', update: payload, last: step === 1 };
    }
    case message.awareness:
      return { type: 'awareness', entries: decoding.readVarUint8Array(decoder) };
    case message.queryAwareness:
      return { type: 'queryAwareness' };
    case message.welcome:
      return { type: 'welcome', welcome: JSON.parse(decoding.readVarString(decoder)) as Welcome };
    case message.durable:
      return { type: 'durable', n: decoding.readVarUint(decoder) };
    case message.notice:
      return { type: 'notice', notice: JSON.parse(decoding.readVarString(decoder)) as Notice };
    default:
      return { type: 'other' };
  }
}

export function step1(vector: Uint8Array): Uint8Array {
  return sync(0, vector);
}

export function step2(update: Uint8Array): Uint8Array {
  return sync(1, update);
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return sync(2, update);
}

export function awarenessMessage(entries: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, entries);
  });
}

export const heartbeat = Uint8Array.of(message.heartbeat);

function sync(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
