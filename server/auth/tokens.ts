import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../shared/ids.ts';

/** An unguessable text for a cookie or a link. */
export function newToken(random: RandomBytes, bytes: number): string {
  return Buffer.from(random(new Uint8Array(bytes))).toString('base64url');
}

/** What the database keeps of a token: enough to recognise it, nothing to use it with. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
