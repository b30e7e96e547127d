import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { useOpenDocument } from '../open.ts';
import { useWhoIsIn } from '../presence.ts';
import { arrowMoves, cellBeside } from './moves.ts';
import type { CellState } from './useCell.ts';
import css from './table.module.css';

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
  const { editable, others, undo, places } = useOpenDocument();
  const { element, editing, begin } = cell;
  const who = useWhoIsIn(address);
  const canEdit = editable && !computed;

  useEffect(() => () => others.leave(address), [others, address]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const move = arrowMoves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move) {
      event.preventDefault();
      const next = cellBeside(event.currentTarget as HTMLElement, move);
      if (next) next.focus();
      else if (move === 'up' || move === 'down') places.step(address, move);
      return;
    }
    if (!canEdit) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      begin();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      props.onClear?.();
    } else if (event.key.length === 1) {
      event.preventDefault();
      begin(event.key);
    }
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
      ]
        .filter(Boolean)
        .join(' ')}
      data-address={address}
      data-cell={name}
      data-label={label}
      data-colour={first?.user.colour}
      aria-invalid={invalid ? true : undefined}
      tabIndex={editing ? -1 : 0}
      onKeyDown={onKeyDown}
      onPointerUp={(event) => {
        if (
          canEdit &&
          !editing &&
          event.button === 0 &&
          event.target instanceof Element &&
          !event.target.closest('a')
        )
          begin(undefined, { left: event.clientX, top: event.clientY });
      }}
      onPaste={(event) => {
        if (editing || !canEdit || !props.onPaste) return;
        event.preventDefault();
        props.onPaste(event.clipboardData.getData('text/plain'));
      }}
      onFocus={() => {
        if (others.here !== address) undo.stopCapturing();
        others.enter(address);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) others.leave(address);
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
        <span
          className={css.who}
          aria-hidden
          data-colour={first.user.colour}
          data-pattern={first.user.pattern}
        >
          {first.user.initials}
        </span>
      ) : null}
      {invalid ? (
        <span className={css.invalid} role="alert">
          {invalid}
        </span>
      ) : null}
    </Tag>
  );
}
