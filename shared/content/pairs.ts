import type { Node } from './fields.ts';
import { blockKey, sameNodes } from './suggestions/blocks.ts';

/** Calls back with the id of every block in a tree of nodes, from the top. */
function eachId(node: Node, visit: (id: string) => void): void {
  const own = node.attrs?.id;
  if (typeof own === 'string' && own !== '') visit(own);
  for (const child of node.content ?? []) eachId(child, visit);
}

export function holdsId(node: Node, id: string): boolean {
  return node.attrs?.id === id || (node.content ?? []).some((child) => holdsId(child, id));
}

/**
 * For each node of `b`, the place in `a` of the node that it is, or -1: the one with its id; for lists and rows of a
 * table, which have none, the one that held a block of theirs; for what holds no ids at all, an equal one.
 */
export function pairNodes(a: readonly Node[], b: readonly Node[]): readonly number[] {
  const owner = new Map<string, number>();
  a.forEach((node, i) => eachId(node, (id) => void (owner.has(id) || owner.set(id, i))));
  const taken = new Set<number>();
  const found = b.map(() => -1);
  const take = (j: number, i: number) => {
    found[j] = i;
    taken.add(i);
  };
  const open = (visit: (node: Node, j: number) => void) =>
    b.forEach((node, j) => {
      if (found[j] === -1) visit(node, j);
    });
  open((node, j) => {
    const own = node.attrs?.id;
    const i = typeof own === 'string' ? owner.get(own) : undefined;
    if (i !== undefined && a[i]?.attrs?.id === own && !taken.has(i)) take(j, i);
  });
  open((node, j) => {
    if (node.attrs?.id !== undefined) return;
    eachId(node, (id) => {
      const i = owner.get(id);
      if (found[j] !== -1 || i === undefined || taken.has(i)) return;
      if (a[i]?.type === node.type && a[i]?.attrs?.id === undefined) take(j, i);
    });
  });
  open((node, j) => {
    if (blockKey(node) !== undefined) return;
    const i = a.findIndex((one, at) => !taken.has(at) && sameNodes(one, node));
    if (i >= 0) take(j, i);
  });
  return found;
}

/**
 * The places in `order` that need not move: a longest run of rising numbers among those that are not negative.
 * What is left over has come or moved.
 */
export function staying(order: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = order.map(() => -1);
  order.forEach((value, at) => {
    if (value < 0) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const stays = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) stays.add(at);
  return stays;
}
