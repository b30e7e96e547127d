import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeader,
} from '@tiptap/pm/tables';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { OpenDocument } from '../open.ts';
import { type Direction, move } from './move.ts';

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

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const adding: Readonly<Record<Direction, Command>> = {
  up: addRowBefore,
  down: addRowAfter,
  left: addColumnBefore,
  right: addColumnAfter,
};

/** Ctrl+Alt with an arrow adds a row or column on that side, Alt+Shift with an arrow moves the one with the caret. */
export function tableKeys(open: OpenDocument, address: string): Plugin {
  return new Plugin({
    key: new PluginKey('tableKeys'),
    props: {
      handleKeyDown: (view, event) => {
        const direction = directions[event.key];
        if (!direction || !event.altKey || !isInTable(view.state)) return false;
        const isCommand = event.ctrlKey || event.metaKey;
        if (isCommand && !event.shiftKey) return adding[direction](view.state, view.dispatch);
        if (event.shiftKey && !isCommand) {
          move(open, address, view.state, direction);
          return true;
        }
        return false;
      },
    },
  });
}
