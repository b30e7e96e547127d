import { under } from '../../../shared/content/address.ts';
import { useText } from '../../ui/text.tsx';
import { Cell } from './Cell.tsx';
import { ChoiceCell } from './ChoiceCell.tsx';
import type { Column, ComputedColumn } from './column.ts';
import { LineCell } from './LineCell.tsx';
import { TypedCell } from './TypedCell.tsx';

interface Props {
  readonly column: Column;
  readonly list: string;
  readonly row: string;
  /** What the row is called, e.g. its organisation. */
  readonly rowName: string;
  /** Carries its own label: in the expander. */
  readonly labelled?: boolean;
  /** Columns it reaches over. */
  readonly span?: number;
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
}: Props & { readonly column: ComputedColumn; readonly labelled: boolean }) {
  const t = useText();
  const shown = column.useValue(row);
  return (
    <Cell
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
