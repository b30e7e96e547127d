import type { KeyboardEvent } from 'react';
import { useOpenDocument } from '../open.ts';
import { useGrid } from './grid.ts';
import { arrowMoves, cellAtEdge, cellBeside } from './moves.ts';
import { useTableEdits } from './tableEdits.ts';
import type { CellState } from './useCell.ts';

interface Keys {
  readonly cell: CellState;
  readonly address: string;
  readonly canEdit: boolean;
  readonly clear: (() => void) | undefined;
}

/** The keys of a cell that is not being edited. */
export function useCellKeys({ cell, address, canEdit, clear }: Keys): (event: KeyboardEvent) => void {
  const { editable, places } = useOpenDocument();
  const grid = useGrid();
  const edits = useTableEdits();

  const extend = (event: KeyboardEvent): boolean => {
    const move = arrowMoves[event.key];
    if (!move) return false;
    const head = grid.extend(address, move);
    const corner = head && document.querySelector(`[data-address="${CSS.escape(head)}"]`);
    if (corner) corner.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  };

  const go = (event: KeyboardEvent, own: HTMLElement): boolean => {
    if (event.key === 'Home' || event.key === 'End') {
      const isWhole = event.ctrlKey || event.metaKey;
      cellAtEdge(own, event.key === 'Home' ? 'start' : 'end', isWhole ? 'table' : 'row')?.focus();
      return true;
    }
    const move = arrowMoves[event.key];
    if (!move || event.ctrlKey || event.metaKey) return false;
    const next = cellBeside(own, move);
    if (next) next.focus();
    else if (move === 'up' || move === 'down') places.step(address, move);
    return true;
  };

  const fillDown = () => {
    const selected = grid.around(address);
    const [row = ''] = selected.rows;
    const above = selected.rows.length > 1 ? undefined : grid.above(row);
    edits.fillDown(above === undefined ? selected : { ...selected, rows: [above, row] });
  };

  /** Keys that change what is in cells. */
  const change = (event: KeyboardEvent): boolean => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'd' && !event.shiftKey) {
      fillDown();
      return true;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      if (isCommand) return false;
      if (grid.has(address)) edits.clear(grid.around(address));
      else if (canEdit) clear?.();
      return true;
    }
    if (isCommand || !canEdit) return false;
    if (event.key === 'Enter' || event.key === 'F2') {
      cell.begin();
      return true;
    }
    if (event.key.length !== 1) return false;
    cell.begin(event.key);
    return true;
  };

  return (event) => {
    if (cell.editing || event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (event.altKey) return;
    if (event.key === 'Escape') {
      if (grid.clear()) event.preventDefault();
      return;
    }
    const done =
      (event.shiftKey && !event.ctrlKey && !event.metaKey && extend(event)) ||
      (!event.shiftKey && go(event, event.currentTarget as HTMLElement)) ||
      (editable && change(event));
    if (done) event.preventDefault();
  };
}
