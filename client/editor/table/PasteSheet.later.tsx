import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText } from '../../ui/text.tsx';
import { readerOf } from '../derived.ts';
import { type OpenDocument, useOpenDocument } from '../open.ts';
import { useRows } from '../values.ts';
import { applyPaste } from './blockEdits.later.ts';
import { textOf } from './clipboard.ts';
import { type FieldColumn, nameOf, plainly } from './column.ts';
import type { Grid } from './grid.ts';
import css from './paste.module.css';
import { cellsIn, guessMapping, type PlannedCell, type PlannedRow, planPaste } from './pasted.ts';
import type { Pasting } from './useTable.ts';

interface Props {
  readonly grid: Grid;
  readonly pasting: Pasting;
  readonly onClose: () => void;
}

const mostRows = 200;

/** What a pasted block would come to, before it does: what goes where, what is not understood, what is added. */
export default function PasteSheet({ grid, pasting, onClose }: Props) {
  const t = useText();
  const open = useOpenDocument();
  const rows = useRows(grid.rowsOf);
  const canAdd = grid.rowsOf === grid.list;
  const { cells, all } = useMemo(() => {
    const every = cellsIn(pasting.block);
    return { cells: every.slice(0, mostRows + 1), all: every.length };
  }, [pasting]);
  const [mapping, setMapping] = useState(() => {
    const [column] = pasting.at.columns;
    const from = column ? nameOf(column) : '';
    return guessMapping(cells, grid.columns, grid.bandOf(from), from);
  });
  const [asNew, setAsNew] = useState(false);
  const fields = grid.columns.filter((column) => 'field' in column);
  // Somebody may have removed the row meanwhile: then the block makes rows of its own.
  const from = rows.indexOf(pasting.at.rows[0] ?? '');
  const planned = planPaste(cells, mapping, asNew || from < 0 ? [] : rows.slice(from));
  // The rows of a matrix are made where they belong.
  const plan = canAdd ? planned : planned.filter(({ row }) => row !== undefined);
  const counted = count(plan);

  const apply = () => {
    applyPaste(open, grid.list, plan);
    onClose();
  };
  const send = (at: number, name: string) => {
    const column = fields.find(({ field }) => field.name === name);
    const columns = mapping.columns.map((one, i) => (i === at ? column : one === column ? undefined : one));
    setMapping({ ...mapping, columns });
  };

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('cells.paste.title', { rows: plan.length, columns: mapping.columns.length })}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cells.paste.cancel')}
          </Button>
          <Button
            variant="primary"
            // Who has just pasted is one key from having it in.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            isDisabled={!open.editable || counted.changed + counted.added === 0}
            onPress={apply}
          >
            {t('cells.paste.apply')}
          </Button>
        </>
      }
    >
      <p role="status">{t('cells.paste.summary', counted)}</p>
      {all > cells.length ? (
        <p className={css.why}>{t('cells.paste.tooMany', { most: mostRows, all })}</p>
      ) : null}
      <div className={css.options}>
        <Checkbox checked={mapping.header} onChange={(header) => setMapping({ ...mapping, header })}>
          {t('cells.paste.header')}
        </Checkbox>
        {from >= 0 && canAdd ? (
          <RadioGroup
            label={t('cells.paste.where')}
            inline
            value={asNew ? 'new' : 'here'}
            onChange={(value) => setAsNew(value === 'new')}
            options={[
              { value: 'here', text: t('cells.paste.here', { n: from + 1 }) },
              { value: 'new', text: t('cells.paste.new') },
            ]}
          />
        ) : null}
      </div>
      {/* A table wider than the sheet is scrolled with the arrows. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} role="region" aria-label={t('cells.paste.preview')} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('cells.paste.row')}</th>
              {mapping.columns.map((column, at) => (
                <th scope="col" key={at}>
                  <select
                    aria-label={t('cells.paste.goesTo', { n: at + 1 })}
                    value={column?.field.name ?? ''}
                    onChange={(event) => send(at, event.target.value)}
                  >
                    <option value="">{t('cells.paste.leaveOut')}</option>
                    {fields.map(({ field, label, longLabel }) => (
                      <option key={field.name} value={field.name}>
                        {longLabel ?? label}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.map(({ row, cells: planned }, i) => (
              <tr key={i}>
                <th scope="row" className={row === undefined ? css.added : undefined}>
                  {row === undefined ? t('cells.paste.added') : rows.indexOf(row) + 1}
                </th>
                {mapping.columns.map((column, at) => {
                  const cell = planned.find((one) => one.column === column);
                  return (
                    <td key={at}>
                      {cell ? (
                        <Preview cell={cell} row={row} list={grid.list} />
                      ) : (
                        <span className={css.out}>{cells[i + (mapping.header ? 1 : 0)]?.[at]}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Unclear plan={plan} />
    </Sheet>
  );
}

function count(plan: readonly PlannedRow[]) {
  const takes = ({ understood }: PlannedCell) => understood.type === 'words' || understood.type === 'values';
  const cellsOf = (rows: readonly PlannedRow[]) => rows.flatMap(({ cells }) => cells);
  return {
    changed: cellsOf(plan.filter(({ row }) => row !== undefined)).filter(takes).length,
    added: plan.filter(({ row, cells }) => row === undefined && cells.some(takes)).length,
    unclear: cellsOf(plan).filter(({ understood }) => understood.type === 'unclear').length,
  };
}

interface PreviewProps {
  readonly cell: PlannedCell;
  readonly row: string | undefined;
  readonly list: string;
}

/** What stands in the cell, and what would. */
function Preview({ cell, row, list }: PreviewProps) {
  const t = useText();
  const open = useOpenDocument();
  const { column, text, understood } = cell;
  const before = row === undefined ? '' : textOf(open, list, row, column);
  if (understood.type === 'nothing') return <span className={css.stays}>{before}</span>;
  if (understood.type === 'unclear') {
    return (
      <span className={css.unclear}>
        <TriangleAlert aria-label={t('cells.paste.notUnderstood')} /> {text}
      </span>
    );
  }
  const after = understood.type === 'words' ? understood.words : shownOf(open, cell, row, understood.values);
  const also = understood.type === 'values' ? Object.keys(understood.values).length - 1 : 0;
  return (
    <>
      {before !== '' && before !== after ? (
        <>
          <del>{before}</del>{' '}
        </>
      ) : null}
      <ins>{after}</ins>
      {also > 0 ? <small className={css.also}> {t('cells.paste.also', { also })}</small> : null}
    </>
  );
}

function shownOf(
  open: OpenDocument,
  { column }: PlannedCell,
  row: string | undefined,
  values: Readonly<Record<string, unknown>>,
): string {
  const value = values[column.field.name] as Parameters<typeof plainly>[0];
  const option = column.options?.find((one) => one.value === value);
  return option?.text ?? (column.show ?? plainly)(value, row ?? '', readerOf(open)).text;
}

/** Each cell that is not understood, and why. */
function Unclear({ plan }: { readonly plan: readonly PlannedRow[] }) {
  const t = useText();
  const reasons = plan.flatMap(({ cells }) =>
    cells.flatMap(({ column, text, understood }) =>
      understood.type === 'unclear'
        ? [{ column, text, why: understood.why === 'reader' ? understood.message : optionsOf(column) }]
        : [],
    ),
  );
  if (reasons.length === 0) return null;
  return (
    <section aria-label={t('cells.paste.unclear')}>
      <h3 className={css.heading}>{t('cells.paste.unclear')}</h3>
      <ul className={css.reasons}>
        {reasons.slice(0, 12).map(({ column, text, why }, i) => (
          <li key={i}>{t('cells.paste.reason', { text, column: column.longLabel ?? column.label, why })}</li>
        ))}
        {reasons.length > 12 ? <li>{t('cells.paste.more', { count: reasons.length - 12 })}</li> : null}
      </ul>
    </section>
  );

  function optionsOf({ options = [] }: FieldColumn): string {
    if (options.length === 0) return t('cells.paste.noOptions');
    const some = options.slice(0, 6).map((option) => option.text);
    return t('cells.paste.options', { options: some.join(', '), more: options.length - some.length });
  }
}
