import { under } from '../../../shared/content/address.ts';
import { useText } from '../../ui/text.tsx';
import { useDerived } from '../derived.ts';
import { Cell } from './Cell.tsx';
import { ChoiceCell } from './ChoiceCell.tsx';
import type { CellPlace, Column, ComputedColumn, Shown } from './column.ts';
import { LineCell } from './LineCell.tsx';
import { TypedCell } from './TypedCell.tsx';
import { useCell } from './useCell.ts';

interface Props extends Omit<CellPlace, 'labelled'> {
  readonly column: Column;
  readonly labelled?: boolean;
}

export function FieldCell({ column, list, row, rowName, labelled = false, span }: Props) {
  if (!('field' in column)) {
    return <ComputedCell column={column} list={list} row={row} rowName={rowName} labelled={labelled} />;
  }
  const props = { column, list, row, rowName, labelled, span };
  switch (column.field.type) {
    case 'line':
      return <LineCell {...props} />;
    case 'choice':
    case 'reference':
      return <ChoiceCell {...props} />;
    default:
      return <TypedCell {...props} />;
  }
}

function ComputedCell({
  column,
  list,
  row,
  rowName,
  labelled,
}: CellPlace & { readonly column: ComputedColumn }) {
  const t = useText();
  const cell = useCell();
  const shown = JSON.parse(useDerived((read) => JSON.stringify(column.compute(row, read)))) as Shown;
  return (
    <Cell
      cell={cell}
      address={under(list, row, column.name)}
      name={column.name}
      label={column.label}
      spoken={`${column.label}, ${rowName}`}
      aloud={shown.aloud ?? (shown.text || t('doc.cell.notYet'))}
      labelled={labelled}
      computed
    >
      {shown.text}
    </Cell>
  );
}
