import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { putBackRow, removeRow } from '../../../shared/content/live.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { localValues } from '../values.ts';
import { dragRow } from './dragRow.ts';
import css from './table.module.css';

interface Props {
  readonly list: string;
  readonly row: string;
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly move: (to: number) => void;
  readonly element: RefObject<HTMLTableRowElement | null>;
}

/** Drags the row, or opens what can be done with it. */
export function RowHandle({ list, row, name, index, count, move, element }: Props) {
  const t = useText();
  const { ydoc, me } = useOpenDocument();
  const [open, setOpen] = useState(false);

  const remove = () => {
    removeRow(ydoc, list, row, { by: me.id, at: Date.now() }, localValues);
    showToast({
      message: t('doc.row.removed', { name }),
      undo: () => putBackRow(ydoc, list, row, localValues),
    });
  };

  return (
    // The pointer drags; the keyboard moves rows with the menu or Alt and the arrows.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <span
      className={css.handle}
      onPointerDownCapture={(event) => {
        // A menu that opens as the button goes down would be let go over "Remove".
        event.stopPropagation();
        if (element.current) dragRow(event.nativeEvent, element.current, move);
      }}
      onClickCapture={(event) => {
        // Where the focus comes back to.
        event.currentTarget.querySelector('button')?.focus();
        setOpen(true);
      }}
    >
      <LazyMenu
        isOpen={open}
        onOpenChange={setOpen}
        label={t('doc.row.actions', { name })}
        trigger={
          <IconButton label={t('doc.row.actions', { name })} keys={t('doc.row.keys')}>
            <GripVertical aria-hidden />
          </IconButton>
        }
        choices={[
          {
            id: 'up',
            text: t('doc.row.up'),
            icon: <ArrowUp aria-hidden />,
            disabled: index === 0,
            onAction: () => move(index - 1),
          },
          {
            id: 'down',
            text: t('doc.row.down'),
            icon: <ArrowDown aria-hidden />,
            disabled: index === count - 1,
            onAction: () => move(index + 1),
          },
          {
            id: 'remove',
            text: t('doc.row.remove'),
            icon: <Trash2 aria-hidden />,
            danger: true,
            separated: true,
            onAction: remove,
          },
        ]}
      />
    </span>
  );
}
