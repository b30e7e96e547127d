/** Text that was taken away, character by character, with who had written it. */
export interface Offer {
  readonly text: string;
  readonly leaf: string | undefined;
  readonly address: string;
  readonly block: string;
  readonly whole: boolean;
  readonly authors: readonly number[];
  /** What has come back already. */
  readonly taken: boolean[];
}

/** Text that has come, whose authors are looked for. */
export interface Wanted extends Omit<Offer, 'taken'> {
  /** Author of each character; -1 while none is found. */
  readonly authors: number[];
}

/** Shorter text comes about by itself too often for its author to be carried over by likeness alone. */
const telling = 3;
/** The same, between two fields, and of parts of text. */
const tellingElsewhere = 12;
const mostOffers = 200;

type Taken<O> = (offer: O, from: number, length: number) => void;

/** Gives text that is there again its authors: the same text whole, else what begins, ends or lies within it. */
export function carry<O extends Offer>(wanted: Wanted, offers: readonly O[], taken: Taken<O>): void {
  const near = offers
    .filter((offer) => isNear(wanted, offer))
    .toSorted((a, b) => Number(b.block === wanted.block) - Number(a.block === wanted.block));
  if (carryExact(wanted, near, taken) || wanted.leaf !== undefined) return;
  for (const offer of near.slice(0, mostOffers)) {
    if (offer.leaf === undefined) carryParts(wanted, offer, taken);
  }
}

/** Gives text its authors only where all of it is there again. */
export function carryExact<O extends Offer>(wanted: Wanted, offers: readonly O[], taken: Taken<O>): boolean {
  const { text, leaf } = wanted;
  if (wanted.authors.some((author) => author >= 0)) return false;
  const same = offers.filter(
    (offer) => offer.text === text && offer.leaf === leaf && !offer.taken.includes(true),
  );
  const best = same.find((offer) => offer.block === wanted.block) ?? same[0];
  if (!best || !isTelling(wanted, best)) return false;
  take(wanted, 0, best, 0, text.length, taken);
  return true;
}

function isNear(wanted: Wanted, offer: Offer): boolean {
  return offer.address === wanted.address || wanted.text.length >= tellingElsewhere;
}

function isTelling(wanted: Wanted, offer: Offer): boolean {
  if (offer.address !== wanted.address) return wanted.text.length >= tellingElsewhere;
  return wanted.whole || offer.whole || wanted.leaf !== undefined || wanted.text.length >= telling;
}

function carryParts<O extends Offer>(wanted: Wanted, offer: O, taken: Taken<O>): void {
  const likeness = likenessOf(wanted, offer);
  for (let found = true; found; ) {
    found = false;
    for (const [from, to] of openRuns(wanted.authors, (author) => author < 0)) {
      for (const [start, end] of openRuns(offer.taken, (one) => !one)) {
        const part = commonPart(wanted.text.slice(from, to), offer.text.slice(start, end), likeness);
        if (!part) continue;
        take(wanted, from + part.here, offer, start + part.there, part.length, taken);
        found = true;
        break;
      }
      if (found) break;
    }
  }
}

/**
 * How much has to be alike. A block made anew: anything. A block that came or went: what has moved as a whole.
 * Otherwise only what is long.
 */
type Likeness = 'any' | 'moved' | 'long';

function likenessOf(wanted: Wanted, offer: Offer): Likeness {
  if (offer.address !== wanted.address) return 'long';
  if (wanted.whole && offer.whole && wanted.block !== '' && wanted.block === offer.block) return 'any';
  return wanted.whole || offer.whole ? 'moved' : 'long';
}

interface Part {
  readonly here: number;
  readonly there: number;
  readonly length: number;
}

function commonPart(here: string, there: string, likeness: Likeness): Part | undefined {
  const most = Math.min(here.length, there.length);
  let left = 0;
  while (left < most && here[left] === there[left]) left += 1;
  let right = 0;
  while (right < most && here.at(-1 - right) === there.at(-1 - right)) right += 1;
  const beginning = { here: 0, there: 0, length: left };
  const ending = { here: here.length - right, there: there.length - right, length: right };
  const around = { here: here.indexOf(there), there: 0, length: there.length };
  if (likeness === 'moved') {
    const isWhole = ({ length }: Part) => length > 0 && (length === there.length || length === here.length);
    const whole = [beginning, ending].find(isWhole);
    if (whole) return whole;
    if (around.here >= 0 && around.length >= telling) return around;
    // Something else was typed in the middle of it.
    if (left > 0 && left + right >= there.length) return beginning;
  }
  const within = { here: 0, there: there.indexOf(here), length: here.length };
  const least = likeness === 'any' ? 1 : tellingElsewhere;
  const possible = [within, around, beginning, ending].filter(
    (part) => part.here >= 0 && part.there >= 0 && part.length >= least,
  );
  return possible.toSorted((a, b) => b.length - a.length)[0];
}

export function take<O extends Offer>(
  wanted: Wanted,
  at: number,
  offer: O,
  from: number,
  length: number,
  taken: Taken<O>,
): void {
  for (let i = 0; i < length; i += 1) {
    wanted.authors[at + i] = offer.authors[from + i] ?? -1;
    offer.taken[from + i] = true;
  }
  taken(offer, from, length);
}

function openRuns<T>(items: readonly T[], isOpen: (item: T) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < items.length; i += 1) {
    if (!isOpen(items[i] as T)) continue;
    const last = runs.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}
