import { useState } from 'react';
import { type Csv, mostBytes, mostRows, readCsv } from '../../../shared/kinds/family/letters/csv.ts';
import { FileField } from '../../ui/FileField.tsx';
import { useText } from '../../ui/text.tsx';

interface Props {
  readonly csv: Csv | undefined;
  readonly onRead: (csv: Csv | undefined) => void;
}

/** The file is read here and goes nowhere. */
export function ChooseList({ csv, onRead }: Props) {
  const t = useText();
  const [error, setError] = useState('');
  const read = async (file: File) => {
    const { csv: found, problem } = await listIn(file);
    setError(problem === undefined ? '' : t(problem, { megabytes: mostBytes / 1024 / 1024, rows: mostRows }));
    onRead(found);
  };
  return (
    <FileField
      label={t('letters.choose')}
      hint={t('letters.choose.hint')}
      error={error}
      accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
      onChoose={(file) => {
        void read(file);
      }}
    >
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
    </FileField>
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
