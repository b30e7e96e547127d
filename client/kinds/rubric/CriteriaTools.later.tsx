import { Scale } from 'lucide-react';
import { under } from '../../../shared/content/address.ts';
import { getValue, setValue } from '../../../shared/content/live.ts';
import { scaleToHundred, sumOf } from '../../../shared/kinds/rubric/results.ts';
import { type Read, useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues, useRows } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CsvButtons } from './CsvButtons.tsx';
import css from './rubric.module.css';

/** What is done to all criteria at once. */
export default function CriteriaTools({ isWeighed }: { readonly isWeighed: boolean }) {
  const { editable } = useOpenDocument();
  return (
    <div className={css.tools}>
      {isWeighed && editable ? <Points /> : null}
      <CsvButtons />
    </div>
  );
}

const pointsOf = (read: Read, row: string) => Number(read.value(under('criteria', row, 'points')) ?? 0);

/** What the points add up to, and the way to a hundred. */
function Points() {
  const t = useText();
  const { ydoc, undo } = useOpenDocument();
  const rows = useRows('criteria');
  const sum = useDerived((read) => sumOf(read.rows('criteria').map((row) => pointsOf(read, row))));
  const scale = () => {
    const at = (row: string) => under('criteria', row, 'points');
    const before = rows.map((row) => Number(getValue(ydoc, at(row)) ?? 0));
    const after = scaleToHundred(before);
    undo.stopCapturing();
    ydoc.transact(() => {
      for (const [i, row] of rows.entries()) {
        if (before[i] !== after[i]) setValue(ydoc, at(row), after[i] ?? 0, localValues);
      }
    }, localValues);
    undo.stopCapturing();
    showToast({ message: t('rubric.criteria.scaled'), undo: () => undo.undo() });
  };
  return (
    <>
      <span className={css.sum} role="status">
        {t('rubric.criteria.sum', { sum })}
      </span>
      {sum !== 100 && sum > 0 ? (
        <Button variant="quiet" icon={<Scale aria-hidden />} onPress={scale}>
          {t('rubric.criteria.scale')}
        </Button>
      ) : null}
    </>
  );
}
