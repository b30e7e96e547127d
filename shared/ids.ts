/** The random source every id is drawn from: fills and returns the array it is given. */
export type RandomBytes = (into: Uint8Array) => Uint8Array;

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const webRandom: RandomBytes = (into) => globalThis.crypto.getRandomValues(into as Uint8Array<ArrayBuffer>);

/** A row or block id: 12 characters of base-58, about 70 bits. */
export function shortId(random: RandomBytes = webRandom): string {
  let id = '';
  while (id.length < 12) {
    for (const byte of random(new Uint8Array(16))) {
      if (byte < 232 && id.length < 12) id += base58[byte % 58];
    }
  }
  return id;
}

const shortIdPattern = /^[1-9A-HJ-NP-Za-km-z]{12}$/;

export function isShortId(text: string): boolean {
  return shortIdPattern.test(text);
}

/**
 * A time-ordered id (RFC 9562, UUID version 7) in its 36-character text form.
 * @param now milliseconds since 1970
 */
export function uuidv7(now: number = Date.now(), random: RandomBytes = webRandom): string {
  const bytes = random(new Uint8Array(16));
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  view.setUint32(0, Math.floor(now / 0x10000));
  view.setUint16(4, now % 0x10000);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
