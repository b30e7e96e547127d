import { useEffect, useRef, useState } from 'react';
import { setValue } from '../../../shared/content/live.ts';
import { under } from '../../../shared/content/address.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { localValues, useValue } from '../values.ts';
import { Cell, type Editing } from './Cell.tsx';
import type { FieldColumn, Shown } from './column.ts';
import { useOverwritten } from './overwritten.ts';
import css from './table.module.css';

interface Props {
  readonly column: FieldColumn;
  readonly list: string;
  readonly row: string;
  readonly rowName: string;
  readonly labelled: boolean;
  readonly span?: number | undefined;
}

/** A cell of a number, a measured value or a date: what is typed is understood, or kept and said to be unclear. */
export function TypedCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const { ydoc } = useOpenDocument();
  const { field, label, longLabel } = column;
  const address = under(list, row, field.name);
  const value = useValue(address);
  const [draft, setDraft] = useState<{ readonly text: string; readonly error: string }>();
  const show = column.useShow?.(row) ?? plain;
  const shown = show(value);
  const spoken = `${longLabel ?? label}, ${rowName}`;
  useOverwritten(address, (one) => show(one).text);

  /** Whether the text could be taken over; where not it stays in the cell. */
  const take = (text: string): boolean => {
    if (text.trim() === '') {
      setDraft(undefined);
      setValue(ydoc, address, null, localValues);
      return true;
    }
    const reading = column.read?.(text, row) ?? { error: '' };
    if ('error' in reading) {
      setDraft({ text, error: reading.error });
      return false;
    }
    setDraft(undefined);
    ydoc.transact(() => {
      for (const [name, one] of Object.entries(reading.values)) {
        setValue(ydoc, under(list, row, name), one as Scalar | null, localValues);
      }
    }, localValues);
    return true;
  };

  return (
    <Cell
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
      editor={(editing) => (
        <Box
          editing={editing}
          label={spoken}
          placeholder={column.placeholder}
          begins={draft?.text ?? column.write?.(value) ?? shown.text}
          date={field.type === 'date' ? String(value ?? '') : undefined}
          take={take}
          giveUp={() => setDraft(undefined)}
        />
      )}
    >
      {draft ? <span className={css.unclear}>{draft.text}</span> : shown.text}
    </Cell>
  );
}

function plain(value: Scalar | undefined): Shown {
  return { text: value === undefined ? '' : String(value) };
}

interface BoxProps {
  readonly editing: Editing;
  readonly label: string;
  readonly begins: string;
  readonly placeholder: string | undefined;
  /** For a cell of a date: the day in it. */
  readonly date: string | undefined;
  readonly take: (text: string) => boolean;
  readonly giveUp: () => void;
}

function Box({ editing, label, begins, placeholder, date, take, giveUp }: BoxProps) {
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
    editing.end(understood ? move : move && 'stay');
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
          editing.end('stay');
        } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !event.altKey) {
          event.preventDefault();
          finish(event.key === 'ArrowUp' ? 'up' : 'down');
        }
      }}
    />
  );
}
