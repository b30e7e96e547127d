import type { Editor } from '@tiptap/core';
import { ChevronDown } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuChoice } from '../../ui/Menu.later.tsx';
import { type MessageId, useText } from '../../ui/text.tsx';
import css from '../blocks/blocks.module.css';
import { useOpenDocument } from '../open.ts';
import { tableCommands } from './commands.later.ts';
import { canMove, type Direction, move } from './move.later.ts';

type Verb = keyof typeof tableCommands;

/** What can be done with the row, the column and the table that the caret is in. */
export default function TableBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const open = useOpenDocument();

  const run = (verb: Verb, keys?: string): MenuChoice => ({
    id: verb,
    text: t(`table.${verb}`),
    ...(keys ? { hint: keys } : {}),
    danger: verb.startsWith('remove'),
    separated: verb.startsWith('remove') && verb !== 'removeTable',
    onAction: () => {
      editor.view.focus();
      tableCommands[verb](editor.state, editor.view.dispatch);
    },
  });
  const go = (direction: Direction, text: MessageId, keys: string): MenuChoice => ({
    id: direction,
    text: t(text),
    hint: keys,
    disabled: !canMove(editor.state, direction),
    onAction: () => {
      editor.view.focus();
      const { address } = editor.view.dom.dataset;
      if (address) move(open, address, editor.state, direction);
    },
  });
  const menu = (label: MessageId, choices: readonly MenuChoice[]) => (
    <Menu
      label={t(label)}
      placement="bottom start"
      choices={choices}
      trigger={
        <Button variant="quiet" icon={<ChevronDown aria-hidden size={16} />}>
          {t(label)}
        </Button>
      }
    />
  );

  return (
    <div role="group" aria-label={t('table.tools')} className={css.bar}>
      {menu('table.row', [
        run('rowAbove', 'Ctrl+Alt+↑'),
        run('rowBelow', 'Ctrl+Alt+↓'),
        go('up', 'doc.row.up', 'Alt+Shift+↑'),
        go('down', 'doc.row.down', 'Alt+Shift+↓'),
        run('removeRow'),
      ])}
      {menu('table.column', [
        run('columnBefore', 'Ctrl+Alt+←'),
        run('columnAfter', 'Ctrl+Alt+→'),
        go('left', 'table.left', 'Alt+Shift+←'),
        go('right', 'table.right', 'Alt+Shift+→'),
        run('removeColumn'),
      ])}
      {menu('table.table', [run('headerRow'), run('headerColumn'), run('removeTable')])}
    </div>
  );
}
