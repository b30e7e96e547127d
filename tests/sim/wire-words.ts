import * as decoding from 'lib0/decoding';
import { message, type Welcome } from '../../shared/protocol/messages.ts';

/** One message of the wire, as both sides of a simulation read it. */
export type Word =
  | { readonly type: 'ask'; readonly vector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly type: 'durable'; readonly n: number }
  | { readonly type: 'welcome'; readonly welcome: Welcome }
  | { readonly type: 'other' };

const read = new WeakMap<Uint8Array, Word>();

/** @throws when it is no message */
export function wordOf(bytes: Uint8Array): Word {
  const known = read.get(bytes);
  if (known) return known;
  const word = decode(decoding.createDecoder(bytes));
  read.set(bytes, word);
  return word;
}

function decode(decoder: decoding.Decoder): Word {
  switch (decoding.readVarUint(decoder)) {
    case message.sync: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === 0) return { type: 'ask', vector: payload };
      return { type: 'update', update: payload, isAnswer: step === 1 };
    }
    case message.durable:
      return { type: 'durable', n: decoding.readVarUint(decoder) };
    case message.welcome:
      return { type: 'welcome', welcome: JSON.parse(decoding.readVarString(decoder)) as Welcome };
    default:
      return { type: 'other' };
  }
}
