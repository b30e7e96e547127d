import { useEffect, useRef, useState } from 'react';
import { setValue } from '../../../shared/content/live.ts';
import { under } from '../../../shared/content/address.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { localValues, useValue } from '../values.ts';
import { readerOf, useDerived } from '../derived.ts';
import { Cell } from './Cell.tsx';
import { type CellPlace, type FieldColumn, plainly, type Shown } from './column.ts';
import { type CellState, type Editing, useCell } from './useCell.ts';
import { useOverwritten } from './overwritten.ts';
import css from './table.module.css';

interface Props extends CellPlace {
  readonly column: FieldColumn;
}

/** A cell of a number, a measured value or a date: what is typed is understood, or kept and said to be unclear. */
export function TypedCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const open = useOpenDocument();
  const { ydoc } = open;
  const cell = useCell();
  const { field, label, longLabel } = column;
  const address = under(list, row, field.name);
  const value = useValue(address);
  const [draft, setDraft] = useState<{ readonly text: string; readonly error: string }>();
  const show = column.show ?? plainly;
  const shown = JSON.parse(useDerived((read) => JSON.stringify(show(value, row, read)))) as Shown;
  const spoken = `${longLabel ?? label}, ${rowName}`;
  useOverwritten(address, (one) => show(one, row, readerOf(open)).text);

  /** Whether the text could be taken over; where not it stays in the cell. */
  const take = (text: string): boolean => {
    if (text.trim() === '') {
      setDraft(undefined);
      setValue(ydoc, address, null, localValues);
      return true;
    }
    const reading = column.read?.(text) ?? { error: '' };
    if ('error' in reading) {
      setDraft({ text, error: reading.error });
      return false;
    }
    setDraft(undefined);
    ydoc.transact(() => {
      for (const [name, one] of Object.entries(reading.values)) {
        setValue(ydoc, under(list, row, name), one, localValues);
      }
    }, localValues);
    return true;
  };

  return (
    <Cell
      cell={cell}
      address={address}
      name={field.name}
      label={label}
      spoken={spoken}
      aloud={draft ? draft.text : (shown.aloud ?? (shown.text || t('doc.cell.empty')))}
      labelled={labelled}
      span={span}
      invalid={draft?.error}
      onClear={() => take('')}
      onPaste={take}
      editor={
        cell.editing ? (
          <Box
            editing={cell.editing}
            end={cell.end}
            label={spoken}
            placeholder={column.placeholder}
            begins={draft?.text ?? column.write?.(value) ?? shown.text}
            date={field.type === 'date' ? (typeof value === 'string' ? value : '') : undefined}
            take={take}
            giveUp={() => setDraft(undefined)}
          />
        ) : undefined
      }
    >
      {draft ? <span className={css.unclear}>{draft.text}</span> : shown.text}
    </Cell>
  );
}

interface BoxProps {
  readonly editing: Editing;
  readonly end: CellState['end'];
  readonly label: string;
  readonly begins: string;
  readonly placeholder: string | undefined;
  /** For a cell of a date: the day in it. */
  readonly date: string | undefined;
  readonly take: (text: string) => boolean;
  readonly giveUp: () => void;
}

function Box({ editing, end, label, begins, placeholder, date, take, giveUp }: BoxProps) {
  // Fingers get the device's own calendar; keyboards type dates faster.
  const [native] = useState(() => date !== undefined && matchMedia('(pointer: coarse)').matches);
  const [text, setText] = useState(native ? (date ?? '') : (editing.typed ?? begins));
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useEffect(() => {
    input.current?.focus();
    if (editing.typed === undefined) input.current?.select();
  }, [editing.typed]);

  const finish = (move?: 'down' | 'up' | 'stay') => {
    if (done.current) return;
    done.current = true;
    const changed = text !== (native ? date : begins) || editing.typed !== undefined;
    const understood = !changed || take(text);
    end(understood ? move : move && 'stay');
  };

  return (
    <input
      ref={input}
      className={css.box}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      autoComplete="off"
      type={native ? 'date' : 'text'}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          finish(event.shiftKey ? 'up' : 'down');
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          done.current = true;
          giveUp();
          end('stay');
        } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !event.altKey) {
          event.preventDefault();
          finish(event.key === 'ArrowUp' ? 'up' : 'down');
        }
      }}
    />
  );
}
