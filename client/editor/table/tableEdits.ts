import { createContext, useContext } from 'react';
import type { Selected } from './grid.ts';

/** What a cell asks of its table that concerns more than itself. */
export interface TableEdits {
  /** Shows what a pasted block would come to, from the first of these cells on. */
  readonly paste: (block: string, cells: Selected) => void;
  readonly fill: (cells: Selected, text: string) => void;
  readonly fillDown: (cells: Selected) => void;
  readonly clear: (cells: Selected) => void;
}

const Context = createContext<TableEdits | undefined>(undefined);
export const TableEditsProvider = Context.Provider;

export function useTableEdits(): TableEdits {
  const edits = useContext(Context);
  if (!edits) throw new Error('A cell needs a table around it.');
  return edits;
}
