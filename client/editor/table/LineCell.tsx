import { useMemo, useRef } from 'react';
import { under } from '../../../shared/content/address.ts';
import { editLine } from '../../../shared/content/editText.ts';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import { useWhoIsIn } from '../presence.ts';
import { StaticLine } from '../StaticLine.tsx';
import { LineEditor } from '../TextEditor.tsx';
import { localValues, useWords } from '../values.ts';
import { Cell } from './Cell.tsx';
import type { CellPlace, FieldColumn } from './column.ts';
import { type CellState, type Point, useCell } from './useCell.ts';
import css from './table.module.css';

interface Props extends CellPlace {
  readonly column: FieldColumn;
}

/** A cell of shared text: an editor while the caret is in it, plain words otherwise. */
export function LineCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const { editable } = useOpenDocument();
  const { field, label, longLabel, placeholder } = column;
  const address = under(list, row, field.name);
  const { cell, put, leaves } = useLineCell(address);
  const words = useWords(address, 'line');
  const spoken = `${longLabel ?? label}, ${rowName}`;
  return (
    <Cell
      cell={cell}
      address={address}
      name={field.name}
      label={label}
      spoken={spoken}
      aloud={words || t('doc.cell.empty')}
      labelled={labelled}
      span={span}
      isLine
      onClear={() => put('')}
      onPaste={(text) => put(text.replace(/\s+/g, ' ').trim())}
      editor={
        cell.editing ? (
          <LineEditor
            address={address}
            label={spoken}
            placeholder={placeholder}
            className={css.line}
            begin={cell.editing}
            onBlur={() => cell.end()}
            onKey={leaves}
          />
        ) : undefined
      }
    >
      {words ? (
        <StaticLine address={address} />
      ) : (
        editable && <span className={css.hint}>{placeholder ?? ''}</span>
      )}
    </Cell>
  );
}

/** What a cell of text does as a whole: typing replaces it, unless somebody else is in it; Escape takes that back. */
function useLineCell(address: string) {
  const t = useText();
  const { ydoc, undo } = useOpenDocument();
  const plain = useCell();
  const isShared = useWhoIsIn(address).length > 0;
  /** Of undo, when the caret came in. */
  const steps = useRef(0);

  return useMemo(() => {
    const put = (text: string) =>
      ydoc.transact(
        () => editLine(ydoc.getXmlFragment(address), text === '' ? [] : [{ type: 'text', text }]),
        localValues,
      );
    const begin = (typed?: string, at?: Point) => {
      undo.stopCapturing();
      steps.current = undo.undoStack.length;
      if (typed !== undefined && !isShared) put('');
      plain.begin(typed, at);
    };
    const takeBack = () => {
      undo.stopCapturing();
      let taken = 0;
      for (; undo.undoStack.length > steps.current; taken += 1) undo.undo();
      if (taken === 0) return;
      showToast({
        message: t('cells.takenBack'),
        undo: () => {
          for (let i = 0; i < taken; i += 1) undo.redo();
        },
      });
    };
    const leaves = (event: KeyboardEvent): boolean => {
      if (event.altKey || event.ctrlKey || event.metaKey) return false;
      const moves = {
        Enter: event.shiftKey ? 'up' : 'down',
        Escape: 'stay',
        ArrowUp: 'up',
        ArrowDown: 'down',
      } as const;
      const move = moves[event.key as keyof typeof moves];
      if (!move) return false;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') takeBack();
      undo.stopCapturing();
      plain.end(move);
      return true;
    };
    const cell: CellState = { ...plain, begin };
    return { cell, put, leaves };
  }, [t, ydoc, undo, plain, isShared, address]);
}
