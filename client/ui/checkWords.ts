import { useCallback } from 'react';
import type { Check } from '../../shared/kinds/kind.ts';
import { useDates } from './dates.ts';
import { useTranslate } from './text.tsx';

/** A line of the check list in the reader's words; days among its values are said as people say them. */
export function useCheckWords(): (check: Pick<Check, 'message' | 'values'>) => string {
  const say = useTranslate();
  const dates = useDates();
  return useCallback(
    ({ message, values = {} }) =>
      say(
        message,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? dates.day(value) : value,
          ]),
        ),
      ),
    [say, dates],
  );
}
