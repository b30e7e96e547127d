import * as Y from 'yjs';
import type { Node } from './fields.ts';
import { lineNodes, richNodes, typesOf } from './fragments.ts';

/** Makes a line read as wanted, touching only the letters that differ where that is possible. */
export function editLine(fragment: Y.XmlFragment, wanted: readonly Node[]): void {
  if (same(lineNodes(fragment), wanted)) return;
  const [line, ...others] = fragment.toArray();
  if (line instanceof Y.XmlElement && others.length === 0 && editLetters(line, wanted)) return;
  fragment.delete(0, fragment.length);
  fragment.insert(0, typesOf([{ type: 'line', content: wanted }]));
}

/**
 * Makes rich text read as wanted. Blocks that stay at the beginning and at the end are not touched; of a block
 * that bears the same id and differs in plain words only, just the letters are.
 * @param wanted blocks with ids, in their one form
 */
export function editBlocks(fragment: Y.XmlFragment, wanted: readonly Node[]): void {
  const before = richNodes(fragment);
  const shared = before.length === fragment.length ? Math.min(before.length, wanted.length) : 0;
  let left = 0;
  while (left < shared && same(before[left], wanted[left])) left += 1;
  let right = 0;
  while (right < shared - left && same(before.at(-1 - right), wanted.at(-1 - right))) right += 1;
  const middle = wanted.slice(left, wanted.length - right);
  if (fragment.length - left - right === middle.length) {
    for (const [i, node] of middle.entries()) {
      const element = fragment.get(left + i);
      const was = before[left + i];
      if (element instanceof Y.XmlElement && was && editsInPlace(element, was, node)) continue;
      fragment.delete(left + i, 1);
      fragment.insert(left + i, typesOf([node]));
    }
    return;
  }
  fragment.delete(left, fragment.length - left - right);
  fragment.insert(left, typesOf(middle));
}

function editsInPlace(element: Y.XmlElement, was: Node, wanted: Node): boolean {
  if (same(was, wanted)) return true;
  if (was.type !== wanted.type || !same(was.attrs, wanted.attrs)) return false;
  return element.getAttribute('id') === was.attrs?.id && editLetters(element, wanted.content ?? []);
}

function editLetters(element: Y.XmlElement, wanted: readonly Node[]): boolean {
  const [only, ...others] = element.toArray();
  if (others.length > 0 || !wanted.every((node) => node.type === 'text' && !node.marks)) return false;
  const text = wanted.map((node) => node.text ?? '').join('');
  if (only === undefined) {
    element.insert(0, [new Y.XmlText(text)]);
    return true;
  }
  if (!(only instanceof Y.XmlText) || !isPlain(only)) return false;
  const now = only
    .toDelta()
    .map((run: { insert: string }) => run.insert)
    .join('') as string;
  const { at, remove, insert } = difference(now, text);
  if (remove > 0) only.delete(at, remove);
  if (insert !== '') only.insert(at, insert);
  return true;
}

function isPlain(text: Y.XmlText): boolean {
  return (text.toDelta() as { insert: unknown; attributes?: unknown }[]).every(
    (run) => typeof run.insert === 'string' && run.attributes === undefined,
  );
}

/** The one stretch in which two texts differ; never the half of a character beyond U+FFFF. */
function difference(now: string, wanted: string): { at: number; remove: number; insert: string } {
  const most = Math.min(now.length, wanted.length);
  let left = 0;
  while (left < most && now[left] === wanted[left]) left += 1;
  if (left > 0 && isHigh(now, left - 1)) left -= 1;
  let right = 0;
  while (right < most - left && now.at(-1 - right) === wanted.at(-1 - right)) right += 1;
  if (right > 0 && isLow(now, now.length - right)) right -= 1;
  return { at: left, remove: now.length - left - right, insert: wanted.slice(left, wanted.length - right) };
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
