import type { BlockChange } from './change.ts';
import type { Node } from './fields.ts';
import { holdsId } from './pairs.ts';
import { blockKey } from './suggestions/blocks.ts';

interface Place {
  node: Node | undefined;
}

/**
 * The blocks of a text as they read after changes. What is to be changed and is not there any more is put in at the
 * end rather than lost; what is to be removed or moved and is not there is left alone.
 */
export function withBlockChanges(now: readonly Node[], changes: readonly BlockChange[]): readonly Node[] {
  const places: Place[] = now.map((node) => ({ node }));
  const found = changes.map((change) =>
    change.type === 'changeBlock' || change.type === 'removeBlock'
      ? placeOf(places, change.block)
      : undefined,
  );
  changes.forEach((change, i) => {
    const place = found[i];
    if (change.type === 'removeBlock' && place?.node) {
      place.node = edited(place.node, change.block, change.was?.type, undefined);
    }
    if (change.type !== 'changeBlock') return;
    if (place?.node) place.node = edited(place.node, change.block, change.node.type, change.node);
    else places.push({ node: change.node });
  });
  const list = places.filter((place) => place.node !== undefined);
  for (const change of changes) {
    if (change.type === 'moveBlock') move(list, change.block, change.after);
    if (change.type === 'insertBlock') insert(list, change);
  }
  return list.flatMap(({ node }) => (node ? [node] : []));
}

function placeOf(places: readonly Place[], block: string): Place | undefined {
  return (
    places.find(({ node }) => node && blockKey(node) === block) ??
    places.find(({ node }) => node && holdsId(node, block))
  );
}

function behind(list: readonly Place[], after: string | null): number {
  if (after === null) return 0;
  const place = placeOf(list, after);
  return place ? list.indexOf(place) + 1 : list.length;
}

function move(list: Place[], block: string, after: string | null): void {
  const place = placeOf(list, block);
  if (!place) return;
  list.splice(list.indexOf(place), 1);
  list.splice(behind(list, after), 0, place);
}

function insert(list: Place[], { node, after, in: inside }: Extract<BlockChange, { type: 'insertBlock' }>) {
  const key = blockKey(node);
  const known = key === undefined ? undefined : placeOf(list, key);
  if (known?.node && key !== undefined) {
    known.node = edited(known.node, key, node.type, node);
    return;
  }
  const outer = inside === undefined ? undefined : placeOf(list, inside);
  const nested = outer?.node && insertedIn(outer.node, node, after);
  if (outer && nested) outer.node = nested;
  else list.splice(behind(list, after), 0, { node });
}

/**
 * A node with the block in it replaced or, by nothing, taken out. A list is known by its first item: the type tells
 * which of them is meant.
 */
function edited(node: Node, block: string, type: string | undefined, by: Node | undefined): Node | undefined {
  const isMeant =
    node.attrs?.id === block ||
    (blockKey(node) === block && node.attrs?.id === undefined && (type ?? node.type) === node.type);
  if (isMeant) return by;
  const content = (node.content ?? []).flatMap((child) => {
    if (!holdsId(child, block)) return [child];
    const left = edited(child, block, type, by);
    return left ? [left] : [];
  });
  return content.length === 0 ? undefined : { ...node, content };
}

/** Behind the sibling of that name, else before the first node of its sort; undefined where there is neither. */
function insertedIn(outer: Node, node: Node, after: string | null): Node | undefined {
  const siblings = outer.content ?? [];
  const at = siblings.findIndex(
    (one) => one.type === node.type && (after === null || blockKey(one) === after),
  );
  if (at >= 0) {
    const to = after === null ? at : at + 1;
    return { ...outer, content: [...siblings.slice(0, to), node, ...siblings.slice(to)] };
  }
  for (const [i, child] of siblings.entries()) {
    const made = insertedIn(child, node, after);
    if (made) return { ...outer, content: [...siblings.slice(0, i), made, ...siblings.slice(i + 1)] };
  }
  return undefined;
}
