import { createContext, useContext, useEffect, useState } from 'react';
import type { Fields } from '../../../shared/content/fields.ts';
import { contentOf } from '../../../shared/content/json.ts';
import { useOpenDocument } from '../../editor/open.ts';

const settle = 120;

/** What the template says, read anew soon after something in it changed. */
export function useLiveFields(): Fields {
  const { ydoc, kind } = useOpenDocument();
  const [fields, setFields] = useState(() => contentOf(ydoc, kind).fields);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setFields(contentOf(ydoc, kind).fields);
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
  return fields;
}

const Context = createContext<Fields>({});
export const FieldsProvider = Context.Provider;

export function useFields(): Fields {
  return useContext(Context);
}
