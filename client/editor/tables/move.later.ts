import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { OpenDocument } from '../open.ts';
import { areOthersIn } from '../othersIn.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

interface Place {
  readonly table: Node;
  /** From the top of the text down to the table. */
  readonly path: readonly number[];
  readonly row: number;
  readonly column: number;
}

function placeOf($pos: ResolvedPos): Place | undefined {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const table = $pos.node(depth);
    if (table.type.name !== 'table') continue;
    return {
      table,
      path: Array.from({ length: depth }, (_, at) => $pos.index(at)),
      row: $pos.index(depth),
      column: $pos.depth > depth ? $pos.index(depth + 1) : 0,
    };
  }
  return undefined;
}

/** Whether the row or column with the caret can change places with the one beside it. */
export function canMove(state: EditorState, direction: Direction): boolean {
  const place = placeOf(state.selection.$head);
  return place !== undefined && isMovable(place, direction);
}

function isMovable({ table, row, column }: Place, direction: Direction): boolean {
  const [down, right] = steps[direction];
  const rows = childrenOf(table).map(childrenOf);
  const [one, other] = [rows[row], rows[row + down]];
  const isRegular = rows.every(
    (cells) =>
      cells.length === rows[0]?.length &&
      cells.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  );
  if (!isRegular || !one || !other) return false;
  const pairs =
    down === 0
      ? rows.map((cells) => [cells[column], cells[column + right]])
      : one.map((cell, i) => [cell, other[i]]);
  // A header stays a header: what is one in a row or column does not change places with what is none.
  return pairs.every(([a, b]) => a !== undefined && b !== undefined && a.type === b.type);
}

const steps: Readonly<Record<Direction, readonly [down: number, right: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

const childrenOf = (node: Node): Node[] => Array.from({ length: node.childCount }, (_, i) => node.child(i));

/**
 * Moves the row or column with the caret, in the shared text itself: of the two that change places only one is made
 * anew, and that is one where nobody else is writing, so that what is typed meanwhile stays.
 */
export function move(open: OpenDocument, address: string, state: EditorState, direction: Direction): boolean {
  const place = placeOf(state.selection.$head);
  if (!place || !isMovable(place, direction)) return false;
  const { ydoc } = open;
  const table = place.path.reduce<unknown>(
    (at, index) => (at instanceof Y.XmlElement || at instanceof Y.XmlFragment ? at.get(index) : undefined),
    ydoc.getXmlFragment(address),
  );
  if (!(table instanceof Y.XmlElement)) return false;
  const [down, right] = steps[direction];
  open.undo.stopCapturing();
  ydoc.transact(() => {
    if (right === 0) swap(open, table, place.row, place.row + down);
    else {
      for (const row of table.toArray()) {
        if (row instanceof Y.XmlElement) swap(open, row, place.column, place.column + right);
      }
    }
  }, ySyncPluginKey);
  open.undo.stopCapturing();
  return true;
}

function swap(open: OpenDocument, parent: Y.XmlElement, own: number, beside: number): void {
  const [still, moving] = areOthersIn(open, parent.get(beside)) ? [beside, own] : [own, beside];
  const element = parent.get(moving);
  if (!(element instanceof Y.XmlElement)) return;
  const copy = element.clone();
  parent.delete(moving, 1);
  // Neighbours: whichever of them goes, the place of the other is where it comes back.
  parent.insert(still, [copy]);
}
