import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { Fields } from '../../../shared/content/fields.ts';
import { contentOf } from '../../../shared/content/json.ts';
import { type Letters, lettersOf } from '../../../shared/kinds/family/letters/merge.ts';
import type { LiveKind } from '../../../shared/kinds/kind.ts';

const settle = 250;

export interface Template {
  readonly fields: Fields;
  readonly letters: Letters;
}

/** The template as it stands, also while others write in it. */
export function useTemplate(ydoc: Y.Doc | undefined, kind: LiveKind): Template | undefined {
  const [template, setTemplate] = useState<Template>();
  useEffect(() => {
    if (!ydoc) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const { fields } = contentOf(ydoc, kind);
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
  }, [ydoc, kind]);
  return template;
}
