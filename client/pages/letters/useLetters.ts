import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { contentOf } from '../../../shared/content/json.ts';
import { familyFields } from '../../../shared/kinds/family/fields.ts';
import { type Letters, lettersOf } from '../../../shared/kinds/family/letters/merge.ts';

const settle = 250;

/** The template as it stands, also while others write in it. */
export function useLetters(ydoc: Y.Doc | undefined): Letters | undefined {
  const [letters, setLetters] = useState<Letters>();
  useEffect(() => {
    if (!ydoc) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const { fields } = contentOf(ydoc, { name: 'family', version: 1, fields: familyFields });
      setLetters(lettersOf(fields));
    };
    const later = () => {
      timer ??= setTimeout(look, settle);
    };
    look();
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc]);
  return letters;
}
