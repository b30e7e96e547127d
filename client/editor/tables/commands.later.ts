import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeader,
} from '@tiptap/pm/tables';
import type { Direction } from './move.later.ts';

export const tableCommands = {
  rowAbove: addRowBefore,
  rowBelow: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  removeRow: orTable(deleteRow),
  removeColumn: orTable(deleteColumn),
  headerRow: toggleHeader('row'),
  headerColumn: toggleHeader('column'),
  removeTable: deleteTable,
} as const satisfies Record<string, Command>;

/** The last row or column takes its table with it. */
function orTable(command: Command): Command {
  return (state, dispatch) => command(state, dispatch) || deleteTable(state, dispatch);
}

export const adding: Readonly<Record<Direction, Command>> = {
  up: addRowBefore,
  down: addRowAfter,
  left: addColumnBefore,
  right: addColumnAfter,
};
