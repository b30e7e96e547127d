import * as Y from 'yjs';
import { isShortId } from '../ids.ts';
import { parseAddress, removalKey, rowOfRemovalKey, under, valuesRoot } from './address.ts';
import type { Node, Translation } from './fields.ts';
import { typesOf } from './fragments.ts';
import { rowsOf, valuesIn } from './layout.ts';
import { keysToPlace } from './order.ts';
import { equalScalars, readScalar, readTranslation, type Scalar } from './values.ts';

/** Edits a person makes on an open document. Each is one transaction with the given origin. */

/** Puts a value in a field, or takes it out with null. Writing what is already there does nothing. */
export function setValue(ydoc: Y.Doc, address: string, value: Scalar | null, origin: unknown): void {
  legal(address);
  ydoc.transact(() => {
    const values = ydoc.getMap(valuesRoot);
    if (value === null) {
      if (values.has(address)) values.delete(address);
    } else if (!equalScalars(values.get(address), value)) {
      values.set(address, value);
    }
  }, origin);
}

/** The value kept at an address, whatever its field's type; undefined when there is none. */
export function getValue(ydoc: Y.Doc, address: string): Scalar | undefined {
  const raw = valuesIn(ydoc)?.get(address);
  if (typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return readScalar('number', raw);
  if (typeof raw === 'string') return readScalar('reference', raw);
  return readScalar('measured', raw);
}

/** What the translation of a unit was made from; undefined where nobody has said. */
export function translationAt(ydoc: Y.Doc, address: string): Translation | undefined {
  return readTranslation(valuesIn(ydoc)?.get(address));
}

/** Says what a translated unit, `field/unit@lang`, was made from; null: nobody says so any more. */
export function setTranslation(
  ydoc: Y.Doc,
  address: string,
  made: Translation | null,
  origin: unknown,
): void {
  const parsed = parseAddress(address);
  if (parsed?.lang === undefined || parsed.path.length % 2 !== 0 || parsed.block !== undefined) {
    throw new Error(`"${address}" is not the address of a translated unit.`);
  }
  ydoc.transact(() => {
    const values = ydoc.getMap(valuesRoot);
    if (made !== null) values.set(address, made);
    else if (values.has(address)) values.delete(address);
  }, origin);
}

export interface NewRow {
  readonly id: string;
  /** The row to stand behind; null: first; left out: last. */
  readonly after?: string | null;
  /** Values by field name. */
  readonly initial?: Readonly<Record<string, Scalar>>;
  /** Text by field name: inline nodes for lines, blocks for rich fields, each said which. */
  readonly texts?: Readonly<
    Record<string, { readonly type: 'line' | 'rich'; readonly nodes: readonly Node[] }>
  >;
}

export function addRow(ydoc: Y.Doc, listAddress: string, row: NewRow, origin: unknown): void {
  const address = rowAddress(listAddress, row.id);
  ydoc.transact(() => {
    const values = ydoc.getMap(valuesRoot);
    place(values, listAddress, row.id, row.after);
    for (const [name, value] of Object.entries(row.initial ?? {})) values.set(under(address, name), value);
    for (const [name, text] of Object.entries(row.texts ?? {})) {
      insertText(ydoc, under(address, name), text.type, text.nodes);
    }
  }, origin);
}

/** Puts text into a fragment nobody has written in yet. */
export function insertText(
  ydoc: Y.Doc,
  address: string,
  type: 'line' | 'rich',
  nodes: readonly Node[],
): void {
  const fragment = ydoc.getXmlFragment(address);
  const types = type === 'rich' ? typesOf(nodes) : typesOf([{ type: 'line', content: nodes }]);
  fragment.insert(fragment.length, types);
}

/** Moves a row behind another (null: first) or to an index among the rows shown. Its content is not touched. */
export function moveRow(
  ydoc: Y.Doc,
  listAddress: string,
  rowId: string,
  to: number | { readonly after: string | null },
  origin: unknown,
): void {
  rowAddress(listAddress, rowId);
  ydoc.transact(() => {
    const values = ydoc.getMap(valuesRoot);
    if (!rowsOf(values, listAddress).placed.some((row) => row.id === rowId)) return;
    const others = rowIds(ydoc, listAddress).filter((id) => id !== rowId);
    const after = typeof to === 'number' ? (others[Math.min(to, others.length) - 1] ?? null) : to.after;
    place(values, listAddress, rowId, after);
  }, origin);
}

function place(
  values: Y.Map<unknown>,
  listAddress: string,
  rowId: string,
  after: string | null | undefined,
): void {
  const others = rowsOf(values, listAddress).placed.filter((row) => row.id !== rowId);
  const known = after === null || others.some((row) => row.id === after);
  const behind = known ? (after ?? null) : (others.at(-1)?.id ?? null);
  for (const { id, key } of keysToPlace(others, rowId, behind)) values.set(under(listAddress, id), key);
}

/** Who removed a row, and when (milliseconds since 1970). */
export interface Removal {
  readonly by: string;
  readonly at: number;
}

/** Takes a row out of the document. Its cells stay, to be put back. */
export function removeRow(
  ydoc: Y.Doc,
  listAddress: string,
  rowId: string,
  removal: Removal,
  origin: unknown,
): void {
  const address = rowAddress(listAddress, rowId);
  ydoc.transact(() => {
    ydoc.getMap(valuesRoot).set(removalKey(address), { by: removal.by, at: removal.at });
  }, origin);
}

export function putBackRow(ydoc: Y.Doc, listAddress: string, rowId: string, origin: unknown): void {
  const key = removalKey(rowAddress(listAddress, rowId));
  ydoc.transact(() => {
    const values = ydoc.getMap(valuesRoot);
    if (values.has(key)) values.delete(key);
  }, origin);
}

/** The rows of a list that are shown, in order. Whoever has read its rows already gives them. */
export function rowIds(
  ydoc: Y.Doc,
  listAddress: string,
  rows = rowsOf(valuesIn(ydoc), listAddress),
): string[] {
  const { placed, isRemoved } = rows;
  return placed.filter(({ id }) => !isRemoved(id)).map(({ id }) => id);
}

/** The rows taken out of a list, the latest first. `by` is empty where the record does not say. */
export function removedRows(
  ydoc: Y.Doc,
  listAddress: string,
  rows = rowsOf(valuesIn(ydoc), listAddress),
): (Removal & { readonly id: string })[] {
  const values = valuesIn(ydoc);
  const { placed, isRemoved } = rows;
  return placed
    .filter(({ id }) => isRemoved(id))
    .map(({ id }) => ({ id, ...readRemoval(values?.get(removalKey(under(listAddress, id)))) }))
    .toSorted((a, b) => b.at - a.at);
}

function readRemoval(raw: unknown): Removal {
  const { by, at } = (typeof raw === 'object' && raw !== null ? raw : {}) as { by?: unknown; at?: unknown };
  return { by: typeof by === 'string' ? by : '', at: typeof at === 'number' && Number.isFinite(at) ? at : 0 };
}

export interface ValuesChange {
  /** True when this document made the change itself. */
  readonly local: boolean;
  readonly origin: unknown;
  /** What stood at an address before. */
  readonly before: (address: string) => unknown;
}

/**
 * Tells which values changed: addresses of fields, and of rows that were added, moved, removed or put back.
 * Returns the function that stops it.
 */
export function observeValues(
  ydoc: Y.Doc,
  changed: (addresses: ReadonlySet<string>, change: ValuesChange) => void,
): () => void {
  const values = ydoc.getMap(valuesRoot);
  const listener = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    const keys = event.changes.keys;
    changed(new Set([...keys.keys()].map((key) => rowOfRemovalKey(key) ?? key)), {
      local: transaction.local,
      origin: transaction.origin,
      before: (address) => keys.get(address)?.oldValue,
    });
  };
  values.observe(listener);
  return () => values.unobserve(listener);
}

function legal(address: string): void {
  const parsed = parseAddress(address);
  if (!parsed || parsed.lang !== undefined || parsed.block !== undefined) {
    throw new Error(`"${address}" is not the address of a value.`);
  }
}

function rowAddress(listAddress: string, rowId: string): string {
  const address = under(listAddress, rowId);
  if (!isShortId(rowId) || !parseAddress(address))
    throw new Error(`"${address}" is not the address of a row.`);
  return address;
}
