import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { valuesRoot } from '../../shared/content/address.ts';
import { lineNodes, richNodes } from '../../shared/content/fragments.ts';
import { allRows, splitRow, valuesIn } from '../../shared/content/layout.ts';
import {
  getValue,
  observeValues,
  removedRows,
  rowIds,
  type ValuesChange,
} from '../../shared/content/live.ts';
import { isBlankRich } from '../../shared/content/nodes.ts';
import { plainText } from '../../shared/content/text.ts';
import { equalScalars, type Scalar } from '../../shared/content/values.ts';
import { localEdit } from '../sync/document.ts';
import { useOpenDocument } from './open.ts';

/** The origin of every value a person sets on this page: what their undo takes back. */
export const localValues = localEdit;

const rememberedFor = 5 * 60_000;

export type RemovedRow = ReturnType<typeof removedRows>[number];

/** The values of one open document, each cell listening only to its own address. */
export class ValueStore {
  private readonly ydoc: Y.Doc;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly values = new Map<string, Scalar | undefined>();
  private readonly lists = new Map<string, readonly string[]>();
  /** Of all lists, as of the last change: a document of a thousand lists is not searched a thousand times. */
  private all: ReturnType<typeof allRows> | undefined;
  private readonly gone = new Map<string, readonly RemovedRow[]>();
  private readonly watchers = new Set<(addresses: ReadonlySet<string>, change: ValuesChange) => void>();
  /** What this person put where, lately: to tell them when somebody else puts something different. */
  private readonly mine = new Map<string, { readonly value: Scalar | undefined; readonly at: number }>();
  private readonly overwritten = new Map<string, (mine: Scalar, now: Scalar | undefined) => void>();
  private readonly stop: () => void;

  constructor(ydoc: Y.Doc) {
    this.ydoc = ydoc;
    this.stop = observeValues(ydoc, (addresses, change) => this.changed(addresses, change));
  }

  close(): void {
    this.stop();
    this.listeners.clear();
    this.watchers.clear();
  }

  value(address: string): Scalar | undefined {
    if (!this.values.has(address)) this.values.set(address, getValue(this.ydoc, address));
    return this.values.get(address);
  }

  rows(list: string): readonly string[] {
    let rows = this.lists.get(list);
    if (!rows) this.lists.set(list, (rows = rowIds(this.ydoc, list, this.read(list))));
    return rows;
  }

  removed(list: string): readonly RemovedRow[] {
    let rows = this.gone.get(list);
    if (!rows) this.gone.set(list, (rows = removedRows(this.ydoc, list, this.read(list))));
    return rows;
  }

  private read(list: string) {
    return (this.all ??= allRows(valuesIn(this.ydoc)))(list);
  }

  /** The client that wrote the value at this address. */
  writerOf(address: string): number | undefined {
    return this.ydoc.getMap(valuesRoot)._map.get(address)?.id.client;
  }

  /** Tells when the value at this address, or the rows of this list, changed. */
  subscribe(address: string, listener: () => void): () => void {
    const set = this.listeners.get(address) ?? new Set();
    this.listeners.set(address, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(address) === set) this.listeners.delete(address);
    };
  }

  /** Sees every change whole, before the cells do. */
  watch(watcher: (addresses: ReadonlySet<string>, change: ValuesChange) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Calls when somebody else changes a value that this person set in the last minutes. */
  onOverwritten(address: string, tell: (mine: Scalar, now: Scalar | undefined) => void): () => void {
    this.overwritten.set(address, tell);
    return () => {
      if (this.overwritten.get(address) === tell) this.overwritten.delete(address);
    };
  }

  private compareWithMine(address: string, change: ValuesChange): void {
    if (change.local) {
      if (change.origin === localValues)
        this.mine.set(address, { value: this.value(address), at: Date.now() });
      else this.mine.delete(address);
      return;
    }
    const mine = this.mine.get(address);
    if (!mine) return;
    this.mine.delete(address);
    const now = this.value(address);
    if (mine.value === undefined || Date.now() - mine.at > rememberedFor || equalScalars(mine.value, now))
      return;
    this.overwritten.get(address)?.(mine.value, now);
  }

  private changed(addresses: ReadonlySet<string>, change: ValuesChange): void {
    const touched = new Set<string>();
    for (const address of addresses) {
      this.values.delete(address);
      touched.add(address);
      const list = splitRow(address)?.list;
      if (list === undefined) {
        this.compareWithMine(address, change);
        continue;
      }
      this.all = undefined;
      this.lists.delete(list);
      this.gone.delete(list);
      touched.add(list);
    }
    for (const watcher of this.watchers) watcher(addresses, change);
    for (const address of touched) for (const listener of this.listeners.get(address) ?? []) listener();
  }
}

export function useValue(address: string): Scalar | undefined {
  const { values } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => values.subscribe(address, listener), [values, address]),
    () => values.value(address),
  );
}

export function useRows(list: string): readonly string[] {
  const { values } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => values.subscribe(list, listener), [values, list]),
    () => values.rows(list),
  );
}

export function useRemovedRows(list: string): readonly RemovedRow[] {
  const { values } = useOpenDocument();
  return useSyncExternalStore(
    useCallback((listener) => values.subscribe(list, listener), [values, list]),
    () => values.removed(list),
  );
}

/** The words of a text field, without its formatting. */
export function useWords(address: string, type: 'line' | 'rich'): string {
  const { ydoc } = useOpenDocument();
  const fragment = ydoc.getXmlFragment(address);
  return useSyncExternalStore(
    useCallback((listener) => observe(fragment, listener), [fragment]),
    () => plainText(type === 'line' ? lineNodes(fragment) : richNodes(fragment)).trim(),
  );
}

/** The nodes of a line as JSON text, so that equal lines are equal. */
export function useLineJson(address: string): string {
  const { ydoc } = useOpenDocument();
  const fragment = ydoc.getXmlFragment(address);
  return useSyncExternalStore(
    useCallback((listener) => observe(fragment, listener), [fragment]),
    () => JSON.stringify(lineNodes(fragment)),
  );
}

/** Whether a text field, or a list, has nothing in it. */
export function useIsEmpty(address: string, type: 'line' | 'rich' | 'list'): boolean {
  const { ydoc, values } = useOpenDocument();
  const fragment = type === 'list' ? undefined : ydoc.getXmlFragment(address);
  return useSyncExternalStore(
    useCallback(
      (listener) => (fragment ? observe(fragment, listener) : values.subscribe(address, listener)),
      [fragment, values, address],
    ),
    () => {
      if (!fragment) return values.rows(address).length === 0;
      return type === 'line'
        ? plainText(lineNodes(fragment)).trim() === ''
        : isBlankRich(richNodes(fragment));
    },
  );
}

function observe(fragment: Y.XmlFragment, listener: () => void): () => void {
  fragment.observeDeep(listener);
  return () => fragment.unobserveDeep(listener);
}
