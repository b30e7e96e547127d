import { useEffect, useRef } from 'react';
import { under } from '../../../shared/content/address.ts';
import { setValue } from '../../../shared/content/live.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { localValues, useValue } from '../values.ts';
import { Cell } from './Cell.tsx';
import type { CellPlace, FieldColumn, Option } from './column.ts';
import { type CellState, type Editing, useCell } from './useCell.ts';
import { useOverwritten } from './overwritten.ts';
import css from './table.module.css';

interface Props extends CellPlace {
  readonly column: FieldColumn;
}

/** A cell that holds one of several options, or the id of something outside the document. */
export function ChoiceCell({ column, list, row, rowName, labelled, span }: Props) {
  const t = useText();
  const { ydoc, surroundings, editable } = useOpenDocument();
  const cell = useCell();
  const { field, label, longLabel, options = [] } = column;
  const address = under(list, row, field.name);
  const raw = useValue(address);
  const value = typeof raw === 'string' ? raw : '';
  // In a fork, what the source names may not be there to be chosen.
  const labelOf = (one: Scalar | undefined) =>
    (field.type === 'reference' && typeof one === 'string' && surroundings.references[one]?.label) || '';
  const textOf = (one: Scalar | undefined) =>
    options.find((option) => option.value === one)?.text ?? labelOf(one);
  const text = textOf(value);
  const spoken = `${longLabel ?? label}, ${rowName}`;
  const put = (next: string) => setValue(ydoc, address, next === '' ? null : next, localValues);
  useOverwritten(address, textOf);

  const paste = (pasted: string) => {
    const wanted = pasted.trim().toLowerCase();
    const found = options.find((option) => option.text.toLowerCase() === wanted);
    if (found) put(found.value);
  };

  return (
    <Cell
      cell={cell}
      address={address}
      name={field.name}
      label={label}
      spoken={spoken}
      aloud={text || t('doc.cell.empty')}
      labelled={labelled}
      span={span}
      onClear={() => put('')}
      onPaste={paste}
      editor={
        cell.editing ? (
          <Picker
            editing={cell.editing}
            end={cell.end}
            label={spoken}
            value={value}
            options={options}
            shown={text}
            put={put}
          />
        ) : undefined
      }
    >
      {text || (editable && <span className={css.hint}>{column.placeholder ?? t('doc.cell.choose')}</span>)}
    </Cell>
  );
}

interface PickerProps {
  readonly editing: Editing;
  readonly end: CellState['end'];
  readonly label: string;
  readonly value: string;
  readonly shown: string;
  readonly options: readonly Option[];
  readonly put: (value: string) => void;
}

function Picker({ editing, end, label, value, shown, options, put }: PickerProps) {
  const t = useText();
  const select = useRef<HTMLSelectElement>(null);
  const before = useRef(value);

  useEffect(() => {
    const element = select.current;
    if (!element) return;
    element.focus();
    const typed = editing.typed?.trim().toLowerCase();
    const found = typed ? options.find((option) => option.text.toLowerCase().startsWith(typed)) : undefined;
    if (found) put(found.value);
    else if ('showPicker' in element) openPicker(element);
    // Once, as the cell opens: what is typed further goes to the list itself.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <select
      ref={select}
      className={css.box}
      aria-label={label}
      value={value}
      onChange={(event) => put(event.target.value)}
      onBlur={() => end()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          end('down');
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          put(before.current);
          end('stay');
        }
      }}
    >
      <option value="">{t('doc.cell.none')}</option>
      {isKnown ? null : <option value={value}>{shown || value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** Some browsers open a list only right after a key or a click; elsewhere it stays closed and the arrows choose. */
function openPicker(element: HTMLSelectElement): void {
  try {
    element.showPicker();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
