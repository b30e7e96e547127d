// On a phone rows are laid out as cards, and what is not laid out as a table loses its roles: they are said here.
// oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/no-interactive-element-to-noninteractive-role
import { Plus } from 'lucide-react';
import { lazy, type ReactNode, startTransition, Suspense, useCallback, useEffect, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { addRow, putBackRow } from '../../../shared/content/live.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { shortId } from '../../../shared/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import type { Read } from '../derived.ts';
import { Locked } from '../Locked.tsx';
import { useOpenDocument } from '../open.ts';
import { localValues, useRemovedRows, useRows } from '../values.ts';
import { type Column, nameOf } from './column.ts';
import { GridProvider } from './grid.ts';
import { useLostRows } from './lostRows.ts';
import { SelectedWords } from './SelectedWords.tsx';
import { TableEditsProvider } from './tableEdits.ts';
import { TableRow } from './TableRow.tsx';
import { pasteSheet, useTable } from './useTable.ts';
import css from './table.module.css';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const PasteSheet = lazy(inTheEnd(pasteSheet));

export interface FieldTableProps {
  /** The address of the list, or of a matrix. */
  readonly list: string;
  /** For a matrix: the list whose rows are its rows. They come, go and move there; columns are named by row ids. */
  readonly rowsOf?: string;
  /** What a screen reader calls the table. */
  readonly label: string;
  readonly columns: readonly Column[];
  /** A second line under each row, always there. */
  readonly below?: readonly Column[];
  /** Behind an expander in each row. */
  readonly details?: readonly Column[];
  /** What else stands behind the expander, below the details. */
  readonly inside?: (row: string) => ReactNode;
  /** What a row is called, for screen readers and menus. */
  readonly rowName: (row: string, read: Read) => string;
  /** A list that can be added to says how. */
  readonly addLabel?: string;
  /** A word below the table, e.g. what can be typed. */
  readonly foot?: string | undefined;
  /** Values a new row starts with. */
  readonly initial?: () => Readonly<Record<string, Scalar>>;
}

/** The rows of a list as a quiet table that reads like print and is edited like a spreadsheet. */
export function FieldTable(props: FieldTableProps) {
  return (
    <Locked address={props.list}>
      <Table {...props} />
    </Locked>
  );
}

function Table(props: FieldTableProps) {
  const { list, rowsOf, label, columns, below, details, inside, rowName, addLabel, foot, initial } = props;
  const t = useText();
  const { ydoc, editable, places } = useOpenDocument();
  const rows = useRows(rowsOf ?? list);
  const [shown, showAll] = useGrowing(rows.length);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { grid, edits, pasting, endPaste } = useTable(
    { list, rowsOf: rowsOf ?? list },
    { columns, below, details },
  );
  useLostRows(list);

  const toggle = useCallback((row: string, wanted?: boolean) => {
    setOpen((before) => {
      const next = new Set(before);
      if (wanted ?? !before.has(row)) next.add(row);
      else next.delete(row);
      return next;
    });
  }, []);

  useEffect(
    () =>
      places.onGoing((address) => {
        const [, row, name] = address.startsWith(`${list}/`) ? address.slice(list.length).split('/') : [];
        if (row) showAll();
        if (!row || name === undefined) return;
        const isInside = inside !== undefined && !columns.some((column) => nameOf(column) === name);
        if (isInside || details?.some((column) => nameOf(column) === name)) toggle(row, true);
      }),
    [places, list, columns, details, inside, toggle, showAll],
  );

  const add = () => {
    const id = shortId();
    addRow(ydoc, list, { id, ...(initial ? { initial: initial() } : {}) }, localValues);
    const first = columns.find((column) => 'field' in column);
    if (first) void places.go(under(list, id, nameOf(first)));
  };

  return (
    <div className={css.frame} data-list={list}>
      <GridProvider value={grid}>
        <TableEditsProvider value={edits}>
          {rows.length > 0 ? (
            <table
              role="grid"
              aria-readonly={!editable}
              aria-label={label}
              aria-multiselectable="true"
              className={css.table}
            >
              <thead role="rowgroup" className={css.head}>
                <tr role="row">
                  {columns.map((column) => (
                    <th
                      role="columnheader"
                      scope="col"
                      key={nameOf(column)}
                      className={css[column.width ?? 'middle']}
                    >
                      {column.label}
                    </th>
                  ))}
                  <th role="columnheader" scope="col" className={css.tools}>
                    <span className={css.aloudOnly}>{t('doc.row.tools')}</span>
                  </th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                {rows.slice(0, shown).map((row, index) => (
                  <TableRow
                    key={row}
                    list={list}
                    row={row}
                    index={index}
                    count={rows.length}
                    columns={columns}
                    below={below}
                    details={details}
                    inside={inside}
                    isOpen={open.has(row)}
                    toggle={toggle}
                    rowName={rowName}
                    fixed={rowsOf !== undefined}
                  />
                ))}
              </tbody>
            </table>
          ) : null}
        </TableEditsProvider>
        <SelectedWords />
      </GridProvider>
      {pasting ? (
        <Suspense>
          <PasteSheet grid={grid} pasting={pasting} onClose={endPaste} />
        </Suspense>
      ) : null}
      {editable ? (
        <div className={css.foot}>
          {addLabel === undefined ? null : (
            <>
              <Button variant="quiet" icon={<Plus aria-hidden />} onPress={add} data-stands-for={list}>
                {addLabel}
              </Button>
              <PutBack list={list} />
            </>
          )}
          {foot ? <p className={css.footNote}>{foot}</p> : null}
        </div>
      ) : null}
    </div>
  );
}

const handful = 16;

/** A long table comes a handful of rows first, and all others while nothing else waits. */
function useGrowing(count: number): readonly [shown: number, showAll: () => void] {
  const [shown, setShown] = useState(count > handful ? handful : Infinity);
  useEffect(() => {
    if (shown < Infinity)
      startTransition(() => setShown(shown + handful < count ? shown + handful : Infinity));
  }, [shown, count]);
  return [shown, useCallback(() => setShown(Infinity), [])];
}

/** The last removed row stays within reach as long as the document keeps it. */
function PutBack({ list }: { readonly list: string }) {
  const t = useText();
  const { ydoc, places } = useOpenDocument();
  const removed = useRemovedRows(list);
  const last = removed[0];
  if (!last) return null;
  return (
    <Button
      variant="quiet"
      onPress={() => {
        putBackRow(ydoc, list, last.id, localValues);
        void places.go(under(list, last.id));
      }}
    >
      {t('doc.row.putBackLast', { count: removed.length })}
    </Button>
  );
}
