import { useMemo, useState } from 'react';
import { withinBounds } from '../../../shared/standards/batches.ts';
import {
  type Fault,
  type Framework as Read,
  type FrameworkStatus,
  frameworkStatuses,
  type Remark,
  standardsLimits,
} from '../../../shared/standards/framework.ts';
import { readChosen, readStandardsFile, type StandardsFile } from '../../../shared/standards/read.ts';
import { type Columns, columnParts } from '../../../shared/standards/table.ts';
import { Button } from '../../ui/Button.tsx';
import { today } from '../../ui/dates.ts';
import { Select, TextField } from '../../ui/Field.tsx';
import { FileField } from '../../ui/FileField.tsx';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText } from '../../ui/text.tsx';
import type { Framework, FrameworkOwner } from './StandardsPage.tsx';
import { titleOf } from './StandardsPage.tsx';
import css from './standards.module.css';
import { useImport } from './useImport.ts';

interface Props {
  readonly owner: FrameworkOwner;
  readonly frameworks: readonly Framework[];
  readonly onClose: () => void;
}

const shown = 8;

/** Reads a file here on the device, shows what is in it, and brings it in. */
export default function ImportSheet({ owner, frameworks, onClose }: Props) {
  const t = useText();
  const [file, setFile] = useState<StandardsFile>();
  const [columns, setColumns] = useState<Columns>({});
  const [said, setSaid] = useState<Said>({});
  const [isUnread, setUnread] = useState(false);
  const bringing = useImport(owner, onClose);
  const { fault, framework, remarks } = useMemo(() => readingOf(file, columns), [file, columns]);
  const chosen = framework && { ...framework, ...said };
  const guessed = framework && frameworks.find((one) => isSameSeries(one, framework));
  const replaces = said.replaces ?? guessed?.id ?? '';

  const choose = async (picked: File) => {
    // One byte more than may be: enough to see that it is too large.
    const bytes = new Uint8Array(await picked.slice(0, standardsLimits.file + 1).arrayBuffer());
    const read = readStandardsFile(picked.name, bytes, today());
    setUnread(false);
    setFile(read);
    setColumns(read.type === 'table' ? read.columns : {});
    setSaid({});
  };
  const levels = framework ? Math.max(...framework.standards.map((one) => one.depth)) + 1 : 0;

  return (
    <Sheet
      isOpen
      onClose={bringing.stop}
      title={t('standards.bring')}
      footer={
        <>
          <Button variant="quiet" onPress={bringing.stop}>
            {t(bringing.progress ? 'standards.stop' : 'standards.cancel')}
          </Button>
          {chosen ? (
            <Button
              variant="primary"
              isDisabled={bringing.progress !== undefined || chosen.title.trim() === ''}
              onPress={() => bringing.start(chosen, replaces)}
            >
              {t('standards.import', { count: chosen.standards.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {bringing.progress ? (
        <Progress {...bringing.progress} />
      ) : (
        <div className={form.form}>
          <FileField
            label={t('standards.file')}
            hint={t('standards.file.hint')}
            error={isUnread ? t('standards.file.unread') : ''}
            accept=".json,.csv,.tsv,.txt,application/json,text/csv"
            onChoose={(picked) => {
              choose(picked).catch(() => setUnread(true));
            }}
          />
          {fault ? (
            <Notice tone="stop" live title={t('standards.fault')}>
              {t(`standards.fault.${fault.type}`, fault.values)}
            </Notice>
          ) : null}
          {file?.type === 'table' ? (
            <ChooseColumns header={file.table.header} columns={columns} onChange={setColumns} />
          ) : null}
          {chosen ? (
            <>
              <p role="status">{t('standards.read', { count: chosen.standards.length, levels })}</p>
              <AboutIt
                {...{ chosen, frameworks, replaces }}
                onChange={(more) => setSaid({ ...said, ...more })}
              />
              <Preview framework={chosen} />
              <Remarks remarks={remarks} />
            </>
          ) : null}
        </div>
      )}
    </Sheet>
  );
}

type Said = Partial<Pick<Read, 'title' | 'version' | 'status'>> & { readonly replaces?: string };

function readingOf(
  file: StandardsFile | undefined,
  columns: Columns,
): { readonly fault?: Fault; readonly framework?: Read; readonly remarks: readonly Remark[] } {
  if (!file) return { remarks: [] };
  if (file.type === 'fault') return { fault: file.fault, remarks: [] };
  const reading = file.type === 'package' ? file.reading : readChosen(file, columns);
  if ('fault' in reading) return { fault: reading.fault, remarks: [] };
  const { framework, remarks } = withinBounds(reading.framework);
  return { framework, remarks: [...remarks, ...reading.remarks] };
}

function isSameSeries(one: Framework, read: Read): boolean {
  return one.title.trim().toLowerCase() === read.title.trim().toLowerCase() && one.version !== read.version;
}

function ChooseColumns({
  header,
  columns,
  onChange,
}: {
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
}) {
  const t = useText();
  const options = [
    { value: '', text: t('standards.column.none') },
    ...header.map((name, at) => ({ value: String(at), text: name || String(at + 1) })),
  ];
  return (
    <section>
      <h3 className={css.heading}>{t('standards.columns')}</h3>
      <div className={css.columns}>
        {columnParts.map((part) => (
          <Select
            key={part}
            label={t(`standards.part.${part}`)}
            value={String(columns[part] ?? '')}
            options={options}
            onChange={(value) => {
              const { [part]: _, ...others } = columns;
              onChange(value === '' ? others : { ...others, [part]: Number(value) });
            }}
          />
        ))}
      </div>
    </section>
  );
}

function AboutIt({
  chosen,
  frameworks,
  replaces,
  onChange,
}: {
  readonly chosen: Read;
  readonly frameworks: readonly Framework[];
  readonly replaces: string;
  readonly onChange: (said: Said) => void;
}) {
  const t = useText();
  return (
    <>
      <TextField
        label={t('standards.field.title')}
        value={chosen.title}
        maxLength={300}
        onChange={(title) => onChange({ title })}
      />
      <div className={css.columns}>
        <TextField
          label={t('standards.version')}
          value={chosen.version ?? ''}
          maxLength={100}
          onChange={(version) => onChange({ version })}
        />
        <Select<FrameworkStatus>
          label={t('standards.status')}
          value={chosen.status}
          options={frameworkStatuses.map((value) => ({ value, text: t(`standards.status.${value}`) }))}
          onChange={(status) => onChange({ status })}
        />
      </div>
      {frameworks.length > 0 ? (
        <Select
          label={t('standards.replaces')}
          value={replaces}
          options={[
            { value: '', text: t('standards.replaces.none') },
            ...frameworks.map((one) => ({ value: one.id, text: titleOf(one, t) })),
          ]}
          onChange={(id) => onChange({ replaces: id })}
        />
      ) : null}
    </>
  );
}

function Preview({ framework }: { readonly framework: Read }) {
  const t = useText();
  const rest = framework.standards.length - shown;
  return (
    <section>
      <h3 className={css.heading}>{t('standards.preview')}</h3>
      <ul className={css.preview}>
        {framework.standards.slice(0, shown).map((one) => (
          <li key={one.identifier}>
            {one.code ? <span className={css.code}>{one.code}</span> : null}
            <span>{one.text.length > 200 ? `${one.text.slice(0, 200)} …` : one.text}</span>
          </li>
        ))}
        {rest > 0 ? <li className={css.hint}>{t('standards.more', { count: rest })}</li> : null}
      </ul>
    </section>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const t = useText();
  if (remarks.length === 0) return null;
  return (
    <section>
      <h3 className={css.heading}>{t('standards.remarks')}</h3>
      <ul className={css.remarks}>
        {remarks.slice(0, 20).map(({ type, values }, at) => (
          <li key={at}>{t(`standards.remark.${type}`, values)}</li>
        ))}
        {remarks.length > 20 ? <li>{t('standards.more', { count: remarks.length - 20 })}</li> : null}
      </ul>
    </section>
  );
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  const t = useText();
  const words = t('standards.importing', { done, all });
  return (
    <div className={form.form}>
      <p role="status">{words}</p>
      <progress className={css.progress} value={done} max={all} aria-label={words} />
    </div>
  );
}
