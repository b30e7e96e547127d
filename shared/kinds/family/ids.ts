import { sha256 } from '@noble/hashes/sha2.js';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The id of the row for a language or a merge field: two people who add the same one add one row. */
export function rowIdOf(name: string): string {
  const digest = sha256(new TextEncoder().encode(name.toLowerCase())).subarray(0, 12);
  return Array.from(digest, (byte) => base58[byte % 58]).join('');
}
