import { Plugin, PluginKey } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import type { OpenDocument } from '../open.ts';
import type { Direction } from './move.later.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface TableWords {
  /** Where the row or column went; undefined when it could not go there. */
  readonly moved: (direction: Direction | undefined) => void;
  readonly failed: () => void;
}

/** Ctrl+Alt with an arrow adds a row or column on that side, Alt+Shift with an arrow moves the one with the caret. */
export function tableKeys(open: OpenDocument, address: string, { moved, failed }: TableWords): Plugin {
  return new Plugin({
    key: new PluginKey('tableKeys'),
    props: {
      handleKeyDown: (view, event) => {
        const direction = directions[event.key];
        const adds = event.ctrlKey || event.metaKey;
        if (!direction || !event.altKey || adds === event.shiftKey || !isInTable(view.state)) return false;
        Promise.all([import('./commands.later.ts'), import('./move.later.ts')]).then(
          ([{ adding }, { move }]) => {
            if (view.isDestroyed || !view.editable) return;
            if (adds) adding[direction](view.state, view.dispatch);
            else moved(move(open, address, view.state, direction) ? direction : undefined);
          },
          failed,
        );
        return true;
      },
    },
  });
}
