import { under } from '../../../shared/content/address.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { StaticLine } from '../StaticLine.tsx';
import { LineEditor } from '../TextEditor.tsx';
import { useWords } from '../values.ts';
import { Cell, type Editing } from './Cell.tsx';
import type { FieldColumn } from './column.ts';
import css from './table.module.css';

interface Props {
  readonly column: FieldColumn;
  readonly list: string;
  readonly row: string;
  readonly rowName: string;
  readonly labelled: boolean;
  readonly span?: number | undefined;
}

/** A cell of shared text: an editor while the caret is in it, plain words otherwise. */
export function LineCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const { undo } = useOpenDocument();
  const { field, label, longLabel, placeholder } = column;
  const address = under(list, row, field.name);
  const words = useWords(address, 'line');
  const spoken = `${longLabel ?? label}, ${rowName}`;
  return (
    <Cell
      address={address}
      name={field.name}
      label={label}
      spoken={spoken}
      aloud={words || t('doc.cell.empty')}
      labelled={labelled}
      span={span}
      onClear={() => undefined}
      editor={(editing) => (
        <LineEditor
          address={address}
          label={spoken}
          placeholder={placeholder}
          className={css.line}
          begin={{ typed: editing.typed }}
          onBlur={() => editing.end()}
          onKey={(event) => leaves(event, editing)}
        />
      )}
    >
      {words ? <StaticLine address={address} /> : <span className={css.hint}>{placeholder ?? ''}</span>}
    </Cell>
  );

  function leaves(event: KeyboardEvent, editing: Editing): boolean {
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
    editing.end(move);
    return true;
  }
}
