import type { Node } from '../fields.ts';
import { blockKey, sameNodes } from './blocks.ts';
import { longestCommon } from './common.ts';

/** One stretch in which a text should read otherwise: blocks as quoted, and as they should be. */
export interface Hunk {
  /** The block that it stands behind; undefined at the beginning. */
  readonly after: string | undefined;
  readonly base: readonly Node[];
  readonly proposed: readonly Node[];
}

type Step =
  | { readonly type: 'keep' | 'change'; readonly from: Node; readonly to: Node }
  | { readonly type: 'remove'; readonly from: Node }
  | { readonly type: 'insert'; readonly to: Node };

/**
 * How one text becomes another, a hunk for each block that changed. What comes or goes right behind a changed block
 * belongs to it: a paragraph broken in two, or joined with the next, is one suggestion.
 */
export function hunksOf(before: readonly Node[], after: readonly Node[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let open: { after: string | undefined; base: Node[]; proposed: Node[] } | undefined;
  let last: string | undefined;
  const close = () => {
    if (open) hunks.push(open);
    open = undefined;
  };
  for (const step of stepsBetween(before, after)) {
    if (step.type === 'keep' || step.type === 'change') close();
    if (step.type !== 'keep') {
      open ??= { after: last, base: [], proposed: [] };
      if ('from' in step) open.base.push(step.from);
      if ('to' in step) open.proposed.push(step.to);
    }
    if ('from' in step) last = blockKey(step.from) ?? last;
  }
  close();
  return hunks;
}

function stepsBetween(before: readonly Node[], after: readonly Node[]): readonly Step[] {
  const pairs = longestCommon(before, after, (a, b) => {
    const key = blockKey(a);
    return key === undefined ? sameNodes(a, b) : key === blockKey(b);
  });
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [before.length, after.length] as const]) {
    for (const from of before.slice(i, x)) steps.push({ type: 'remove', from });
    for (const to of after.slice(j, y)) steps.push({ type: 'insert', to });
    const [from, to] = [before[x], after[y]];
    if (from && to) steps.push({ type: sameNodes(from, to) ? 'keep' : 'change', from, to });
    [i, j] = [x + 1, y + 1];
  }
  return steps;
}

/** Where a hunk belongs in a text as it reads now. */
export type Standing =
  /** What was quoted stands there. */
  | { readonly type: 'clean'; readonly at: number; readonly count: number }
  /** It reads as proposed already. */
  | { readonly type: 'done' }
  /** What was quoted reads otherwise now. */
  | { readonly type: 'changed'; readonly at: number; readonly count: number }
  /** Its place is gone; it could only go here. */
  | { readonly type: 'gone'; readonly at: number };

export function standingOf({ after, base, proposed }: Hunk, now: readonly Node[]): Standing {
  const keys = now.map(blockKey);
  const behind = after === undefined ? 0 : keys.indexOf(after) + 1;
  const isPlaced = after === undefined || behind > 0;
  if (base.length === 0) {
    const first = proposed[0] && blockKey(proposed[0]);
    if (first !== undefined && keys.includes(first)) return { type: 'done' };
    return isPlaced ? { type: 'clean', at: behind, count: 0 } : { type: 'gone', at: now.length };
  }
  const found = base.flatMap((block) => {
    const key = blockKey(block);
    const at = key === undefined ? -1 : keys.indexOf(key);
    return at < 0 ? [] : [at];
  });
  const at = Math.min(...found);
  if (found.length === base.length && sameNodes(now.slice(at, at + base.length), base)) {
    return { type: 'clean', at, count: base.length };
  }
  if (proposed.length === 0) {
    if (found.length === 0) return { type: 'done' };
  } else if (isProposed(proposed, keys, now)) return { type: 'done' };
  if (found.length === 0) return { type: 'gone', at: isPlaced ? behind : now.length };
  return { type: 'changed', at, count: Math.max(...found) - at + 1 };
}

function isProposed(
  proposed: readonly Node[],
  keys: readonly (string | undefined)[],
  now: readonly Node[],
): boolean {
  const key = proposed[0] && blockKey(proposed[0]);
  const at = key === undefined ? -1 : keys.indexOf(key);
  return at >= 0 && sameNodes(now.slice(at, at + proposed.length), proposed);
}

/** A text with some of its blocks in the place of others. */
export function replaced(
  now: readonly Node[],
  { at, count = 0 }: { readonly at: number; readonly count?: number },
  by: readonly Node[],
): readonly Node[] {
  return [...now.slice(0, at), ...by, ...now.slice(at + count)];
}

/** A text as it would read with these hunks; those whose place reads otherwise stand over what is there. */
export function withHunks(now: readonly Node[], hunks: readonly Hunk[]): readonly Node[] {
  return hunks.reduce<readonly Node[]>((text, hunk) => {
    const standing = standingOf(hunk, text);
    return standing.type === 'done' ? text : replaced(text, standing, hunk.proposed);
  }, now);
}
