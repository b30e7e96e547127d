import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Csv } from '../../../shared/kinds/family/letters/csv.ts';
import type { Letters } from '../../../shared/kinds/family/letters/merge.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { Columns } from './Columns.tsx';
import { Lacking } from './Lacking.tsx';
import { htmlOf, Paper } from './Paper.tsx';
import css from './letters.module.css';
import { Printing } from './Printing.tsx';
import { usePlan } from './usePlan.ts';

/** From a list that was read to letters: columns, what is lacking, a look at each, and out. */
export function Merge({ template, csv }: { readonly template: Letters; readonly csv: Csv }) {
  const t = useText();
  const planned = usePlan(template, csv);
  const [skips, setSkips] = useState(false);
  const [at, setAt] = useState(0);
  const lacking = planned.letters.filter(({ missing }) => missing.length > 0);
  const letters = useMemo(
    () => (skips ? planned.letters.filter(({ missing }) => missing.length === 0) : planned.letters),
    [planned.letters, skips],
  );
  const seen = Math.min(at, letters.length - 1);
  const letter = letters[seen];
  return (
    <>
      <Columns template={template} planned={planned} />
      <Lacking letters={planned.letters} />
      {lacking.length > 0 ? (
        <Checkbox checked={skips} onChange={setSkips}>
          {t('letters.skip', { count: lacking.length })}
        </Checkbox>
      ) : null}
      <Printing template={template} csv={csv} letters={letters} />
      {letter ? (
        <section aria-label={t('letters.preview', { line: letter.line })} className={css.preview}>
          <div className={css.turn}>
            <IconButton label={t('letters.previous')} isDisabled={seen === 0} onPress={() => setAt(seen - 1)}>
              <ChevronLeft aria-hidden />
            </IconButton>
            <span role="status">{t('letters.of', { at: seen + 1, all: letters.length })}</span>
            <IconButton
              label={t('letters.next')}
              isDisabled={seen >= letters.length - 1}
              onPress={() => setAt(seen + 1)}
            >
              <ChevronRight aria-hidden />
            </IconButton>
          </div>
          <Paper letter={letter} html={htmlOf(template, letter)} />
        </section>
      ) : null}
    </>
  );
}
