/**
 * Whether an address is locked by one of these: each means itself and all that stands below it, in every language and
 * block; `*` stands for the id of any row.
 * @param address of a field, a row, a cell or a block
 */
export function isLocked(locks: readonly string[], address: string): boolean {
  if (locks.length === 0) return false;
  const path = (address.split(/[@#]/, 1)[0] ?? '').split('/');
  return locks.some((lock) =>
    lock.split('/').every((part, i) => path[i] !== undefined && (part === '*' || part === path[i])),
  );
}
