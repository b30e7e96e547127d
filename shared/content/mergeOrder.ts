import { staying } from './pairs.ts';

export type Keyed<T> = ReadonlyMap<string, T>;

/** What to do where both had a hand in something; `after` is the nearest before it, there, that is in what is merged. */
export interface Deciding<T> {
  /** In both, and not the same; not in the base where both put it in. */
  both(key: string, was: T | undefined, there: T, here: T): T;
  isUntouchedHere(was: T, here: T): boolean;
  isUntouchedThere(was: T, there: T): boolean;
  removedThere(key: string, was: T, here: T): void;
  removedHere(key: string, was: T, there: T, after: string | null): void;
  movedBoth(key: string, there: T, here: T, after: string | null): void;
}

/** Things with keys in an order: what each side put in, took out, moved or changed, in one. */
export function inThreeWays<T>(
  base: Keyed<T>,
  theirs: Keyed<T>,
  mine: Keyed<T>,
  deciding: Deciding<T>,
): ReadonlyMap<string, T> {
  const merged = new Map<string, T>();
  for (const [key, here] of mine) {
    const [was, there] = [base.get(key), theirs.get(key)];
    if (there !== undefined) merged.set(key, deciding.both(key, was, there, here));
    else if (was === undefined) merged.set(key, here);
    else if (!deciding.isUntouchedHere(was, here)) {
      merged.set(key, here);
      deciding.removedThere(key, was, here);
    }
  }
  for (const [key, there] of theirs) if (!base.has(key) && !mine.has(key)) merged.set(key, there);

  const { moves, disputed } = movesIn(base, theirs, mine);
  const order = [...mine.keys()].filter((key) => merged.has(key));
  let after: string | null = null;
  for (const [key, there] of theirs) {
    const was = base.get(key);
    if (!merged.has(key)) {
      if (was !== undefined && !deciding.isUntouchedThere(was, there)) {
        deciding.removedHere(key, was, there, after);
      }
      continue;
    }
    const isNew = was === undefined && !mine.has(key);
    if (isNew || moves.has(key)) {
      const at = order.indexOf(key);
      if (at >= 0) order.splice(at, 1);
      order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, key);
    }
    const here = mine.get(key);
    if (disputed.has(key) && here !== undefined) deciding.movedBoth(key, there, here, after);
    after = key;
  }
  return new Map(order.flatMap((key) => (merged.has(key) ? [[key, merged.get(key) as T] as const] : [])));
}

/** What was moved there only, and what both moved to different places. */
function movesIn<T>(base: Keyed<T>, theirs: Keyed<T>, mine: Keyed<T>) {
  const none = { moves: new Set<string>(), disputed: new Set<string>() };
  const common = [...theirs.keys()].filter((key) => base.has(key) && mine.has(key));
  const isCommon = new Set(common);
  const here = [...mine.keys()].filter((key) => isCommon.has(key));
  if (common.every((key, i) => here[i] === key)) return none;
  const there = movedFrom(base, common);
  const own = movedFrom(base, here);
  return {
    moves: new Set(there.filter((key) => !own.includes(key))),
    disputed: new Set(there.filter((key) => own.includes(key))),
  };
}

function movedFrom<T>(base: Keyed<T>, keys: readonly string[]): readonly string[] {
  const places = new Map([...base.keys()].map((key, i) => [key, i]));
  const stays = staying(keys.map((key) => places.get(key) ?? -1));
  return keys.filter((_, i) => !stays.has(i));
}
