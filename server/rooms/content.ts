import { type Cursor, Malformed } from './cursor.ts';

const deepest = 32;
const longestName = 512;

/** Yjs' numbers of item contents that a document may hold; old JSON (2) and subdocuments (9) it may not. */
const content = { deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const;
/** Yjs' numbers of the nested types that rich text is made of. */
const nested = { xmlElement: 3, xmlText: 6 } as const;

/**
 * Skips one item's content.
 * @param inText the item is a direct child of a text root, which holds nodes only
 * @returns the clocks the content takes up
 */
export function skipContent(cursor: Cursor, type: number, inText: boolean): number {
  if (inText && type !== content.type && type !== content.deleted) {
    throw new Malformed('a text holds something that is no node');
  }
  switch (type) {
    case content.deleted:
      return cursor.uint();
    case content.binary:
      cursor.skip(cursor.uint());
      return 1;
    case content.string:
      return cursor.text();
    case content.embed:
      skipJson(cursor);
      return 1;
    case content.format:
      skipKey(cursor);
      skipJson(cursor);
      return 1;
    case content.type:
      skipType(cursor);
      return 1;
    case content.any: {
      const length = cursor.uint();
      for (let i = 0; i < length; i += 1) skipAny(cursor, 0);
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

function skipKey(cursor: Cursor): void {
  if (cursor.name(longestName) === '__proto__') throw new Malformed('a key that cannot be kept');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function skipJson(cursor: Cursor): void {
  const bytes = cursor.run();
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Malformed('a JSON value that cannot be read');
  }
  judgeDepth(value, 0);
}

function judgeDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw new Malformed('a value nested too deep');
  if (Object.hasOwn(value, '__proto__')) throw new Malformed('a key that cannot be kept');
  for (const part of Object.values(value)) judgeDepth(part, depth + 1);
}

/** lib0's "any" encoding; 64-bit integers have no JSON and are refused. */
function skipAny(cursor: Cursor, depth: number): void {
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
