import * as Y from 'yjs';
import { type Address, formatAddress, parseAddress, removalKey, valuesRoot } from './address.ts';
import { fragmentIn, valuesIn } from './layout.ts';
import { blockAt, type Letters, lettersOf, type Stretch } from './letters.ts';
import { keptOf, nearlyIn } from './nearly.ts';

/**
 * A place in a document that people talk about, kept outside of it: found again after edits, moves, a restored
 * version and a new epoch, as long as its words are somewhere.
 */
export interface Anchor {
  /** `field[/row/field]…[@lang][#block]`: a text or a block in it, a cell, a row. */
  readonly address: string;
  /** What it said: at most {@link quoted} letters. */
  readonly quote: string;
  /** How many letters it had beyond the quote. */
  readonly more?: number;
  /** A little of what stood around it; empty at the edges of the text. */
  readonly before?: string;
  readonly after?: string;
  /** Its two ends as Yjs relative positions, base64; only for words, not for a whole block or cell. */
  readonly from?: string;
  readonly to?: string;
}

/** Where an anchor is now. */
export type Found =
  | ({
      readonly at: 'text';
      /** Of the text: without its block. */
      readonly address: string;
      readonly block: string | undefined;
    } & Stretch)
  | ({ readonly at: 'block'; readonly address: string; readonly block: string } & Stretch)
  /** A cell, a row or a field as a whole. */
  | { readonly at: 'place'; readonly address: string }
  | { readonly at: 'nowhere' };

export const quoted = 1000;
const around = 32;
const nowhere: Found = { at: 'nowhere' };

/**
 * Anchors words of a text.
 * @param address of the text
 * @param stretch in its letters, see {@link lettersOf}
 * @returns undefined where no such words are
 */
export function anchorText(ydoc: Y.Doc, address: string, stretch: Stretch): Anchor | undefined {
  const parsed = parseAddress(address);
  const fragment = fragmentIn(ydoc, address);
  if (!parsed || !fragment) return undefined;
  const letters = lettersOf(fragment);
  const { from, to } = withoutBreaks(letters.text, stretch);
  const ends = [relativeAt(letters, from, 'right'), relativeAt(letters, to, 'left')] as const;
  if (from >= to || !ends[0] || !ends[1]) return undefined;
  const block = blockAt(letters, from);
  return {
    ...quoteOf(letters, { from, to }),
    address: formatAddress(block === undefined ? parsed : { ...parsed, block }),
    from: toBase64(Y.encodeRelativePosition(ends[0])),
    to: toBase64(Y.encodeRelativePosition(ends[1])),
  };
}

/** Anchors a whole block of a rich text; undefined where there is no such block. */
export function anchorBlock(ydoc: Y.Doc, address: string, block: string): Anchor | undefined {
  const parsed = parseAddress(address);
  const fragment = fragmentIn(ydoc, address);
  const letters = fragment && lettersOf(fragment);
  const stretch = letters?.blocks.get(block);
  if (!parsed || !letters || !stretch) return undefined;
  return { ...quoteOf(letters, stretch), address: formatAddress({ ...parsed, block }) };
}

/** Anchors a cell, a row or a whole field. @param says what stands there, to be shown when it is gone */
export function anchorPlace(address: string, says: string): Anchor {
  return { address, quote: says.slice(0, quoted) };
}

/** Where an anchor is now. Writes nothing. */
export function resolve(ydoc: Y.Doc, anchor: Anchor): Found {
  return finder(ydoc)(anchor);
}

/** Finds many anchors in a document as it is at this moment: each text is read once. Writes nothing. */
export function finder(ydoc: Y.Doc): (anchor: Anchor) => Found {
  const read = new Map<string, Letters | undefined>();
  const textAt = (address: string): Letters | undefined => {
    if (!read.has(address)) {
      const fragment = isLiving(ydoc, address) ? fragmentIn(ydoc, address) : undefined;
      read.set(address, fragment && lettersOf(fragment));
    }
    return read.get(address);
  };
  const everywhere = function* (besides: string): Generator<readonly [string, Letters]> {
    for (const name of [...ydoc.share.keys()].toSorted()) {
      if (name === valuesRoot || name === besides || !parseAddress(name)) continue;
      const letters = textAt(name);
      if (letters) yield [name, letters];
    }
  };
  return (anchor) => find(ydoc, anchor, textAt, everywhere);
}

function find(
  ydoc: Y.Doc,
  anchor: Anchor,
  textAt: (address: string) => Letters | undefined,
  everywhere: (besides: string) => Iterable<readonly [string, Letters]>,
): Found {
  const parsed = parseAddress(anchor.address);
  if (!parsed) return nowhere;
  const { block } = parsed;
  const address = formatAddress(withoutBlock(parsed));
  const letters = textAt(address);
  if (anchor.from === undefined || anchor.to === undefined) {
    if (block === undefined) return isLiving(ydoc, address) ? { at: 'place', address } : nowhere;
    const own = letters?.blocks.get(block);
    if (own) return { at: 'block', address, block, ...own };
    for (const [other, there] of everywhere(address)) {
      const moved = there.blocks.get(block);
      if (moved) return { at: 'block', address: other, block, ...moved };
    }
  } else if (letters) {
    const kept = between(ydoc, letters, anchor.from, anchor.to);
    if (kept && stillSays(anchor, letters.text.slice(kept.from, kept.to)))
      return found(address, letters, kept);
  }
  const inBlock = letters && block !== undefined ? letters.blocks.get(block) : undefined;
  if (letters && inBlock) {
    const there = search(anchor, letters.text, inBlock, 4) ?? nearly(anchor, letters.text, inBlock);
    if (there) return found(address, letters, there);
  }
  if (letters) {
    const there = search(anchor, letters.text, whole(letters), 8);
    if (there) return found(address, letters, there);
  }
  for (const [other, elsewhere] of everywhere(address)) {
    const moved = block === undefined ? undefined : elsewhere.blocks.get(block);
    const there =
      (moved && (search(anchor, elsewhere.text, moved, 4) ?? nearly(anchor, elsewhere.text, moved))) ??
      search(anchor, elsewhere.text, whole(elsewhere), 16);
    if (there) return found(other, elsewhere, there);
  }
  const there = letters && nearly(anchor, letters.text, whole(letters));
  return letters && there ? found(address, letters, there) : nowhere;
}

function found(address: string, letters: Letters, { from, to }: Stretch): Found {
  return { at: 'text', address, block: blockAt(letters, from), from, to };
}

function withoutBreaks(text: string, { from, to }: Stretch): Stretch {
  let [start, end] = [Math.max(0, from), Math.min(to, text.length)];
  while (start < end && text[start] === '\n') start += 1;
  while (start < end && text[end - 1] === '\n') end -= 1;
  return { from: start, to: end };
}

function whole({ text }: Letters): Stretch {
  return { from: 0, to: text.length };
}

function withoutBlock({ path, lang }: Address): Address {
  return { path, ...(lang === undefined ? {} : { lang }) };
}

/** Whether every row on the way there is in its list and not removed. */
export function isLiving(ydoc: Y.Doc, address: string): boolean {
  const path = parseAddress(address)?.path;
  if (!path) return false;
  const values = valuesIn(ydoc);
  for (let i = 1; i < path.length; i += 2) {
    const row = path.slice(0, i + 1).join('/');
    // A cell of a matrix is named by rows of other lists.
    const isKnown = typeof values?.get(row) === 'string';
    if ((!isKnown && path.length !== 3) || (!isKnown && !isMatrixCell(path))) return false;
    if ((values?.get(removalKey(row)) ?? null) !== null) return false;
  }
  return true;
}

function isMatrixCell(path: readonly string[]): boolean {
  return path.length === 3 && /^[1-9A-HJ-NP-Za-km-z]{12}$/.test(path[2] ?? '');
}

function quoteOf({ text }: Letters, { from, to }: Stretch): Omit<Anchor, 'address'> {
  const more = Math.max(0, to - from - quoted);
  return {
    quote: text.slice(from, to - more),
    ...(more > 0 ? { more } : {}),
    before: text.slice(Math.max(0, from - around), from),
    after: text.slice(to, to + around),
  };
}

/** Half of it may have been rewritten; of a word or two, all, as long as little has come in its place. */
function stillSays({ quote, more = 0 }: Anchor, now: string): boolean {
  if (now === '') return false;
  if (quote.length <= 3 && now.length <= 12) return true;
  return keptOf(quote, more > 0 ? now.slice(0, quoted) : now) >= 0.5;
}

/** @param least how many letters of quote and surroundings must agree for it to be no accident */
function search(anchor: Anchor, text: string, within: Stretch, least: number): Stretch | undefined {
  const { quote, more = 0 } = anchor;
  if (quote.trim() === '') return undefined;
  let best: { readonly from: number; readonly agrees: number } | undefined;
  for (let at = text.indexOf(quote, within.from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (at + quote.length > within.to) break;
    const agrees = agreement(anchor, text, at);
    if (!best || agrees > best.agrees) best = { from: at, agrees };
  }
  if (!best || quote.length + best.agrees < least) return undefined;
  return { from: best.from, to: Math.min(within.to, best.from + quote.length + more) };
}

function agreement({ quote, before = '', after = '' }: Anchor, text: string, at: number): number {
  const end = at + quote.length;
  let agrees = 0;
  let i = 0;
  while (i < before.length && before.at(-1 - i) === text[at - 1 - i]) i += 1;
  agrees += i + (i === before.length && i < around && at === i ? 4 : 0);
  i = 0;
  while (i < after.length && after[i] === text[end + i]) i += 1;
  return agrees + i + (i === after.length && i < around && end + i === text.length ? 4 : 0);
}

function nearly({ quote, more = 0 }: Anchor, text: string, { from, to }: Stretch): Stretch | undefined {
  const there = nearlyIn(quote, text.slice(from, to));
  return there && { from: from + there.from, to: Math.min(to, from + there.to + more) };
}

/** @param side the neighbour it stays with: what is written at the edge of the words is none of them */
function relativeAt({ types }: Letters, at: number, side: 'left' | 'right'): Y.RelativePosition | undefined {
  const assoc = side === 'right' ? 0 : -1;
  let parts: { readonly type: Y.AbstractType<unknown>; readonly index: number } | undefined;
  for (const [type, { from, to }] of types) {
    const reaches = side === 'right' ? from <= at && at < to : from < at && at <= to;
    if (!reaches) continue;
    if (type instanceof Y.Text) return Y.createRelativePositionFromTypeIndex(type, at - from, assoc);
    const parent = type instanceof Y.AbstractType ? type.parent : null;
    if (to - from !== 1 || !(parent instanceof Y.XmlElement)) continue;
    const index = (parent.toArray() as unknown[]).indexOf(type) + (side === 'right' ? 0 : 1);
    parts ??= { type: parent as Y.AbstractType<unknown>, index };
  }
  return parts && Y.createRelativePositionFromTypeIndex(parts.type, parts.index, assoc);
}

function between(ydoc: Y.Doc, letters: Letters, from: string, to: string): Stretch | undefined {
  const [start, end] = [letterAt(ydoc, letters, from), letterAt(ydoc, letters, to)];
  return start !== undefined && end !== undefined && start < end ? { from: start, to: end } : undefined;
}

function letterAt(ydoc: Y.Doc, { types }: Letters, encoded: string): number | undefined {
  const relative = readRelative(encoded);
  const position = relative && Y.createAbsolutePositionFromRelativePosition(relative, ydoc);
  const within = position && types.get(position.type);
  if (!within) return undefined;
  if (position.type instanceof Y.Text) return within.from + position.index;
  const child = (position.type as Y.XmlElement).toArray()[position.index];
  return (child && types.get(child)?.from) ?? within.to;
}

/** Positions come from outside: what is none is nowhere. One that names a root would make that root. */
function readRelative(encoded: string): Y.RelativePosition | undefined {
  try {
    const relative = Y.decodeRelativePosition(fromBase64(encoded));
    return relative.item === null && relative.type === null ? undefined : relative;
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
