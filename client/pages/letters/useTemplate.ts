import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { Fields } from '../../../shared/content/fields.ts';
import { contentOf } from '../../../shared/content/json.ts';
import { familyFields } from '../../../shared/kinds/family/fields.ts';
import { type Letters, lettersOf } from '../../../shared/kinds/family/letters/merge.ts';

const settle = 250;

export interface Template {
  readonly fields: Fields;
  readonly letters: Letters;
}

/** The template as it stands, also while others write in it. */
export function useTemplate(ydoc: Y.Doc | undefined): Template | undefined {
  const [template, setTemplate] = useState<Template>();
  useEffect(() => {
    if (!ydoc) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const { fields } = contentOf(ydoc, { name: 'family', version: 1, fields: familyFields });
      setTemplate({ fields, letters: lettersOf(fields) });
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
  return template;
}
