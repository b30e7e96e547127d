import type { Author, AuthorshipRecord, Removal } from './record.ts';

const hour = 3_600_000;

/** Authors by number. What one person does for one organisation within an hour has one. */
export class Authors {
  readonly list: Author[];
  private readonly byKey = new Map<string, number>();

  constructor(known: readonly Author[] = []) {
    this.list = [...known];
    known.forEach((author, i) => this.byKey.set(keyOf(author), i));
  }

  numberOf({ personId, organisationId, at }: Author): number {
    const author = { personId, organisationId, at: Math.floor(at / hour) * hour };
    const key = keyOf(author);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.list.length);
    return this.list.push(author) - 1;
  }
}

function keyOf({ personId, organisationId, at }: Author): string {
  return `${personId} ${organisationId} ${at}`;
}

const mostRemovals = 1000;

/** Who took away how much, by block and hour; the oldest are told by field, and then no more. */
export class Removals {
  private entries = new Map<string, { address: string; author: number; others: number; own: number }>();

  constructor(known: readonly Removal[] = []) {
    for (const removal of known) this.entries.set(keyAt(removal.address, removal.author), { ...removal });
  }

  /** @param sign -1 to take back what came back */
  count(address: string, author: number, others: number, own: number, sign: 1 | -1 = 1): void {
    const key = keyAt(address, author);
    const entry = this.entries.get(key) ?? { address, author, others: 0, own: 0 };
    entry.others = Math.max(0, entry.others + sign * others);
    entry.own = Math.max(0, entry.own + sign * own);
    if (entry.others + entry.own === 0) this.entries.delete(key);
    else this.entries.set(key, entry);
    if (this.entries.size > mostRemovals) this.thin();
  }

  list(): Removal[] {
    return [...this.entries.values()];
  }

  private thin(): void {
    const all = this.list();
    this.entries = new Map();
    for (const { address, author, others, own } of all.slice(0, -mostRemovals / 2)) {
      const field = address.split('#')[0] ?? address;
      this.count(field, author, others, own);
      if (this.entries.size >= mostRemovals / 2) this.entries.delete(this.entries.keys().next().value ?? '');
    }
    for (const removal of all.slice(-mostRemovals / 2)) {
      this.entries.set(keyAt(removal.address, removal.author), { ...removal });
    }
  }
}

function keyAt(address: string, author: number): string {
  return `${address} ${author}`;
}

/** The record with the authors that it names, and no others. */
export function withoutStrangers(record: AuthorshipRecord): AuthorshipRecord {
  const authors: Author[] = [];
  const numbers = new Map<number, number>();
  const renumber = (author: number): number => {
    const known = numbers.get(author);
    if (known !== undefined) return known;
    const named = record.authors[author];
    if (!named) throw new Error(`The authorship record names author ${author}, whom it does not list.`);
    numbers.set(author, authors.length);
    return authors.push(named) - 1;
  };
  const runs = new Map(
    [...record.runs].map(([client, some]) => [
      client,
      some.map((run) => ({ ...run, author: renumber(run.author) })),
    ]),
  );
  const removals = record.removals.map((one) => ({ ...one, author: renumber(one.author) }));
  const buried = record.buried.map((one) => ({
    ...one,
    authors: one.authors.map((value, i) => (i % 2 === 1 ? renumber(value) : value)),
    remover: renumber(one.remover),
  }));
  return { authors, runs, removals, buried };
}
