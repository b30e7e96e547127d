import { useId, useState } from 'react';
import { type Csv, mostBytes, mostRows, readCsv } from '../../../shared/kinds/family/letters/csv.ts';
import { useText } from '../../ui/text.tsx';
import css from './letters.module.css';

interface Props {
  readonly csv: Csv | undefined;
  readonly onRead: (csv: Csv | undefined) => void;
}

/** The file is read here and goes nowhere. */
export function ChooseList({ csv, onRead }: Props) {
  const t = useText();
  const id = useId();
  const [error, setError] = useState('');
  const read = async (file: File | undefined) => {
    if (!file) return;
    const { csv: found, problem } = await listIn(file);
    setError(problem === undefined ? '' : t(problem, { megabytes: mostBytes / 1024 / 1024, rows: mostRows }));
    onRead(found);
  };
  return (
    <div className={css.choose}>
      <label htmlFor={id}>{t('letters.choose')}</label>
      <p id={`${id}-hint`}>{t('letters.choose.hint')}</p>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          void read(event.target.files?.[0]);
        }}
      />
      <p role="status">
        {csv
          ? t('letters.read', {
              rows: csv.rows.length,
              columns: csv.header.length,
              encoding: csv.encoding.toUpperCase(),
              delimiter: nameOf(csv.delimiter),
            })
          : ''}
      </p>
      {error === '' ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}

interface Found {
  readonly csv?: Csv;
  readonly problem?: 'letters.tooLarge' | 'letters.tooLong' | 'letters.noRows';
}

async function listIn(file: File): Promise<Found> {
  if (file.size > mostBytes) return { problem: 'letters.tooLarge' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const csv = readCsv(bytes);
    return csv.rows.length === 0 ? { problem: 'letters.noRows' } : { csv };
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'letters.tooLong' };
    throw error;
  }
}

function nameOf(delimiter: string): string {
  if (delimiter === ';') return 'semicolon';
  return delimiter === '\t' ? 'tab' : 'comma';
}
