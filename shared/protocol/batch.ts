/**
 * Messages that travel together over HTTP, numbered from 1 in each direction of a link: a variable-length number (that
 * of the first message), then each message after its length. What is sent again keeps its number, so that nothing is
 * taken twice and a loss is noticed.
 */
export interface Batch {
  readonly first: number;
  readonly messages: readonly Uint8Array[];
}

export function writeBatch({ first, messages }: Batch): Uint8Array<ArrayBuffer> {
  const length = messages.reduce((sum, { length: n }) => sum + uintLength(n) + n, uintLength(first));
  const bytes = new Uint8Array(length);
  let at = writeUint(bytes, 0, first);
  for (const message of messages) {
    at = writeUint(bytes, at, message.length);
    bytes.set(message, at);
    at += message.length;
  }
  return bytes;
}

/** The messages are views of the bytes. @returns undefined for what is no batch */
export function readBatch(bytes: Uint8Array): Batch | undefined {
  const first = readUint(bytes, 0);
  if (!first || first.value < 1) return undefined;
  const messages: Uint8Array[] = [];
  let { at } = first;
  while (at < bytes.length) {
    const length = readUint(bytes, at);
    if (!length || length.value === 0 || length.value > bytes.length - length.at) return undefined;
    at = length.at + length.value;
    messages.push(bytes.subarray(length.at, at));
  }
  return { first: first.value, messages };
}

function uintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

function writeUint(into: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    into[at] = (rest % 128) | 128;
    at += 1;
  }
  into[at] = rest;
  return at + 1;
}

/** At most 49 bits, so that every number is exact. */
function readUint(bytes: Uint8Array, from: number): { value: number; at: number } | undefined {
  let value = 0;
  let factor = 1;
  for (let at = from; at < Math.min(bytes.length, from + 7); at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, at: at + 1 };
    factor *= 128;
  }
  return undefined;
}
