import { useCallback, useMemo, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { useLatest } from '../useLatest.ts';
import { type Column, nameOf } from './column.ts';
import { Grid, type Selected } from './grid.ts';
import type { TableEdits } from './tableEdits.ts';

/** A block that waits to be put in, and the cells it was pasted at. */
export interface Pasting {
  readonly block: string;
  readonly at: Selected;
}

interface Bands {
  readonly columns: readonly Column[];
  readonly below: readonly Column[] | undefined;
  readonly details: readonly Column[] | undefined;
}

const blockEdits = () => import('./blockEdits.later.ts');
export const pasteSheet = () => import('./PasteSheet.later.tsx');

/** What the cells of a table share: its grid, and edits of several of them. */
export function useTable({ list, rowsOf }: { readonly list: string; readonly rowsOf: string }, bands: Bands) {
  const t = useText();
  const open = useOpenDocument();
  const { values, places } = open;
  const latest = useLatest(open);
  const latestBands = useLatest(bands);
  const [pasting, setPasting] = useState<Pasting>();

  const grid = useMemo(
    () =>
      new Grid(
        list,
        () => values.rows(rowsOf),
        () => {
          const { columns, below = [], details = [] } = latestBands();
          return [columns, below, details];
        },
        rowsOf,
      ),
    [list, rowsOf, values, latestBands],
  );
  const load = useCallback(
    <T>(fetchIt: () => Promise<T>, use: (part: T) => void) => {
      fetchIt().then(use, () => showToast({ message: t('cells.notLoaded') }));
    },
    [t],
  );
  const edits = useMemo<TableEdits>(
    () => ({
      paste: (block, at) => load(pasteSheet, () => setPasting({ block, at })),
      fill: (cells, text) => load(blockEdits, ({ fillWith }) => fillWith(latest(), grid, cells, text)),
      fillDown: (cells) => load(blockEdits, ({ fillDown }) => fillDown(latest(), grid, cells)),
      clear: (cells) => load(blockEdits, ({ clearCells }) => clearCells(latest(), grid, cells)),
    }),
    [grid, latest, load],
  );
  const endPaste = useCallback(() => {
    setPasting(undefined);
    const [row] = pasting?.at.rows ?? [];
    const [column] = pasting?.at.columns ?? [];
    // Dialogs give the focus up a frame after they are gone.
    if (row !== undefined && column)
      requestAnimationFrame(() => void places.go(under(list, row, nameOf(column))));
  }, [pasting, places, list]);
  return { grid, edits, pasting, endPaste };
}
