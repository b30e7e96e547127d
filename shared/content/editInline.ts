import * as Y from 'yjs';
import type { Node } from './fields.ts';
import { attributesOf, typesOf } from './fragments.ts';
import { longestCommon } from './suggestions/common.ts';
import { sameNodes } from './suggestions/blocks.ts';

/** Text between two things in a line, or one of these. */
type Piece = readonly Node[] | Node;

function isText(piece: Piece): piece is readonly Node[] {
  return Array.isArray(piece);
}

/** Runs of text and the things between them, as the Y.Doc keeps them: text first and last, if only empty. */
function piecesOf(nodes: readonly Node[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let run: Node[] = [];
  for (const node of nodes) {
    if (node.type === 'text') run.push(node);
    else {
      pieces.push(run, node);
      run = [];
    }
  }
  return [...pieces, run];
}

/**
 * Makes the words in an element read as wanted, touching only those that differ.
 * @returns false, with nothing changed, where the element holds more than text and plain things
 */
export function editInline(element: Y.XmlElement, wanted: readonly Node[]): boolean {
  const children = element.toArray() as unknown[];
  if (!children.every(isPlain)) return false;
  const pieces = piecesOf(wanted);
  const things = pieces.filter((piece) => !isText(piece));
  const places = [...children.keys()].filter((i) => children[i] instanceof Y.XmlElement);
  const pairs = longestCommon(places, things, (i, thing) =>
    isThing(children[i] as Y.XmlElement, thing as Node),
  );
  let [child, piece, at] = [0, 0, 0];
  for (const [x, y] of [...pairs, [places.length, things.length] as const]) {
    const stop = places[x] ?? children.length;
    // Text and things take turns.
    const until = 2 * y + 1;
    at = editGap(element, at, children.slice(child, stop), pieces.slice(piece, until)) + 1;
    [child, piece] = [stop + 1, until + 1];
  }
  return true;
}

/** @returns the place behind what stands there now */
function editGap(
  element: Y.XmlElement,
  from: number,
  there: readonly unknown[],
  wanted: readonly Piece[],
): number {
  const kept = there.findIndex((one) => one instanceof Y.XmlText);
  const text = there[kept];
  const [first, ...more] = wanted;
  if (text instanceof Y.XmlText && first && isText(first)) {
    if (there.length > kept + 1) element.delete(from + kept + 1, there.length - kept - 1);
    if (kept > 0) element.delete(from, kept);
    editText(text, first);
    const types = typesOf(more.flat() as readonly Node[]);
    if (types.length > 0) element.insert(from + 1, types);
    return from + 1 + types.length;
  }
  if (there.length > 0) element.delete(from, there.length);
  const types = typesOf(wanted.flat() as readonly Node[]);
  if (types.length > 0) element.insert(from, types);
  return from + types.length;
}

function isPlain(child: unknown): boolean {
  if (child instanceof Y.XmlText) return runsOf(child).every(({ insert }) => typeof insert === 'string');
  return child instanceof Y.XmlElement && child.length === 0;
}

function isThing(element: Y.XmlElement, { type, attrs, content }: Node): boolean {
  return (
    content === undefined &&
    element.nodeName === type &&
    sameNodes(sorted(element.getAttributes()), sorted(attrs))
  );
}

function sorted(of: Readonly<Record<string, unknown>> = {}): unknown {
  return Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

interface TextRun {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function runsOf(text: Y.XmlText): readonly TextRun[] {
  return text.toDelta() as readonly TextRun[];
}

function editText(text: Y.XmlText, wanted: readonly Node[]): void {
  const now = runsOf(text)
    .map(({ insert }) => insert as string)
    .join('');
  const whole = wanted.map((node) => node.text ?? '').join('');
  if (now !== whole) editLetters(text, now, wanted, whole);
  editLooks(text, wanted);
}

const words = /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

function editLetters(text: Y.XmlText, now: string, wanted: readonly Node[], whole: string): void {
  const [a, b] = [now.match(words) ?? [], whole.match(words) ?? []];
  const [starts, ends] = [startsOf(a), startsOf(b)];
  const edits: { at: number; remove: string; from: number; insert: string }[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [
    ...longestCommon(a, b, (one, other) => one === other),
    [a.length, b.length] as const,
  ]) {
    if (x > i || y > j) {
      edits.push({
        at: starts[i] ?? 0,
        remove: now.slice(starts[i], starts[x]),
        from: ends[j] ?? 0,
        insert: whole.slice(ends[j], ends[y]),
      });
    }
    [i, j] = [x + 1, y + 1];
  }
  for (const edit of edits.toReversed()) {
    const { left, right } = alike(edit.remove, edit.insert);
    const at = edit.at + left;
    const remove = edit.remove.length - left - right;
    if (remove > 0) text.delete(at, remove);
    let to = at;
    for (const { node, from, length } of cut(wanted, edit.from + left, edit.insert.length - left - right)) {
      text.insert(to, (node.text ?? '').slice(from, from + length), attributesOf(node.marks ?? []));
      to += length;
    }
  }
}

function startsOf(parts: readonly string[]): readonly number[] {
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  return starts;
}

/** The text nodes that a stretch of letters lies in. */
function cut(nodes: readonly Node[], start: number, count: number) {
  const parts: { readonly node: Node; readonly from: number; readonly length: number }[] = [];
  let at = 0;
  for (const node of nodes) {
    const length = node.text?.length ?? 0;
    const from = Math.max(0, start - at);
    const to = Math.min(length, start + count - at);
    if (from < to) parts.push({ node, from, length: to - from });
    at += length;
  }
  return parts;
}

/** How many letters two texts have in common at both ends; never the half of a character beyond U+FFFF. */
function alike(now: string, wanted: string): { left: number; right: number } {
  const most = Math.min(now.length, wanted.length);
  let left = 0;
  while (left < most && now[left] === wanted[left]) left += 1;
  if (left > 0 && isHalf(now, left - 1, 0xd800)) left -= 1;
  let right = 0;
  while (right < most - left && now.at(-1 - right) === wanted.at(-1 - right)) right += 1;
  if (right > 0 && isHalf(now, now.length - right, 0xdc00)) right -= 1;
  return { left, right };
}

function isHalf(text: string, at: number, which: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === which;
}

function editLooks(text: Y.XmlText, wanted: readonly Node[]): void {
  let at = 0;
  for (const { insert, attributes = {} } of runsOf(text)) {
    const length = (insert as string).length;
    for (const part of cut(wanted, at, length)) {
      const looks = attributesOf(part.node.marks ?? []);
      const changed = Object.fromEntries([
        ...Object.keys(attributes)
          .filter((name) => !Object.hasOwn(looks, name))
          .map((name) => [name, null] as const),
        ...Object.entries(looks).filter(
          ([name, value]) =>
            !Object.hasOwn(attributes, name) || !sameNodes(sortedValue(attributes[name]), sortedValue(value)),
        ),
      ]);
      if (Object.keys(changed).length > 0) text.format(at, part.length, changed);
      at += part.length;
    }
  }
}

function sortedValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? sorted(value as Readonly<Record<string, unknown>>)
    : value;
}
