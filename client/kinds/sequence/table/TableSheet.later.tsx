import { useEffect, useMemo, useState } from 'react';
import { columnLetters, readTable, type TableFault } from '../../../../shared/csv/read.ts';
import { pastedRows } from '../../../../shared/csv/paste.ts';
import type { Cited } from '../../../../shared/kinds/sequence/cite.ts';
import { unitChanges } from '../../../../shared/kinds/sequence/table/changes.ts';
import { columnName, type Part, parts } from '../../../../shared/kinds/sequence/table/parts.ts';
import {
  guessTable,
  mostUnits,
  oneAfterAnother,
  type PlannedTable,
  type PlannedUnit,
  planTable,
  type TableMapping,
} from '../../../../shared/kinds/sequence/table/read.ts';
import { decoded, faultOf } from '../../../../shared/standards/read.ts';
import { call } from '../../../api/call.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Select, TextArea } from '../../../ui/Field.tsx';
import { FileField } from '../../../ui/FileField.tsx';
import form from '../../../ui/form.module.css';
import { useLocale, useWords } from '../../../ui/Locale.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import table from '../../../ui/table.module.css';
import { useText } from '../../../ui/text.tsx';
import css from '../calendar/calendar.module.css';
import { inOneStep, sequenceIn } from '../standards/oneStep.ts';
import { citedFrom } from '../standards/useFound.ts';

/** New units from a pasted table or a CSV file, after a look at what goes where. */
export default function TableSheet(props: { readonly onClose: () => void }) {
  return useWords('standards') ? <UnitsFromTable {...props} /> : null;
}

type Rows = readonly (readonly string[])[];

function UnitsFromTable({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const open = useOpenDocument();
  const [rows, setRows] = useState<Rows>([]);
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState('');
  const [mapping, setMapping] = useState<TableMapping>();
  const [follow, setFollow] = useState(true);
  const planned = useMemo(() => (mapping ? planTable(rows, mapping) : undefined), [rows, mapping]);
  const units = useMemo(() => {
    const found = planned?.units ?? [];
    return follow ? oneAfterAnother(found, sequenceIn(open).daysPerWeek) : found;
  }, [planned, follow, open]);
  const found = useLookedUp(open.id, units);

  const take = (next: Rows, problem = '') => {
    setRows(next);
    setFault(problem);
    setMapping(next.length === 0 ? undefined : guessTable(next));
  };
  const choose = async (file: File) => {
    setPasted('');
    const text = decoded(new Uint8Array(await file.slice(0, 5_000_000).arrayBuffer()));
    const read = text === undefined ? undefined : readTable(text, 5000);
    if (!read) return take([], t('standards.fault.notText'));
    if ('fault' in read) return take([], faultWords(read.fault, t));
    const cells: string[][] = [];
    // Blank rows count, so that a row is named as the spreadsheet names it.
    cells[0] = [...read.header];
    for (const { n, cells: row } of read.rows) cells[n - 1] = [...row];
    return take(Array.from(cells, (row) => row ?? []));
  };
  const apply = () => {
    inOneStep(open, unitChanges(sequenceIn(open), units, found));
    onClose();
  };
  const codes = codesOf(units);

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('standards.table')}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('standards.cancel')}
          </Button>
          <Button variant="primary" isDisabled={units.length === 0 || !open.editable} onPress={apply}>
            {t('standards.table.apply', { count: units.length })}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <p>{t('standards.table.words')}</p>
        <FileField
          label={t('standards.table.file')}
          error={fault}
          accept=".csv,.tsv,.txt,text/csv"
          onChoose={(file) => {
            choose(file).catch(() => take([], t('standards.file.unread')));
          }}
        />
        <TextArea
          label={t('standards.table.paste')}
          rows={4}
          value={pasted}
          onChange={(text) => {
            setPasted(text);
            take(text.trim() === '' ? [] : pastedRows(text.slice(0, 2_000_000)).slice(0, 5000));
          }}
        />
        {mapping && planned ? (
          <>
            <Columns rows={rows} mapping={mapping} onChange={setMapping} />
            <Checkbox checked={follow} onChange={setFollow}>
              {t('standards.table.follow')}
            </Checkbox>
            <p role="status">
              {units.length === 0
                ? t('standards.table.noUnits')
                : t('standards.table.found', {
                    units: units.length,
                    known: codes.filter((code) => found.has(code)).length,
                    unknown: codes.filter((code) => !found.has(code)).length,
                  })}
            </p>
            <Preview units={units} found={found} />
            <Unclear planned={planned} />
          </>
        ) : null}
      </div>
    </Sheet>
  );
}

function faultWords(fault: TableFault, t: ReturnType<typeof useText>): string {
  if (fault.type === 'tooManyRows') return t('standards.table.tooLong', { most: fault.most });
  const { type, values } = faultOf(fault);
  return t(`standards.fault.${type}`, values);
}

function codesOf(units: readonly PlannedUnit[]): readonly string[] {
  return [...new Set(units.flatMap((unit) => unit.standards.map((one) => one.code)))];
}

/** What the codes mean in the frameworks around the document; without the server they are cited as they are typed. */
function useLookedUp(document: string, units: readonly PlannedUnit[]): ReadonlyMap<string, Cited> {
  const [found, setFound] = useState<ReadonlyMap<string, Cited>>(new Map());
  const asked = codesOf(units).join('\n');
  useEffect(() => {
    let current = true;
    const codes = asked === '' ? [] : asked.split('\n');
    const ask = async () => {
      const known = new Map<string, Cited>();
      for (let from = 0; from < codes.length; from += 500) {
        const body = { codes: codes.slice(from, from + 500) };
        const answer = await call('lookUpStandards', { params: { document }, body });
        for (const one of answer.found) known.set(one.asked, citedFrom(one.standard));
      }
      return known;
    };
    ask().then(
      (known) => current && setFound(known),
      () => current && setFound(new Map()),
    );
    return () => {
      current = false;
    };
  }, [asked, document]);
  return found;
}

function Columns({
  rows,
  mapping,
  onChange,
}: {
  readonly rows: Rows;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
}) {
  const t = useText();
  const { locale } = useLocale();
  const wide = Math.min(40, Math.max(...rows.slice(0, 50).map((row) => row.length)));
  const options = [
    { value: '', text: t('standards.table.leaveOut') },
    ...parts.map((part) => ({ value: part as string, text: columnName(part, locale) })),
  ];
  const send = (at: number, value: string) => {
    const part = parts.find((one) => one === value);
    const columns = Array.from({ length: wide }, (_, i): Part | undefined => {
      const before = mapping.columns[i];
      return i === at ? part : before === part ? undefined : before;
    });
    onChange({ ...mapping, columns });
  };
  return (
    <section>
      <h3 className={css.heading}>{t('standards.table.columns')}</h3>
      <div className={css.columns}>
        {Array.from({ length: wide }, (_, at) => (
          <Select
            key={at}
            label={t('standards.table.column', {
              letters: columnLetters(at + 1),
              name: (rows[Math.max(0, mapping.header)]?.[at] ?? '').slice(0, 40),
            })}
            value={mapping.columns[at] ?? ''}
            options={options}
            onChange={(value) => send(at, value)}
          />
        ))}
      </div>
    </section>
  );
}

function Preview({
  units,
  found,
}: {
  readonly units: readonly PlannedUnit[];
  readonly found: ReadonlyMap<string, Cited>;
}) {
  const t = useText();
  const { locale } = useLocale();
  if (units.length === 0) return null;
  return (
    // A table longer than its place is scrolled with the arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroll} role="region" aria-label={t('standards.table.preview')} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{columnName('title', locale)}</th>
            <th scope="col">{columnName('grade', locale)}</th>
            <th scope="col">{t('standards.table.when')}</th>
            <th scope="col">{columnName('standards', locale)}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.row}>
              <th scope="row">{unit.title}</th>
              <td>{unit.grade ?? ''}</td>
              <td>{when(unit)}</td>
              <td>{unit.standards.map(({ code }) => found.get(code)?.code || `${code} (?)`).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function when({ week, day, weeks = 0, days = 0 }: PlannedUnit): string {
  const start = week === undefined ? '' : `${week}${day && day > 1 ? `.${day}` : ''}`;
  const length = [weeks > 0 ? `${weeks}` : '', days > 0 ? `${days}d` : ''].filter(Boolean).join(' + ');
  return [start, length === '' ? '' : `(${length})`].filter(Boolean).join(' ');
}

function Unclear({ planned }: { readonly planned: PlannedTable }) {
  const t = useText();
  const { locale } = useLocale();
  const { unclear, leftOut, beyond } = planned;
  if (unclear.length === 0 && leftOut.length === 0 && beyond === 0) return null;
  return (
    <section aria-label={t('standards.table.unclear')}>
      <h3 className={css.heading}>{t('standards.table.unclear')}</h3>
      <ul className={css.reasons}>
        {unclear.slice(0, 15).map(({ row, column, part, text }, at) => (
          <li key={at}>
            {t('standards.table.reason', {
              place: `${column}${row}`,
              text: text.slice(0, 80),
              column: columnName(part, locale),
            })}
          </li>
        ))}
        {unclear.length > 15 ? <li>{t('standards.more', { count: unclear.length - 15 })}</li> : null}
        {leftOut.length > 0 ? (
          <li>
            {t('standards.table.leftOut', {
              count: leftOut.length,
              rows: leftOut
                .slice(0, 10)
                .map(({ row }) => row)
                .join(', '),
            })}
          </li>
        ) : null}
        {beyond > 0 ? <li>{t('standards.table.beyond', { count: beyond, most: mostUnits })}</li> : null}
      </ul>
    </section>
  );
}
