import * as Y from 'yjs';
import { fieldAt, rowOfRemovalKey, textLeaf } from '../address.ts';
import type { Field } from '../fields.ts';
import { derivedIds } from '../fragments.ts';
import { valuesIn } from '../layout.ts';
import { claimId, idBearing, normalAttrs } from '../nodes.ts';
import { wellFormed } from '../values.ts';
import { type Author, authorOf, type AuthorshipRecord, nobody } from './record.ts';
import { Runs } from './runs.ts';
import { isLeaf, textOf } from './stretches.ts';
import { Authors, withoutStrangers } from './tables.ts';

/** Characters at one address that have one author; a value, or a node without text, is one. */
export interface Authored {
  readonly address: string;
  readonly length: number;
  readonly author: Author;
}

/** Characters as they stand in the content; without an id where reading adds one. */
interface Spot {
  readonly address: string;
  readonly length: number;
  readonly id: { readonly client: number; readonly clock: number } | undefined;
}

/**
 * Who wrote what, in reading order within each text: texts and values by address, blocks by the ids that the
 * content gives them. Writes nothing.
 */
export function authorsByAddress(
  ydoc: Y.Doc,
  fields: readonly Field[],
  record: AuthorshipRecord,
): readonly Authored[] {
  const found: Authored[] = [];
  let joint = 0;
  for (const { address, length, id } of spotsOf(ydoc, fields)) {
    if (!id) {
      joint += length;
      continue;
    }
    for (let i = 0; i < length; ) {
      const author = authorOf(record, id.client, id.clock + i);
      let some = 1;
      while (i + some < length && authorOf(record, id.client, id.clock + i + some) === author) some += 1;
      push(found, address, some + joint, author);
      joint = 0;
      i += some;
    }
  }
  return found;
}

function push(found: Authored[], address: string, length: number, author: Author): void {
  const last = found.at(-1);
  if (last?.address === address && isSame(last.author, author)) {
    found[found.length - 1] = { ...last, length: last.length + length };
  } else found.push({ address, length, author });
}

function isSame(a: Author, b: Author): boolean {
  return a.personId === b.personId && a.organisationId === b.organisationId && a.at === b.at;
}

/** The record of a document begun anew from the same content: the same authors at the same addresses. */
export function layAuthors(
  authored: readonly Authored[],
  ydoc: Y.Doc,
  fields: readonly Field[],
): AuthorshipRecord {
  const byAddress = new Map<string, { length: number; author: Author }[]>();
  for (const { address, length, author } of authored) {
    const runs = byAddress.get(address);
    if (runs) runs.push({ length, author });
    else byAddress.set(address, [{ length, author }]);
  }
  const authors = new Authors();
  const runs = new Runs();
  for (const { address, length, id } of spotsOf(ydoc, fields)) {
    if (!id) continue;
    const left = byAddress.get(address) ?? [];
    for (let i = 0; i < length; ) {
      const [first] = left;
      const some = Math.min(length - i, first?.length ?? length);
      runs.set(id.client, id.clock + i, some, authors.numberOf(first?.author ?? nobody));
      if (first) first.length -= some;
      if (first?.length === 0) left.shift();
      i += some;
    }
  }
  return withoutStrangers({ authors: authors.list, runs: runs.all(), removals: [], buried: [] });
}

function spotsOf(ydoc: Y.Doc, fields: readonly Field[]): Spot[] {
  const spots: Spot[] = [];
  for (const name of [...ydoc.share.keys()].toSorted()) {
    const place = fieldAt(fields, name);
    const leaf = place && textLeaf(place);
    if (leaf) new TextWalk(name, spots).fragment(ydoc.getXmlFragment(name), leaf.type);
  }
  const values = [...(valuesIn(ydoc)?._map ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, item] of values) {
    if (item.deleted || rowOfRemovalKey(key) !== undefined) continue;
    spots.push({ address: key, length: 1, id: { client: item.id.client, clock: item.lastId.clock } });
  }
  return spots;
}

/** Walks text as `fragments` reads it, so that blocks have the same ids. */
class TextWalk {
  private readonly root: string;
  private readonly spots: Spot[];
  private readonly seen = new Set<string>();
  private block: string | undefined;

  constructor(root: string, spots: Spot[]) {
    this.root = root;
    this.spots = spots;
  }

  fragment(fragment: Y.XmlFragment, type: 'line' | 'rich'): void {
    if (type === 'line') this.line(fragment);
    else for (const child of fragment.toArray() as unknown[]) this.blockOf(child);
  }

  private line(fragment: Y.XmlFragment): void {
    let begun = false;
    for (const child of fragment.toArray() as unknown[]) {
      const part: Spot[] = [];
      const walk = new TextWalk(this.root, part);
      if (child instanceof Y.XmlElement) walk.children(child, false);
      else walk.node(child, false);
      if (part.length === 0) continue;
      if (begun) this.spots.push({ address: this.root, length: 1, id: undefined });
      this.spots.push(...part);
      begun = true;
    }
  }

  private blockOf(child: unknown): void {
    this.block = undefined;
    if (child instanceof Y.Text && child.length > 0) {
      this.block = claimId(undefined, derivedIds(child), this.seen);
    }
    this.node(child, true);
  }

  private children(parent: Y.XmlElement, inBlocks: boolean): void {
    for (const child of parent.toArray() as unknown[]) this.node(child, inBlocks);
  }

  private node(child: unknown, inBlocks: boolean): void {
    if (child instanceof Y.Text) {
      for (let item = child._start; item !== null; item = item.right) this.item(item);
      return;
    }
    if (!(child instanceof Y.XmlElement)) return;
    const type = wellFormed(child.nodeName);
    const around = this.block;
    if (inBlocks && idBearing.has(type)) {
      this.block = claimId(normalAttrs(type, child.getAttributes())?.id, derivedIds(child), this.seen);
    }
    if (isLeaf(child) && child._item) this.item(child._item);
    else this.children(child, inBlocks);
    this.block = around;
  }

  private item(item: Y.Item): void {
    if (item.deleted || textOf(item) === undefined) return;
    const address = this.block === undefined ? this.root : `${this.root}#${this.block}`;
    this.spots.push({ address, length: item.length, id: { client: item.id.client, clock: item.id.clock } });
  }
}
