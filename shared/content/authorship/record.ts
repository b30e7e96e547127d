/** Who wrote or removed something. Null person: the server itself, for a source. */
export interface Author {
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** The hour in which it was done, milliseconds since 1970. */
  readonly at: number;
}

/** Clocks of one Yjs client by one author, an index into the table; what is dead among them means nothing. */
export interface Run {
  readonly clock: number;
  length: number;
  readonly author: number;
}

/** How many characters somebody took away, within an hour, at one address. */
export interface Removal {
  readonly address: string;
  readonly author: number;
  /** Of what others had written, and of their own. */
  readonly others: number;
  readonly own: number;
}

/** Text that was taken away not long ago: it keeps its authors should it come back by undo. */
export interface Buried {
  readonly address: string;
  readonly block: string;
  readonly text: string;
  /** For a node that holds no text, what it is. */
  readonly leaf: string | undefined;
  /** The whole text of a block went with it. */
  readonly whole: boolean;
  /** Flat triples client, clock, length, in reading order. */
  readonly ids: readonly number[];
  /** Flat pairs length, author. */
  readonly authors: readonly number[];
  readonly remover: number;
}

/** Who wrote what stands in a document, beside its content. */
export interface AuthorshipRecord {
  readonly authors: readonly Author[];
  readonly runs: ReadonlyMap<number, readonly Run[]>;
  readonly removals: readonly Removal[];
  readonly buried: readonly Buried[];
}

export const nobody: Author = { personId: null, organisationId: null, at: 0 };

export const emptyRecord: AuthorshipRecord = { authors: [], runs: new Map(), removals: [], buried: [] };

/** The author of one character or value that stands in the document. */
export function authorOf(record: AuthorshipRecord, client: number, clock: number): Author {
  const runs = record.runs.get(client) ?? [];
  const run = runs[runIndex(runs, clock)];
  if (!run || clock >= run.clock + run.length) return nobody;
  return record.authors[run.author] ?? nobody;
}

/** The last run that begins at or before a clock; -1 when there is none. */
export function runIndex(runs: readonly Run[], clock: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.clock ?? 0) <= clock) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
