import type { Offer } from './match.ts';
import type { Buried } from './record.ts';

export interface Grave extends Offer {
  /** Flat triples client, clock, length, in reading order. */
  readonly ids: readonly number[];
  /** Who took it away first. */
  readonly remover: number;
  /** By author, what each who took it away had before them: two may do so at once, and not see the same. */
  readonly views: Map<number, readonly number[]>;
}

/** Some of what lies in a grave, or all of it. */
export interface Exhumed extends Offer {
  readonly grave: Grave;
  /** Where each character lies in the grave. */
  readonly places: readonly number[];
}

export function exhume(
  grave: Grave,
  again: boolean,
  places: readonly number[] = [...grave.authors.keys()],
): Exhumed {
  const isAll = places.length === grave.authors.length;
  return {
    ...grave,
    grave,
    places,
    text: isAll ? grave.text : places.map((place) => grave.text[place] ?? '').join(''),
    whole: grave.whole,
    authors: places.map((place) => grave.authors[place] ?? -1),
    taken: places.map((place) => !again && grave.taken[place] === true),
  };
}

export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
}

interface Bed {
  readonly clock: number;
  readonly length: number;
  readonly grave: Grave;
  /** Where in the text of the grave. */
  readonly offset: number;
}

const mostGraves = 1000;
const mostCharacters = 200_000;
/** Kept with a checkpoint: what somebody who is still at work may yet undo. */
const mostKept = 200;
const mostCharactersKept = 16_000;

/** Text taken away not long ago, to be found by its old ids. The oldest make way. */
export class Graveyard {
  private graves: Grave[] = [];
  private readonly beds = new Map<number, Bed[]>();
  private characters = 0;

  get size(): number {
    return this.graves.length;
  }

  add(grave: Grave): void {
    this.graves.push(grave);
    this.characters += grave.text.length;
    this.index(grave);
    const full = this.graves.length > mostGraves * 1.25 || this.characters > mostCharacters * 1.25;
    if (!full) return;
    this.graves = newest(this.graves, mostGraves, mostCharacters);
    this.characters = this.graves.reduce((sum, { text }) => sum + text.length, 0);
    this.beds.clear();
    for (const one of this.graves) this.index(one);
  }

  /** Where the character of this id lies. */
  find(client: number, clock: number): { readonly grave: Grave; readonly offset: number } | undefined {
    const bed = this.beds
      .get(client)
      ?.findLast((one) => one.clock <= clock && clock < one.clock + one.length);
    return bed && { grave: bed.grave, offset: bed.offset + clock - bed.clock };
  }

  /**
   * What of these ids lies here, put together grave by grave.
   * @param again also what has been taken from there: two may bring back the same text
   */
  under(ranges: readonly Range[], again: boolean): Exhumed[] {
    const found = new Map<Grave, number[]>();
    for (const { client, clock, len } of ranges) {
      for (const bed of this.beds.get(client) ?? []) {
        const from = Math.max(clock, bed.clock);
        const to = Math.min(clock + len, bed.clock + bed.length);
        const places = found.get(bed.grave) ?? [];
        for (let at = from; at < to; at += 1) places.push(bed.offset + at - bed.clock);
        if (places.length > 0) found.set(bed.grave, places);
      }
    }
    return [...found].map(([grave, places]) =>
      exhume(
        grave,
        again,
        places.toSorted((a, b) => a - b),
      ),
    );
  }

  /** Newest first. */
  all(): Grave[] {
    return this.graves.toReversed();
  }

  /** @param isRecent whether its remover may still be at work */
  kept(isRecent: (remover: number) => boolean): Buried[] {
    const recent = this.graves.filter(({ remover }) => isRecent(remover));
    return newest(recent, mostKept, mostCharactersKept).map(
      ({ address, block, text, leaf, whole, ids, authors, remover }) => ({
        address,
        block,
        text,
        leaf,
        whole,
        ids,
        authors: runsOf(authors),
        remover,
      }),
    );
  }

  private index(grave: Grave): void {
    let offset = 0;
    for (let i = 0; i + 2 < grave.ids.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = grave.ids.slice(i, i + 3);
      const beds = this.beds.get(client);
      const bed = { clock, length, grave, offset };
      if (beds) beds.push(bed);
      else this.beds.set(client, [bed]);
      offset += length;
    }
  }
}

/** A grave as it was kept. */
export function dugUp(buried: Buried): Grave {
  const authors: number[] = [];
  for (let i = 0; i + 1 < buried.authors.length; i += 2) {
    const [length = 0, author = -1] = buried.authors.slice(i, i + 2);
    for (let k = 0; k < length; k += 1) authors.push(author);
  }
  return {
    ...buried,
    authors,
    taken: authors.map(() => false),
    views: new Map([[buried.remover, [...authors.keys()]]]),
  };
}

function runsOf(authors: readonly number[]): number[] {
  const runs: number[] = [];
  for (const author of authors) {
    if (runs.length > 0 && runs.at(-1) === author) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1;
    else runs.push(1, author);
  }
  return runs;
}

function newest(graves: readonly Grave[], most: number, mostCharacters: number): Grave[] {
  let characters = 0;
  let from = graves.length;
  while (from > 0 && graves.length - from < most) {
    characters += graves[from - 1]?.text.length ?? 0;
    if (characters > mostCharacters) break;
    from -= 1;
  }
  return graves.slice(from);
}
