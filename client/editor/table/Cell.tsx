import { type ClipboardEvent, type ReactNode, useEffect, useId } from 'react';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { useWhoIsIn } from '../presence.ts';
import { blockIn, copyCells } from './clipboard.ts';
import { useGrid, useIsSelected } from './grid.ts';
import { useTableEdits } from './tableEdits.ts';
import type { CellState } from './useCell.ts';
import { useCellKeys } from './useCellKeys.ts';
import css from './table.module.css';
import { WhoIsIn } from './WhoIsIn.tsx';

export interface CellProps {
  readonly cell: CellState;
  readonly address: string;
  readonly name: string;
  /** The column's heading. */
  readonly label: string;
  /** Column and row, said together by screen readers. */
  readonly spoken: string;
  /** What the cell says, aloud. */
  readonly aloud: string;
  /** In the expander a cell carries its label; in the table the heading does. */
  readonly labelled: boolean;
  readonly span?: number | undefined;
  readonly invalid?: string | undefined;
  readonly computed?: boolean;
  /** Text of one line, in which a paste of several lines is prose. */
  readonly isLine?: boolean;
  readonly children: ReactNode;
  /** What stands in the cell while it is edited; undefined where it cannot be. */
  readonly editor?: ReactNode;
  /** Delete and Backspace on a cell that is not being edited. */
  readonly onClear?: (() => void) | undefined;
  readonly onPaste?: ((text: string) => void) | undefined;
}

/** A cell as in a spreadsheet: arrows move, typing replaces, Enter goes in and then down, Escape cancels. */
export function Cell(props: CellProps) {
  const { cell, address, name, label, spoken, aloud, labelled, invalid, computed, children, editor } = props;
  const t = useText();
  const open = useOpenDocument();
  const { editable, others, undo } = open;
  const { element, editing, begin } = cell;
  const grid = useGrid();
  const isSelected = useIsSelected(address);
  const who = useWhoIsIn(address);
  const whoId = useId();
  const edits = useTableEdits();
  const canEdit = editable && !computed;
  const onKeyDown = useCellKeys({ cell, address, canEdit, clear: props.onClear });

  useEffect(() => () => others.leave(address), [others, address]);

  const copy = (event: ClipboardEvent, cut: boolean) => {
    // Words selected with the pointer are copied as they are.
    if (editing || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    const cells = grid.around(address);
    copyCells(event.clipboardData, open, grid, cells);
    if (!cut || !editable) return;
    if (grid.has(address)) edits.clear(cells);
    else props.onClear?.();
  };
  // Before the editor in the cell hears of it: a block goes into the table, not into the text.
  const paste = (event: ClipboardEvent) => {
    if (!editable || event.defaultPrevented) return;
    const block = blockIn(event.clipboardData, props.isLine === true);
    if (block === undefined && editing) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData.getData('text/plain');
    if (block !== undefined) {
      cell.end('stay');
      edits.paste(block, grid.around(address));
    } else if (grid.has(address)) edits.fill(grid.around(address), text.trim());
    else if (canEdit) props.onPaste?.(text);
  };

  const Tag = labelled ? 'div' : 'td';
  const first = who[0];
  return (
    <Tag
      ref={element}
      role="gridcell"
      {...(props.span && !labelled ? { colSpan: props.span } : {})}
      className={[
        css.cell,
        computed && css.computed,
        editing && css.editing,
        labelled && css.labelled,
        first && css.taken,
        isSelected && css.selected,
      ]
        .filter(Boolean)
        .join(' ')}
      data-address={address}
      data-cell={name}
      data-label={label}
      data-colour={first?.user.colour}
      aria-invalid={invalid ? true : undefined}
      aria-selected={isSelected ? true : undefined}
      aria-describedby={first ? whoId : undefined}
      tabIndex={editing ? -1 : 0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        grid.press(event.pointerType === 'mouse' && event.button === 0 ? address : undefined);
      }}
      onMouseDown={(event) => {
        // With Shift the block grows to here, and the cell it began in keeps the focus.
        if (event.shiftKey && !editing) event.preventDefault();
      }}
      onPointerUp={(event) => {
        const pressed = grid.release();
        if (editing || event.button !== 0) return;
        const from = event.shiftKey ? others.here : pressed;
        if (from !== undefined && from !== address && from.startsWith(`${grid.list}/`)) {
          grid.select(from, address);
          window.getSelection()?.removeAllRanges();
          return;
        }
        grid.clear();
        if (canEdit && event.target instanceof Element && !event.target.closest('a'))
          begin(undefined, { left: event.clientX, top: event.clientY });
      }}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPasteCapture={paste}
      onFocus={() => {
        if (others.here !== address) undo.stopCapturing();
        others.enter(address);
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        grid.clear();
        others.leave(address);
      }}
    >
      {labelled ? (
        <span className={css.label} aria-hidden>
          {label}
        </span>
      ) : null}
      {editing && editor ? (
        editor
      ) : (
        <>
          <span className={css.aloudOnly}>
            {spoken}: {aloud}
          </span>
          <span className={css.value} aria-hidden>
            {children}
          </span>
        </>
      )}
      {first ? (
        <>
          <WhoIsIn who={who} />
          <span id={whoId} hidden>
            {t('cells.who', {
              names: who.map(({ user }) => `${user.name}, ${user.organisation}`).join('; '),
            })}
          </span>
        </>
      ) : null}
      {invalid ? (
        <span className={css.invalid} role="alert">
          {invalid}
        </span>
      ) : null}
    </Tag>
  );
}
