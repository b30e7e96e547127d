import { useMemo, useState } from 'react';
import { guessColumns, guessLanguageColumn } from '../../../shared/kinds/family/letters/columns.ts';
import type { Csv } from '../../../shared/kinds/family/letters/csv.ts';
import {
  type Letter,
  letterAt,
  type Letters,
  type Plan,
} from '../../../shared/kinds/family/letters/merge.ts';

export interface Planned {
  readonly plan: Plan;
  /** One for each row of the list, in its order. */
  readonly letters: readonly Letter[];
  readonly setColumn: (field: string, column: number) => void;
  readonly setLanguageColumn: (column: number) => void;
  readonly setOtherwise: (lang: string) => void;
}

/** What of the list goes where: guessed, until somebody chooses otherwise. */
export function usePlan(letters: Letters, csv: Csv): Planned {
  const [chosen, choose] = useState<Readonly<Record<string, number>>>({});
  const [languageColumn, setLanguageColumn] = useState(() => guessLanguageColumn(csv.header));
  const [otherwise, setOtherwise] = useState('');
  const plan = useMemo<Plan>(
    () => ({
      csv,
      mapping: { ...guessColumns(csv.header, letters.fields), ...chosen },
      languageColumn,
      otherwise: letters.languages.includes(otherwise) ? otherwise : (letters.languages[0] ?? ''),
    }),
    [csv, letters, chosen, languageColumn, otherwise],
  );
  const planned = useMemo(() => csv.rows.map((_, row) => letterAt(letters, plan, row)), [letters, plan, csv]);
  return {
    plan,
    letters: planned,
    setColumn: (field, column) => choose((before) => ({ ...before, [field]: column })),
    setLanguageColumn,
    setOtherwise,
  };
}
