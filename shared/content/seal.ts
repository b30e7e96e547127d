import { sha256 } from '@noble/hashes/sha2.js';
import type { Content } from './fields.ts';

/**
 * The one text of a JSON value (RFC 8785): keys sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them. Properties that are undefined are left out.
 * @throws on what JSON cannot say: NaN, infinity, a lone surrogate, a function, undefined in an array
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'string':
      if (/\p{Surrogate}/u.test(value)) throw new Error('A lone surrogate has no canonical JSON.');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} has no canonical JSON.`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`;
      return `{${Object.keys(value)
        .toSorted()
        .map((key) => [key, Reflect.get(value, key) as unknown] as const)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => `${canonicalJson(key)}:${canonicalJson(one)}`)
        .join(',')}}`;
    default:
      throw new Error(`A ${typeof value} has no canonical JSON.`);
  }
}

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface SealInput {
  readonly content: Content;
  /** Everything else a version says of itself; JSON. */
  readonly metadata: unknown;
  /** The hash of the document's version before this one; null for the first. */
  readonly previousHash: string | null;
}
export interface Seal {
  readonly contentHash: string;
  readonly hash: string;
}

/** The hashes of a version. The hash covers the content through its own, so that it outlives the content. */
export function sealVersion({ content, metadata, previousHash }: SealInput): Seal {
  const contentHash = sha256Hex(canonicalJson(content));
  return { contentHash, hash: hashOf(contentHash, metadata, previousHash) };
}

function hashOf(contentHash: string, metadata: unknown, previousHash: string | null): string {
  return sha256Hex(canonicalJson({ seal: 1, contentHash, metadata, previousHash }));
}

export interface SealedVersion extends Seal {
  /** Null where the content was taken away against a tombstone. */
  readonly content: Content | null;
  readonly metadata: unknown;
  readonly previousHash: string | null;
}
export type ChainResult =
  | { readonly ok: true }
  | {
      readonly ok: false /** Place in the list. */;
      readonly index: number;
      readonly wrong: 'content' | 'hash' | 'previous';
    };

/** Recomputes the hashes of all versions of a document, the first one first. */
export function verifyChain(versions: readonly SealedVersion[]): ChainResult {
  let previousHash: string | null = null;
  for (const [index, version] of versions.entries()) {
    if (version.previousHash !== previousHash) return { ok: false, index, wrong: 'previous' };
    if (version.content !== null && sha256Hex(canonicalJson(version.content)) !== version.contentHash) {
      return { ok: false, index, wrong: 'content' };
    }
    if (hashOf(version.contentHash, version.metadata, previousHash) !== version.hash) {
      return { ok: false, index, wrong: 'hash' };
    }
    previousHash = version.hash;
  }
  return { ok: true };
}
