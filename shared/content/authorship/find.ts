import * as Y from 'yjs';
import { type Exhumed, exhume, type Grave, Graveyard } from './graveyard.ts';
import { carry, carryExact, take, type Wanted } from './match.ts';
import { type Stretch, textOf } from './stretches.ts';

/** What a row itself names as taken away. */
export interface Named {
  /** Now: not what others had meanwhile written in there. */
  readonly removed: readonly Exhumed[];
  /** By others before, as when two split one paragraph at once. */
  readonly before: readonly Exhumed[];
}

/** More than anybody takes away at once: such a row answers a server's question, and names all that was ever removed. */
const mostNamed = 64;

export interface Search {
  readonly graveyard: Graveyard;
  /** Of whoever signed the row. */
  readonly isTheirs: (author: number) => boolean;
  /** What was removed before is there again. */
  readonly takeBack: (from: Exhumed, at: number, length: number) => void;
}

export function namedBy(bytes: Uint8Array, graves: readonly Grave[], graveyard: Graveyard): Named {
  // An update that takes nothing away ends in a count of zero.
  if (bytes.at(-1) === 0) return { removed: [], before: [] };
  const ranges = [...Y.decodeUpdate(bytes).ds.clients].flatMap(([client, some]) =>
    some.map(({ clock, len }) => ({ client, clock, len })),
  );
  const now = new Graveyard();
  for (const grave of graves) now.add(grave);
  return { removed: now.under(ranges, false), before: graveyard.under(ranges, true) };
}

export function isTellingMuch({ before }: Named): boolean {
  return before.length <= mostNamed;
}

/** The authors of each stretch of new text, character by character; -1 where it is whoever's the row is. */
export function findAuthors(
  stretches: readonly Stretch[],
  named: Named,
  search: Search,
): (readonly number[])[] {
  const all = stretches.map((stretch) => ({ stretch, wanted: wantedIn(stretch) }));
  const open = () => all.filter(({ wanted }) => wanted.authors.includes(-1));
  // Twice: what is left when all others have theirs says more than it did at first.
  for (const { wanted } of open()) carryNamed(wanted, named, search);
  for (const { wanted } of open()) carryNamed(wanted, named, search);
  for (const { stretch, wanted } of open()) {
    revive(stretch, wanted, search);
    recall(wanted, search);
  }
  return all.map(({ wanted }) => wanted.authors);
}

function wantedIn({ text, leaf, address, block, whole }: Stretch): Wanted {
  return { text, leaf, address, block, whole, authors: Array.from({ length: text.length }, () => -1) };
}

function moved({ grave, places }: Exhumed, from: number, length: number): void {
  for (const place of places.slice(from, from + length)) grave.taken[place] = true;
}

function carryNamed(wanted: Wanted, named: Named, { takeBack }: Search): void {
  const { removed, before } = named;
  const much = isTellingMuch(named);
  const offers = much ? before.map((offer) => ({ ...offer, whole: true })) : before;
  if (carryExact(wanted, offers, takeBack)) return;
  carry(wanted, removed, moved);
  if (much) carry(wanted, before, takeBack);
}

/** Undo puts an item in before the dead one that it brings back. */
function revive(stretch: Stretch, wanted: Wanted, { graveyard, isTheirs, takeBack }: Search): void {
  let at = 0;
  for (const item of stretch.items) {
    const { rightOrigin } = item;
    const text = textOf(item) ?? '';
    const found = rightOrigin && graveyard.find(rightOrigin.client, rightOrigin.clock);
    if (found && wanted.authors[at] === -1) {
      const { grave, offset } = found;
      const isSame = grave.leaf === stretch.leaf && grave.text.startsWith(text, offset);
      if (isSame && [...grave.views.keys()].some(isTheirs)) {
        take(wanted, at, exhume(grave, true), offset, text.length, takeBack);
      }
    }
    at += text.length;
  }
}

/** What whoever writes now took away before. */
function recall(wanted: Wanted, { graveyard, isTheirs, takeBack }: Search): void {
  if (!wanted.authors.includes(-1) || (!wanted.whole && wanted.text.length < 2)) return;
  const own: Exhumed[] = [];
  for (const grave of graveyard.all()) {
    for (const [remover, places] of grave.views) {
      const isLike = places.length === wanted.text.length || grave.block === wanted.block;
      if (isLike && isTheirs(remover)) own.push(exhume(grave, true, places));
    }
  }
  if (carryExact(wanted, own, takeBack) || !wanted.whole || wanted.block === '') return;
  carry(
    wanted,
    own.filter(({ block }) => block === wanted.block),
    takeBack,
  );
}
