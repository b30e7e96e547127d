import { type Cursor, Malformed } from './cursor.ts';
import { skipJsonText } from './jsonText.ts';

const deepest = 32;
const longestName = 512;

/** Yjs' numbers of item contents that a document may hold; old JSON (2) and subdocuments (9) it may not. */
export const content = { deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const;
/** Yjs' numbers of the nested types that rich text is made of. */
export const nested = { xmlElement: 3, xmlText: 6 } as const;

/**
 * Skips one item's content.
 * @returns the clocks the content takes up
 */
export function skipContent(cursor: Cursor, type: number): number {
  switch (type) {
    case content.string:
      return cursor.text();
    case content.deleted:
      return cursor.uint();
    case content.binary:
      cursor.skip(cursor.uint());
      return 1;
    case content.embed:
      skipJsonText(cursor);
      return 1;
    case content.format:
      skipKey(cursor);
      skipJsonText(cursor);
      return 1;
    case content.type:
      skipType(cursor);
      return 1;
    case content.any: {
      const length = cursor.uint();
      for (let i = 0; i < length; i += 1) skipAny(cursor);
      return length;
    }
    default:
      throw new Malformed('content of an unknown type');
  }
}

function skipType(cursor: Cursor): void {
  const type = cursor.uint();
  if (type === nested.xmlElement) skipKey(cursor);
  else if (type !== nested.xmlText) throw new Malformed('a nested type that no text has');
}

/** Skips a name that becomes a key of an object somewhere. @returns where its first byte is */
export function skipKey(cursor: Cursor): number {
  const from = cursor.skipName(longestName);
  if (cursor.at - from === proto.length && proto.every((byte, i) => cursor.bytes[from + i] === byte)) {
    throw new Malformed('a key that cannot be kept');
  }
  return from;
}

const proto = new TextEncoder().encode('__proto__');

/** lib0's "any" encoding; 64-bit integers have no JSON and are refused. */
export function skipAny(cursor: Cursor, depth = 0): void {
  if (depth > deepest) throw new Malformed('a value nested too deep');
  const type = cursor.byte();
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      skipInteger(cursor);
      return;
    case 124:
      cursor.skip(4);
      return;
    case 123:
      cursor.skip(8);
      return;
    case 119:
      cursor.text();
      return;
    case 118: {
      const length = cursor.uint();
      for (let i = 0; i < length; i += 1) {
        skipKey(cursor);
        skipAny(cursor, depth + 1);
      }
      return;
    }
    case 117: {
      const length = cursor.uint();
      for (let i = 0; i < length; i += 1) skipAny(cursor, depth + 1);
      return;
    }
    case 116:
      cursor.skip(cursor.uint());
      return;
    default:
      throw new Malformed('a value of an unknown type');
  }
}

/** lib0's signed integer: one byte of 6 bits and a sign, then 7 bits each. */
function skipInteger(cursor: Cursor): void {
  let more = cursor.byte() > 127;
  for (let i = 0; more; i += 1) {
    if (i > 6) throw new Malformed('a number is too large');
    more = cursor.byte() > 127;
  }
}
