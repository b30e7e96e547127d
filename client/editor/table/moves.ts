export type Move = 'up' | 'down' | 'left' | 'right';

export const arrowMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * The cell beside this one. Up and down look for the same column in the rows above and below, so that cards on
 * a phone are walked like the table they are.
 */
export function cellBeside(cell: HTMLElement, move: Move): HTMLElement | undefined {
  const grid = cell.closest('[role="grid"]');
  const row = cell.closest('[role="row"]');
  if (!grid || !row) return undefined;
  const rows = [...grid.querySelectorAll('[role="row"]')].filter((one) => cellsOf(one).length > 0);
  const own = cellsOf(row);
  const at = rows.indexOf(row);
  const column = cell.dataset.cell;
  if (move === 'left' || move === 'right') {
    const next = own.indexOf(cell) + (move === 'right' ? 1 : -1);
    if (own[next]) return own[next];
    return move === 'right' ? cellsOf(rows[at + 1])[0] : cellsOf(rows[at - 1]).at(-1);
  }
  const rest = move === 'down' ? rows.slice(at + 1) : rows.slice(0, at).toReversed();
  return rest.flatMap(cellsOf).find((one) => one.dataset.cell === column) ?? rest.flatMap(cellsOf)[0];
}

/** The first or last cell of the row, or of the whole table. */
export function cellAtEdge(
  cell: HTMLElement,
  edge: 'start' | 'end',
  of: 'row' | 'table',
): HTMLElement | undefined {
  const grid = cell.closest('[role="grid"]');
  const rows =
    of === 'table' && grid ? [...grid.querySelectorAll('[role="row"]')] : [cell.closest('[role="row"]')];
  return rows.flatMap((row) => cellsOf(row ?? undefined)).at(edge === 'start' ? 0 : -1);
}

function cellsOf(row: Element | undefined): HTMLElement[] {
  const cells = [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  return cells.filter((cell) => cell.getClientRects().length > 0);
}
