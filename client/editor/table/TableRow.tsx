// On a phone rows are laid out as cards, and what is not laid out as a table loses its roles: they are said here.
// oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/no-interactive-element-to-noninteractive-role
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, type KeyboardEvent, memo, type ReactNode, useRef } from 'react';
import { under } from '../../../shared/content/address.ts';
import { moveRow } from '../../../shared/content/live.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { type Read, useDerived } from '../derived.ts';
import { useOpenDocument } from '../open.ts';
import { localValues } from '../values.ts';
import { type Column, nameOf } from './column.ts';
import { FieldCell } from './FieldCell.tsx';
import { RowHandle } from './RowHandle.tsx';
import css from './table.module.css';

interface Props {
  readonly list: string;
  readonly row: string;
  readonly index: number;
  readonly count: number;
  readonly columns: readonly Column[];
  readonly below: readonly Column[] | undefined;
  readonly details: readonly Column[] | undefined;
  readonly inside: ((row: string) => ReactNode) | undefined;
  readonly isOpen: boolean;
  readonly toggle: (row: string) => void;
  readonly rowName: (row: string, read: Read) => string;
}

export const TableRow = memo(function TableRow(props: Props) {
  const { list, row, index, count, columns, below, details, inside, isOpen, toggle, rowName } = props;
  const t = useText();
  const { ydoc, editable } = useOpenDocument();
  const name = useDerived((read) => rowName(row, read)) || t('doc.row.number', { n: index + 1 });
  const element = useRef<HTMLTableRowElement>(null);

  const move = (to: number) => {
    if (to < 0 || to >= count) return;
    moveRow(ydoc, list, row, to, localValues);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!editable || !event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const focused = document.activeElement;
    move(index + (event.key === 'ArrowUp' ? -1 : 1));
    // The browser lets go of the focus where React moves the row.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    });
  };

  return (
    <Fragment>
      <tr
        ref={element}
        role="row"
        className={below ? `${css.row} ${css.hasBelow}` : css.row}
        data-row={row}
        onKeyDown={onKeyDown}
      >
        {columns.map((column) => (
          <FieldCell key={nameOf(column)} column={column} list={list} row={row} rowName={name} />
        ))}
        <td role="gridcell" className={css.tools}>
          {details ? (
            <IconButton
              label={t(isOpen ? 'doc.row.less' : 'doc.row.more', { name })}
              aria-expanded={isOpen}
              onPress={() => toggle(row)}
            >
              {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
            </IconButton>
          ) : null}
          {editable ? (
            <RowHandle
              list={list}
              row={row}
              name={name}
              index={index}
              count={count}
              move={move}
              element={element}
            />
          ) : null}
        </td>
      </tr>
      {below ? (
        <tr role="row" className={css.below}>
          {below.map((column) => (
            <FieldCell
              key={nameOf(column)}
              column={column}
              list={list}
              row={row}
              rowName={name}
              span={columns.length + 1}
            />
          ))}
        </tr>
      ) : null}
      {details && isOpen ? (
        <tr role="row" className={css.details} data-details={under(list, row)}>
          <td role="none" colSpan={columns.length + 1}>
            <div role="none" className={css.detailGrid}>
              {details.map((column) => (
                <FieldCell
                  key={nameOf(column)}
                  column={column}
                  list={list}
                  row={row}
                  rowName={name}
                  labelled
                />
              ))}
            </div>
            {inside?.(row)}
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
});
