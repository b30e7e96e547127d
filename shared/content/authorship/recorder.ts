import * as Y from 'yjs';
import { valuesRoot } from '../address.ts';
import { findAuthors, isTellingMuch, namedBy } from './find.ts';
import { dugUp, type Exhumed, type Grave, Graveyard } from './graveyard.ts';
import { type Author, type AuthorshipRecord, emptyRecord, nobody, type Run } from './record.ts';
import { Runs } from './runs.ts';
import { type Stretch, stretchesOf, textOf } from './stretches.ts';
import { Authors, Removals, withoutStrangers } from './tables.ts';

/** A row of the log with who signed it; times in milliseconds since 1970. */
export interface AuthoredRow extends Author {
  readonly bytes: Uint8Array;
}

/** How long after it was taken away text is still looked for: as long as somebody may undo. */
const memory = 2 * 3_600_000;

/**
 * Follows a document through its log, a transaction for each row, and notes who wrote what. New text is its row's.
 * Text keeps its author when it is taken away and put in again at once (a paragraph split, joined or moved), and
 * when whoever took it away brings it back.
 */
export class AuthorshipRecorder {
  private readonly doc: Y.Doc;
  private readonly authors: Authors;
  private readonly runs: Runs;
  private readonly removals: Removals;
  private readonly graveyard = new Graveyard();
  private readonly addresses = new Map<Y.AbstractType<unknown>, string>();
  private row: AuthoredRow | undefined;
  private newest = 0;

  /** @param earlier what belongs to the state that the document has now */
  constructor(doc: Y.Doc, earlier: AuthorshipRecord = emptyRecord) {
    this.doc = doc;
    this.authors = new Authors(earlier.authors);
    this.runs = new Runs(earlier.runs);
    this.removals = new Removals(earlier.removals);
    for (const buried of earlier.buried) this.graveyard.add(dugUp(buried));
    doc.on('afterTransaction', this.follow);
  }

  /** @param apply applies the row's bytes to the document, in one transaction */
  during(row: AuthoredRow, apply: () => void): void {
    this.row = row;
    try {
      apply();
    } finally {
      this.row = undefined;
    }
  }

  finish(): AuthorshipRecord {
    this.doc.off('afterTransaction', this.follow);
    const { list } = this.authors;
    const unknown = this.authors.numberOf(nobody);
    return withoutStrangers({
      authors: list,
      runs: this.livingRuns(unknown),
      removals: this.removals.list(),
      buried: this.graveyard.kept((remover) => (list[remover]?.at ?? 0) + memory > this.newest),
    });
  }

  private readonly follow = (transaction: Y.Transaction): void => {
    const { row } = this;
    if (!row) return;
    this.newest = Math.max(this.newest, row.at);
    const author = this.authors.numberOf(row);
    const fresh = this.newItems(transaction, author);
    const graves = this.deadText(transaction, author);
    const named = namedBy(row.bytes, graves, this.graveyard);
    if (fresh.length > 0 && graves.length + this.graveyard.size > 0) {
      const how = { addressOf: this.addressOf, isWhole: isNewIn(transaction), isPassed: () => false };
      const stretches = stretchesOf(fresh, how);
      const { graveyard, takeBack } = this;
      const isTheirs = (other: number) => row.personId !== null && this.isSamePerson(other, author);
      const found = findAuthors(stretches, named, { graveyard, isTheirs, takeBack });
      for (const [i, stretch] of stretches.entries()) this.sign(stretch, found[i] ?? []);
    }
    for (const grave of graves) this.bury(grave);
    if (isTellingMuch(named)) {
      for (const { grave, places } of [...named.removed, ...named.before]) grave.views.set(author, places);
    }
    this.countLostValues(transaction, author);
  };

  /** Signs all that is new. @returns what of it is living text */
  private newItems({ beforeState, afterState }: Y.Transaction, author: number): Y.Item[] {
    const fresh: Y.Item[] = [];
    for (const [client, to] of afterState) {
      const from = beforeState.get(client) ?? 0;
      if (to <= from) continue;
      this.runs.set(client, from, to - from, author);
      const structs = this.doc.store.clients.get(client) ?? [];
      for (let i = Y.findIndexSS(structs, from); i < structs.length; i += 1) {
        const struct = structs[i];
        if (struct instanceof Y.Item && !struct.deleted && textOf(struct) !== undefined) fresh.push(struct);
      }
    }
    return fresh;
  }

  private deadText(transaction: Y.Transaction, remover: number): Grave[] {
    const { deleteSet } = transaction;
    if (deleteSet.clients.size === 0) return [];
    const isNew = isNewIn(transaction);
    const items: Y.Item[] = [];
    Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
      if (!isNew(struct) && struct instanceof Y.Item && textOf(struct) !== undefined) items.push(struct);
    });
    if (items.length === 0) return [];
    const how = {
      addressOf: this.addressOf,
      isWhole: (text: Y.Item) => text.deleted,
      isPassed: isNew,
    };
    return stretchesOf(items, how).map((stretch) => {
      const { text, leaf, ids, address, block, whole } = stretch;
      const authors = this.authorsOf(stretch);
      const [taken, views] = [authors.map(() => false), new Map<number, readonly number[]>()];
      return { text, leaf, ids, address, block, whole, authors, taken, remover, views };
    });
  }

  private isSamePerson(a: number, b: number): boolean {
    return this.authors.list[a]?.personId === this.authors.list[b]?.personId;
  }

  private sign({ ids }: Stretch, authors: readonly number[]): void {
    let at = 0;
    for (let i = 0; i + 2 < ids.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = ids.slice(i, i + 3);
      let from = 0;
      while (from < length) {
        const author = authors[at + from] ?? -1;
        let to = from + 1;
        while (to < length && authors[at + to] === author) to += 1;
        if (author >= 0) this.runs.set(client, clock + from, to - from, author);
        from = to;
      }
      at += length;
    }
  }

  private bury(grave: Grave): void {
    this.graveyard.add(grave);
    const { others, own } = this.shares(grave, (i) => !grave.taken[i]);
    if (others + own > 0) this.removals.count(addressIn(grave), grave.remover, others, own);
  }

  /** What is there again was not removed after all. */
  private readonly takeBack = ({ grave, places }: Exhumed, from: number, length: number): void => {
    const back = new Set(places.slice(from, from + length).filter((place) => !grave.taken[place]));
    const { others, own } = this.shares(grave, (place) => back.has(place));
    this.removals.count(addressIn(grave), grave.remover, others, own, -1);
    for (const place of back) grave.taken[place] = true;
  };

  private shares(grave: Grave, counts: (i: number) => boolean): { others: number; own: number } {
    let [others, own] = [0, 0];
    for (const [i, author] of grave.authors.entries()) {
      if (!counts(i)) continue;
      if (this.isSamePerson(author, grave.remover)) own += 1;
      else others += 1;
    }
    return { others, own };
  }

  private countLostValues({ changed }: Y.Transaction, author: number): void {
    for (const [type, keys] of changed) {
      if (type._item !== null || this.addressOf(type as Y.AbstractType<unknown>) !== valuesRoot) continue;
      for (const key of keys) {
        const item = key === null ? undefined : type._map.get(key);
        if (key === null || !item?.deleted) continue;
        const writer = this.authorAt(item.id.client, item.id.clock);
        const isOwn = this.isSamePerson(writer, author);
        this.removals.count(key, author, isOwn ? 0 : 1, isOwn ? 1 : 0);
      }
    }
  }

  private authorsOf({ ids }: Stretch): number[] {
    const authors: number[] = [];
    for (let i = 0; i + 2 < ids.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = ids.slice(i, i + 3);
      this.runs.each(client, clock, length, (some, author) => {
        const known = author < 0 ? this.authors.numberOf(nobody) : author;
        for (let k = 0; k < some; k += 1) authors.push(known);
      });
    }
    return authors;
  }

  private authorAt(client: number, clock: number): number {
    let found = -1;
    this.runs.each(client, clock, 1, (_, author) => {
      found = author;
    });
    return found;
  }

  private readonly addressOf = (root: Y.AbstractType<unknown>): string => {
    const known = this.addresses.get(root);
    if (known !== undefined) return known;
    for (const [name, type] of this.doc.share) this.addresses.set(type as Y.AbstractType<unknown>, name);
    return this.addresses.get(root) ?? '';
  };

  /** The runs of what stands; one may reach over what is dead. */
  private livingRuns(unknown: number): Map<number, Run[]> {
    const living = new Map<number, Run[]>();
    for (const [client, structs] of this.doc.store.clients) {
      const runs: Run[] = [];
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || struct.deleted) continue;
        if (textOf(struct) === undefined && struct.parentSub === null) continue;
        let { clock } = struct.id;
        this.runs.each(client, clock, struct.length, (length, found) => {
          const author = found < 0 ? unknown : found;
          const last = runs.at(-1);
          if (last?.author === author) last.length = clock + length - last.clock;
          else runs.push({ clock, length, author });
          clock += length;
        });
      }
      if (runs.length > 0) living.set(client, runs);
    }
    return living;
  }
}

function addressIn({ address, block }: Grave): string {
  return block === '' ? address : `${address}#${block}`;
}

function isNewIn({ beforeState }: Y.Transaction): (struct: Pick<Y.Item, 'id'>) => boolean {
  return ({ id }) => id.clock >= (beforeState.get(id.client) ?? 0);
}
