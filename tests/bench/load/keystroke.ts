import { frameOf } from './light-socket.ts';

/** The text that somebody types into: a Yjs item. */
export interface Place {
  readonly client: number;
  readonly clock: number;
}

function writeVarUint(into: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  while (rest > 127) {
    into[at++] = 128 | (rest & 127);
    rest = Math.floor(rest / 128);
  }
  into[at++] = rest;
  return at;
}

const letters = 'a few more words about attendance, and why it fell. ';
const scratch = new Uint8Array(256);

/**
 * The update of one typed letter, as Yjs writes it: the letter at the end of what this client has typed into `text`.
 * @param clock how many letters came before
 */
export function keystroke(client: number, clock: number, text: Place): Uint8Array {
  return scratch.slice(0, writeKeystroke(0, client, clock, text));
}

/** The masked frame of a message with this keystroke. */
export function keystrokeFrame(prefix: Uint8Array, client: number, clock: number, text: Place): Buffer {
  const start = prefix.length + 3;
  const end = writeKeystroke(start, client, clock, text);
  scratch.set(prefix);
  scratch[start - 3] = 0;
  scratch[start - 2] = 2;
  scratch[start - 1] = end - start;
  return frameOf(scratch.subarray(0, end));
}

function writeKeystroke(from: number, client: number, clock: number, text: Place): number {
  let at = from;
  scratch[at++] = 1;
  scratch[at++] = 1;
  at = writeVarUint(scratch, at, client);
  at = writeVarUint(scratch, at, clock);
  if (clock === 0) {
    scratch[at++] = 4;
    scratch[at++] = 0;
    at = writeVarUint(scratch, at, text.client);
    at = writeVarUint(scratch, at, text.clock);
  } else {
    scratch[at++] = 0x84;
    at = writeVarUint(scratch, at, client);
    at = writeVarUint(scratch, at, clock - 1);
  }
  scratch[at++] = 1;
  scratch[at++] = letters.charCodeAt(clock % letters.length);
  scratch[at++] = 0;
  return at;
}
