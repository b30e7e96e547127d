import type { Mark, Node } from './fields.ts';
import { append } from './nodes.ts';
import { longestCommon } from './suggestions/common.ts';

/** A word, what stands between two, or a thing in a line that is no text, such as a mention. */
interface Token {
  /** What is compared: looks count where words are merged, and do not where they are read. */
  readonly text: string;
  readonly node: Node;
}

const words = /\s+|[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

function tokensOf(nodes: readonly Node[], looks: boolean): readonly Token[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'text') return [{ text: `\u0000${JSON.stringify(node)}`, node }];
    const worn = looks && node.marks ? `\u0000${JSON.stringify(node.marks)}` : '';
    return (node.text?.match(words) ?? []).map((text) => ({
      text: text + worn,
      node: node.marks ? { type: 'text', text, marks: node.marks } : { type: 'text', text },
    }));
  });
}

function nodesOf(tokens: readonly Token[]): readonly Node[] {
  const nodes: Node[] = [];
  for (const { node } of tokens) append(nodes, node);
  return nodes;
}

function same(a: Token, b: Token): boolean {
  return a.text === b.text;
}

/** A stretch of two texts: in both, only in the earlier or only in the later; in both, but set otherwise. */
export interface InlineStretch {
  readonly type: 'same' | 'removed' | 'added' | 'restyled';
  readonly nodes: readonly Node[];
}

/** How the words of one line become those of another; what goes is told before what comes in its place. */
export function inlineChanges(before: readonly Node[], after: readonly Node[]): readonly InlineStretch[] {
  const [a, b] = [tokensOf(before, false), tokensOf(after, false)];
  const stretches: { type: InlineStretch['type']; tokens: Token[] }[] = [];
  const add = (type: InlineStretch['type'], tokens: readonly Token[]) => {
    if (tokens.length === 0) return;
    const last = stretches.at(-1);
    if (last?.type === type) last.tokens.push(...tokens);
    else stretches.push({ type, tokens: [...tokens] });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...longestCommon(a, b, same), [a.length, b.length] as const]) {
    add('removed', a.slice(i, x));
    add('added', b.slice(j, y));
    const [from, to] = [a[x], b[y]];
    if (from && to) add(sameMarks(from.node.marks, to.node.marks) ? 'same' : 'restyled', [to]);
    [i, j] = [x + 1, y + 1];
  }
  return withoutCrumbs(stretches).map(({ type, tokens }) => ({ type, nodes: nodesOf(tokens) }));
}

interface Stretch {
  readonly type: InlineStretch['type'];
  readonly tokens: readonly Token[];
}

/** A lone space between two changes is part of them: whole phrases read better than every other word. */
function withoutCrumbs(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  let [removed, added]: [Token[], Token[]] = [[], []];
  const flush = () => {
    if (removed.length > 0) whole.push({ type: 'removed', tokens: removed });
    if (added.length > 0) whole.push({ type: 'added', tokens: added });
    [removed, added] = [[], []];
  };
  stretches.forEach(({ type, tokens }, i) => {
    const isBlank = tokens.every(({ node }) => node.type === 'text' && node.text?.trim() === '');
    const isBetween =
      type === 'same' && isBlank && removed.length > 0 && added.length > 0 && i + 1 < stretches.length;
    if (type === 'removed' || isBetween) removed.push(...tokens);
    if (type === 'added' || isBetween) added.push(...tokens);
    if (type === 'restyled' || (type === 'same' && !isBetween)) {
      flush();
      whole.push({ type, tokens });
    }
  });
  flush();
  return whole;
}

function sameMarks(a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: readonly Token[];
}

/** What was done to both, looks included, or undefined where they meet. */
export function mergedInline(
  base: readonly Node[],
  theirs: readonly Node[],
  mine: readonly Node[],
): readonly Node[] | undefined {
  const from = tokensOf(base, true);
  const own = editsOf(from, tokensOf(mine, true));
  const others = editsOf(from, tokensOf(theirs, true)).filter(
    (edit) => !own.some((one) => isSame(one, edit)),
  );
  const all = [...own, ...others].toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const [i, edit] of all.entries()) {
    const next = all[i + 1];
    if (next && (next.from < edit.to || next.from === edit.from)) return undefined;
  }
  const merged: Token[] = [];
  let at = 0;
  for (const edit of all) {
    merged.push(...from.slice(at, edit.from), ...edit.by);
    at = edit.to;
  }
  return nodesOf([...merged, ...from.slice(at)]);
}

function isSame(a: Edit, b: Edit): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.by.length === b.by.length &&
    a.by.every((token, i) => token.text === b.by[i]?.text)
  );
}

function editsOf(base: readonly Token[], wanted: readonly Token[]): readonly Edit[] {
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...longestCommon(base, wanted, same), [base.length, wanted.length] as const]) {
    if (x > i || y > j) edits.push({ from: i, to: x, by: wanted.slice(j, y) });
    [i, j] = [x + 1, y + 1];
  }
  return edits;
}
