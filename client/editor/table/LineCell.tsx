import { under } from '../../../shared/content/address.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { StaticLine } from '../StaticLine.tsx';
import { LineEditor } from '../TextEditor.tsx';
import { useWords } from '../values.ts';
import { Cell } from './Cell.tsx';
import type { CellPlace, FieldColumn } from './column.ts';
import { useCell } from './useCell.ts';
import css from './table.module.css';

interface Props extends CellPlace {
  readonly column: FieldColumn;
}

/** A cell of shared text: an editor while the caret is in it, plain words otherwise. */
export function LineCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const { undo } = useOpenDocument();
  const cell = useCell();
  const { field, label, longLabel, placeholder } = column;
  const address = under(list, row, field.name);
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
      {words ? <StaticLine address={address} /> : <span className={css.hint}>{placeholder ?? ''}</span>}
    </Cell>
  );

  function leaves(event: KeyboardEvent): boolean {
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
    undo.stopCapturing();
    cell.end(move);
    return true;
  }
}
