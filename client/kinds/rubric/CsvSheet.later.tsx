import { useState } from 'react';
import { applyChanges, type Change } from '../../../shared/content/apply.ts';
import { under } from '../../../shared/content/address.ts';
import type { Node } from '../../../shared/content/fields.ts';
import { contentOf } from '../../../shared/content/json.ts';
import { shortId } from '../../../shared/ids.ts';
import { readCriteria, rowsFor } from '../../../shared/kinds/rubric/csv.ts';
import { readRubric } from '../../../shared/kinds/rubric/read.ts';
import { decoded } from '../../../shared/standards/read.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { useWords } from '../../ui/Locale.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText, useTranslate } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import css from './rubric.module.css';

/** A file of criteria is far smaller. */
const mostBytes = 5_000_000;

/** Criteria from a file or from pasted text: what was found, or which row and column is at fault. */
export default function CsvSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const say = useTranslate();
  const haveWords = useWords('rubricCsv');
  const { ydoc, kind, undo } = useOpenDocument();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const [rubric] = useState(() => readRubric(contentOf(ydoc, kind).fields));
  const reading = text.trim() === '' ? undefined : readCriteria(text, rubric);

  const choose = async (file: File) => {
    // A file that was moved or deleted since it was picked cannot be read either.
    const bytes = await file
      .slice(0, mostBytes)
      .arrayBuffer()
      .catch(() => undefined);
    const found = bytes && decoded(new Uint8Array(bytes));
    setText(found ?? '');
    setUnread(found === undefined);
  };

  const type = (pasted: string) => {
    setText(pasted);
    setUnread(false);
  };

  const put = () => {
    if (reading?.type !== 'read') return;
    const { categories, criteria, descriptors } = rowsFor(reading.criteria, rubric, say, shortId);
    const insert = (list: string, rows: typeof criteria) =>
      rows.map((row): Change => ({ type: 'insertRow', list, row }));
    undo.stopCapturing();
    applyChanges(
      ydoc,
      kind.fields,
      [
        ...insert('categories', categories),
        ...insert('criteria', criteria),
        ...Object.entries(descriptors.cells).flatMap(([row, cells]) =>
          Object.entries(cells).map(
            ([level, nodes]): Change => ({
              type: 'text',
              address: under('descriptors', row, level),
              nodes: nodes as readonly Node[],
            }),
          ),
        ),
      ],
      localValues,
    );
    undo.stopCapturing();
    showToast({
      message: t('rubric.csv.in.done', { count: reading.criteria.length }),
      undo: () => undo.undo(),
    });
    onClose();
  };

  if (!haveWords) return null;
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('rubric.csv.in.title')}
      footer={
        reading?.type === 'read' ? (
          <Button variant="primary" onPress={put}>
            {t('rubric.csv.in.put', { count: reading.criteria.length })}
          </Button>
        ) : undefined
      }
    >
      <p>{t('rubric.csv.in.about')}</p>
      <label className={css.file}>
        {t('rubric.csv.in.choose')}
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void choose(file);
          }}
        />
      </label>
      <TextArea label={t('rubric.csv.in.paste')} value={text} onChange={type} />
      <div role="status" className={css.found}>
        {reading?.type === 'read' ? (
          <>
            <p>{t('rubric.csv.in.found', { count: reading.criteria.length })}</p>
            {reading.notUsed.length > 0 ? (
              <p>{t('rubric.csv.in.notUsed', { names: reading.notUsed.join(', ') })}</p>
            ) : null}
          </>
        ) : null}
        {unread ? <p className={css.faults}>{t('rubric.csv.fault.notText')}</p> : null}
        {reading?.type === 'faulty' ? (
          <ul className={css.faults}>
            {reading.faults.slice(0, 20).map(({ fault, values }) => (
              <li key={`${fault} ${JSON.stringify(values)}`}>{say(`rubric.csv.fault.${fault}`, values)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Sheet>
  );
}
