import type { Node } from '../fields.ts';
import { blockKey, sameNodes } from './blocks.ts';
import { type Hunk, standingOf } from './hunks.ts';
import { mergedWords } from './words.ts';

/**
 * The hunk as it would be, had it been made on the text of now: both changes of a block's words in one.
 * @returns undefined where they meet, or it is more than the words of one block
 */
export function rebased(hunk: Hunk, now: readonly Node[]): Hunk | undefined {
  const standing = standingOf(hunk, now);
  if (standing.type === 'clean') return hunk;
  if (standing.type !== 'changed' || standing.count !== 1) return undefined;
  const [base, mine, theirs] = [hunk.base[0], hunk.proposed[0], now[standing.at]];
  if (hunk.base.length !== 1 || hunk.proposed.length !== 1 || !base || !mine || !theirs) return undefined;
  if (!isAlike(base, mine) || !isAlike(base, theirs)) return undefined;
  const [was, wanted, is] = [plainWords(base), plainWords(mine), plainWords(theirs)];
  if (was === undefined || wanted === undefined || is === undefined) return undefined;
  const text = mergedWords(was, is, wanted);
  if (text === undefined) return undefined;
  const { content: _, ...bare } = theirs;
  const merged: Node = text === '' ? bare : { ...bare, content: [{ type: 'text', text }] };
  const behind = now[standing.at - 1];
  return { after: behind && blockKey(behind), base: [theirs], proposed: [merged] };
}

function isAlike(a: Node, b: Node): boolean {
  return a.type === b.type && sameNodes(a.attrs, b.attrs);
}

/** The words of a block that holds nothing else, not even emphasis. */
function plainWords({ content = [] }: Node): string | undefined {
  if (!content.every((node) => node.type === 'text' && !node.marks)) return undefined;
  return content.map((node) => node.text ?? '').join('');
}
