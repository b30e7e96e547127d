import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { under } from '../../../shared/content/address.ts';
import { type Column, nameOf } from './column.ts';
import type { Move } from './moves.ts';

interface Corner {
  readonly row: string;
  readonly column: string;
}

/** The cells between two corners, by row and column. */
export interface Selected {
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
}

/**
 * The cells of one table as a spreadsheet sees them, and which of them are selected together. A block stays within
 * the columns that stand in one line: those of the row, the line below it, or those behind its expander.
 */
export class Grid {
  readonly list: string;
  /** The list whose rows these are: itself, but for a matrix. */
  readonly rowsOf: string;
  private readonly rows: () => readonly string[];
  private readonly bands: () => readonly (readonly Column[])[];
  private readonly listeners = new Set<() => void>();
  private anchor: Corner | undefined;
  private head: Corner | undefined;
  /** Where the pointer went down. */
  private pressed: string | undefined;

  constructor(
    list: string,
    rows: () => readonly string[],
    bands: () => readonly (readonly Column[])[],
    rowsOf = list,
  ) {
    this.list = list;
    this.rowsOf = rowsOf;
    this.rows = rows;
    this.bands = bands;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  press(address: string | undefined): void {
    this.pressed = address;
  }

  /** The pointer goes up. @returns where it went down */
  release(): string | undefined {
    const { pressed } = this;
    this.pressed = undefined;
    return pressed;
  }

  /** All columns, in the order in which a row is read. */
  get columns(): readonly Column[] {
    return this.bands().flat();
  }

  /** Undefined unless more than one cell is selected. */
  get selected(): Selected | undefined {
    const { anchor, head } = this;
    if (!anchor || !head) return undefined;
    const band = this.bandOf(anchor.column);
    const rows = between(this.rows(), anchor.row, head.row);
    const columns = between(band.map(nameOf), anchor.column, head.column);
    if (rows.length * columns.length < 2) return undefined;
    return { rows, columns: band.filter((column) => columns.includes(nameOf(column))) };
  }

  has(address: string): boolean {
    const selected = this.selected;
    if (!selected) return false;
    const { row, column } = this.cornerOf(address);
    return selected.rows.includes(row) && selected.columns.some((one) => nameOf(one) === column);
  }

  /** The selected block, or this one cell. */
  around(address: string): Selected {
    const { row, column } = this.cornerOf(address);
    const own = this.columns.filter((one) => nameOf(one) === column);
    return this.has(address) && this.selected ? this.selected : { rows: [row], columns: own };
  }

  /** The row above this one. */
  above(row: string): string | undefined {
    const rows = this.rows();
    return rows[rows.indexOf(row) - 1];
  }

  /** Moves the far corner of the block that begins at this cell. @returns the cell now at that corner */
  extend(from: string, move: Move): string | undefined {
    const anchor = this.cornerOf(from);
    const head = (same(this.anchor, anchor) && this.head) || anchor;
    const names = this.bandOf(anchor.column).map(nameOf);
    const rows = this.rows();
    const [down, right] = steps[move];
    const row = rows[rows.indexOf(head.row) + down];
    const column = names[names.indexOf(head.column) + right];
    if (row === undefined || column === undefined) return undefined;
    return this.put(anchor, { row, column });
  }

  /** Selects from one cell to another; nothing where they do not stand in the same columns. */
  select(from: string, to: string): void {
    const [anchor, head] = [this.cornerOf(from), this.cornerOf(to)];
    if (this.bandOf(anchor.column) === this.bandOf(head.column)) this.put(anchor, head);
  }

  /** @returns whether anything was selected */
  clear(): boolean {
    if (!this.anchor) return false;
    this.anchor = undefined;
    this.head = undefined;
    this.tell();
    return true;
  }

  /** The row and the column of an address in this table. */
  cornerOf(address: string): Corner {
    const [row = '', column = ''] = address.slice(this.list.length + 1).split('/');
    return { row, column };
  }

  private put(anchor: Corner, head: Corner): string {
    this.anchor = anchor;
    this.head = head;
    this.tell();
    return under(this.list, head.row, head.column);
  }

  /** The columns that stand in one line with this one. */
  bandOf(column: string): readonly Column[] {
    return this.bands().find((band) => band.some((one) => nameOf(one) === column)) ?? [];
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const steps: Readonly<Record<Move, readonly [down: number, right: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

function same(a: Corner | undefined, b: Corner): boolean {
  return a?.row === b.row && a.column === b.column;
}

function between(all: readonly string[], a: string, b: string): readonly string[] {
  const [from, to] = [all.indexOf(a), all.indexOf(b)].toSorted((x, y) => x - y);
  return from === undefined || to === undefined || from < 0 ? [] : all.slice(from, to + 1);
}

const Context = createContext<Grid | undefined>(undefined);
export const GridProvider = Context.Provider;

export function useGrid(): Grid {
  const grid = useContext(Context);
  if (!grid) throw new Error('A cell needs a table around it.');
  return grid;
}

export function useIsSelected(address: string): boolean {
  const grid = useGrid();
  return useSyncExternalStore(
    useCallback((listener) => grid.subscribe(listener), [grid]),
    () => grid.has(address),
  );
}
