import { useCallback } from 'react';
import { richNodes } from '../../../shared/content/fragments.ts';
import { fragmentIn } from '../../../shared/content/layout.ts';
import { getValue, setTranslation } from '../../../shared/content/live.ts';
import { translationOf, unitsOf } from '../../../shared/content/units.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues } from '../../editor/values.ts';

/** Says of a translated unit that a person stands behind it, or which tool made it, as the source reads now. */
export function useMark() {
  const { ydoc, me } = useOpenDocument();
  return useCallback(
    (field: string, unit: string, lang: string, tool?: string): boolean => {
      const written = getValue(ydoc, 'source');
      const source = typeof written === 'string' ? fragmentIn(ydoc, `${field}@${written}`) : undefined;
      const words = source && unitsOf(richNodes(source)).find(({ id }) => id === unit)?.words;
      if (words === undefined) return false;
      const made = translationOf(words, {
        state: tool === undefined ? 'reviewed' : 'machine',
        at: Date.now(),
        who: me.name,
        ...(tool === undefined ? {} : { tool }),
      });
      setTranslation(ydoc, `${field}/${unit}@${lang}`, made, localValues);
      return true;
    },
    [ydoc, me],
  );
}
