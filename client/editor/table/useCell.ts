import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useOpenDocument } from '../open.ts';
import { cellBeside, type Move } from './moves.ts';

export interface Editing {
  /** What was typed to begin with, replacing what was there; undefined: go on with what is there. */
  readonly typed: string | undefined;
  /** Where it was pressed; undefined: the caret goes to the end. */
  readonly at?: Point | undefined;
}

export interface Point {
  readonly left: number;
  readonly top: number;
}

/** Whether a cell is being edited, and the way in and out. */
export interface CellState {
  readonly element: RefObject<(HTMLTableCellElement & HTMLDivElement) | null>;
  readonly editing: Editing | undefined;
  readonly begin: (typed?: string, at?: Point) => void;
  /** Ends editing; with a move, goes on to the cell there. */
  readonly end: (move?: Move | 'stay') => void;
}

export function useCell(): CellState {
  const { editable } = useOpenDocument();
  const element = useRef<HTMLTableCellElement & HTMLDivElement>(null);
  const [editing, setEditing] = useState<Editing>();
  const begin = useCallback(
    (typed?: string, at?: Point) => {
      if (editable) setEditing({ typed, at });
    },
    [editable],
  );
  const end = useCallback((move?: Move | 'stay') => {
    setEditing(undefined);
    if (!move || !element.current) return;
    const next = move === 'stay' ? element.current : cellBeside(element.current, move);
    (next ?? element.current).focus();
  }, []);
  const shown = editable ? editing : undefined;
  return useMemo(() => ({ element, editing: shown, begin, end }), [shown, begin, end]);
}
