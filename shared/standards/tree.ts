import type { Remark, Standard } from './framework.ts';

/** Stands for the framework itself among the parents of a standard. */
export const atTop = '';

/** A standard before it has its place. */
export interface Loose extends Omit<Standard, 'parent' | 'depth'> {
  /** Ids of what it belongs to: the first that leads to the top is kept. */
  readonly parents: readonly { readonly id: string; readonly order: number }[];
}

/**
 * Everything in reading order: below what it belongs to, by sequence number and else as in the file. What belongs to
 * something that is not there, or to itself in a circle, stands at the top rather than being lost.
 */
export function inOrder(loose: readonly Loose[]): {
  readonly standards: readonly Standard[];
  readonly remarks: readonly Remark[];
} {
  const known = new Set(loose.map((one) => one.identifier));
  const below = new Map<string | undefined, { readonly one: Loose; readonly order: number }[]>();
  const remarks: Remark[] = [];
  /** One name that is nowhere in the file is that of the framework itself. */
  const lost = { names: new Set<string>(), count: 0 };
  let many = 0;
  for (const one of loose) {
    const parents = one.parents.filter(({ id }) => known.has(id) && id !== one.identifier);
    const missing = one.parents.filter(({ id }) => id !== atTop && !known.has(id));
    for (const { id } of missing) lost.names.add(id);
    if (missing.length > 0) lost.count += 1;
    if (parents.length > 1) many += 1;
    const parent = parents[0];
    const siblings = below.get(parent?.id);
    const child = { one, order: parent?.order ?? one.parents[0]?.order ?? 0 };
    if (siblings) siblings.push(child);
    else below.set(parent?.id, [child]);
  }
  const standards: Standard[] = [];
  const placed = new Set<string>();

  // A stack of its own: a file may nest deeper than the engine's.
  const place = (top: readonly Loose[]) => {
    const waiting = top
      .map((one) => ({ one, parent: undefined as number | undefined, depth: 0 }))
      .toReversed();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { one, parent, depth } = next;
      if (placed.has(one.identifier)) continue;
      placed.add(one.identifier);
      const at = standards.length;
      standards.push(placedAt(one, parent, depth, known));
      const children = (below.get(one.identifier) ?? []).toSorted((a, b) => a.order - b.order);
      for (const child of children.toReversed())
        waiting.push({ one: child.one, parent: at, depth: depth + 1 });
    }
  };
  place((below.get(undefined) ?? []).toSorted((a, b) => a.order - b.order).map(({ one }) => one));
  let circles = 0;
  for (const one of loose) {
    if (placed.has(one.identifier)) continue;
    circles += 1;
    place([one]);
  }
  if (lost.names.size > 1) remarks.push({ type: 'lostParent', values: { count: lost.count } });
  if (many > 0) remarks.push({ type: 'manyParents', values: { count: many } });
  if (circles > 0) remarks.push({ type: 'circle', values: { count: circles } });
  return { standards, remarks };
}

/** What it belongs to besides its place is kept with it. */
function placedAt(
  { parents, ...one }: Loose,
  parent: number | undefined,
  depth: number,
  known: ReadonlySet<string>,
): Standard {
  const used =
    parent === undefined ? undefined : parents.find(({ id }) => known.has(id) && id !== one.identifier);
  const besides = parents.filter((each) => each !== used && each.id !== atTop).map(({ id }) => id);
  return {
    ...one,
    depth,
    ...(parent === undefined ? {} : { parent }),
    ...(besides.length === 0 ? {} : { more: { ...one.more, isAlsoChildOf: besides } }),
  };
}
