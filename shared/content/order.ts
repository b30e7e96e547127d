import { generateNKeysBetween } from 'fractional-indexing';

export interface Placed {
  readonly id: string;
  /** A fractional order key. Two people inserting at once may choose the same one. */
  readonly key: string;
}

const keyShape = /^[A-Za-z][0-9A-Za-z]{1,511}$/;

function isKey(key: string): boolean {
  if (!keyShape.test(key)) return false;
  try {
    generateNKeysBetween(key, null, 1);
    return true;
  } catch {
    return false;
  }
}

/** Orders rows by key, then by id; rows whose key is no order key come last. */
export function inOrder(rows: readonly Placed[]): readonly Placed[] {
  const ranked = rows.map((row) => ({ row, good: isKey(row.key) }));
  ranked.sort((a, b) => {
    if (a.good !== b.good) return a.good ? -1 : 1;
    if (a.row.key !== b.row.key) return a.row.key < b.row.key ? -1 : 1;
    return a.row.id < b.row.id ? -1 : 1;
  });
  return ranked.map(({ row }) => row);
}

/**
 * The order keys to write so that `id` stands after the row `after` (null: first). Usually one; neighbours are
 * given new keys only where equal or broken keys leave no room.
 * @param rows in order, without `id`
 */
export function keysToPlace(rows: readonly Placed[], id: string, after: string | null): readonly Placed[] {
  const at = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1;
  let from = at;
  while (from > 0 && !isKey(rows[from - 1]?.key ?? '')) from -= 1;
  const low = rows[from - 1]?.key ?? null;
  let to = at;
  while (to < rows.length) {
    const key = rows[to]?.key ?? '';
    if (isKey(key) && (low === null || key > low)) break;
    to += 1;
  }
  const high = rows[to]?.key ?? null;
  const crowded = [...rows.slice(from, at), { id }, ...rows.slice(at, to)].map((row) => row.id);
  try {
    return zip(crowded, generateNKeysBetween(low, high, crowded.length));
  } catch {
    const all = [...rows.slice(0, at), { id }, ...rows.slice(at)].map((row) => row.id);
    return zip(all, firstKeys(all.length));
  }
}

function zip(ids: readonly string[], keys: readonly string[]): readonly Placed[] {
  return ids.map((id, i) => ({ id, key: keys[i] ?? '' }));
}

/** Order keys for this many rows of an empty list. */
export function firstKeys(count: number): readonly string[] {
  return generateNKeysBetween(null, null, count);
}
