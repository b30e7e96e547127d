import * as Y from 'yjs';
import { parseAddress, removalKey, rowOfRemovalKey, valuesRoot } from './address.ts';
import { inOrder, type Placed } from './order.ts';

/** The map of last-writer-wins values, or undefined while nobody has written one. Makes no root type. */
export function valuesIn(ydoc: Y.Doc): Y.Map<unknown> | undefined {
  return ydoc.share.has(valuesRoot) ? ydoc.getMap(valuesRoot) : undefined;
}

/** The text of a line or rich field, or undefined while nobody has written there. Makes no root type. */
export function fragmentIn(ydoc: Y.Doc, address: string): Y.XmlFragment | undefined {
  return ydoc.share.has(address) ? ydoc.getXmlFragment(address) : undefined;
}

export interface ListRows {
  readonly placed: readonly Placed[];
  readonly isRemoved: (id: string) => boolean;
}

const noRows: ListRows = { placed: [], isRemoved: () => false };

/** The rows of every list of a document, in order, removed ones included. */
export function allRows(values: Y.Map<unknown> | undefined): (listAddress: string) => ListRows {
  const lists = new Map<string, { rows: Placed[]; removed: Set<string> }>();
  const listOf = (address: string) => {
    const known = lists.get(address);
    if (known) return known;
    const made = { rows: [], removed: new Set<string>() };
    lists.set(address, made);
    return made;
  };
  values?.forEach((value, key) => {
    const removed = rowOfRemovalKey(key);
    const split = splitRow(removed ?? key);
    if (!split) return;
    if (removed !== undefined) {
      if (value !== null && value !== undefined) listOf(split.list).removed.add(split.id);
    } else if (typeof value === 'string') {
      listOf(split.list).rows.push({ id: split.id, key: value });
    }
  });
  const ordered = new Map<string, ListRows>();
  return (address) => {
    let rows = ordered.get(address);
    const list = lists.get(address);
    if (!rows && list) {
      rows = { placed: inOrder(list.rows), isRemoved: (id) => list.removed.has(id) };
      ordered.set(address, rows);
    }
    return rows ?? noRows;
  };
}

/** The rows of one list, in order, removed ones included. */
export function rowsOf(values: Y.Map<unknown> | undefined, listAddress: string): ListRows {
  if (!values) return noRows;
  const rows: Placed[] = [];
  const prefix = `${listAddress}/`;
  values.forEach((value, key) => {
    if (typeof value !== 'string' || !key.startsWith(prefix)) return;
    const split = splitRow(key);
    if (split?.list === listAddress) rows.push({ id: split.id, key: value });
  });
  const isRemoved = (id: string) => (values.get(removalKey(prefix + id)) ?? null) !== null;
  return { placed: inOrder(rows), isRemoved };
}

/** A row's address taken apart; undefined for the address of anything else. */
export function splitRow(address: string): { readonly list: string; readonly id: string } | undefined {
  // Most keys of a document are fields of rows: told by their slashes, before anything is taken apart.
  let isRow = false;
  for (let at = address.indexOf('/'); at >= 0; at = address.indexOf('/', at + 1)) isRow = !isRow;
  if (!isRow) return undefined;
  const parsed = parseAddress(address);
  if (!parsed || parsed.lang !== undefined || parsed.block !== undefined) {
    return undefined;
  }
  return { list: parsed.path.slice(0, -1).join('/'), id: parsed.path.at(-1) ?? '' };
}
