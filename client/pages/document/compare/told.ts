import type { Node } from '../../../../shared/content/fields.ts';
import { pairNodes, staying } from '../../../../shared/content/pairs.ts';
import { sameNodes } from '../../../../shared/content/suggestions/blocks.ts';

/** A node of two readings put into one. */
export interface Told {
  readonly how: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  readonly node: Node;
  /** As it was, where it reads otherwise now. */
  readonly was?: Node;
}

/** Two texts as one: in the order of the later, what went where it stood. */
export function toldNodes(a: readonly Node[], b: readonly Node[]): readonly Told[] {
  const from = pairNodes(a, b);
  const stays = staying(from);
  const kept = new Set(from);
  const told: Told[] = [];
  let next = 0;
  const tellRemoved = (until: number) => {
    for (; next < until; next += 1) {
      const node = a[next];
      if (node && !kept.has(next)) told.push({ how: 'removed', node });
    }
  };
  b.forEach((node, j) => {
    const i = from[j] ?? -1;
    const was = a[i];
    if (!was) {
      told.push({ how: 'added', node });
      return;
    }
    if (stays.has(j)) tellRemoved(i);
    const isMoved = !stays.has(j);
    if (sameNodes(was, node)) told.push({ how: isMoved ? 'moved' : 'same', node });
    else told.push({ how: isMoved ? 'moved' : 'changed', node, was });
  });
  tellRemoved(a.length);
  return told;
}
