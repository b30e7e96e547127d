import { useMemo, useSyncExternalStore } from 'react';
import type { Fields } from '../../../../shared/content/fields.ts';
import { contentOf } from '../../../../shared/content/json.ts';
import { useOpenDocument } from '../../../editor/open.ts';

/** Others may be writing while one scores: reading all of it for each of their letters would be too much. */
const soon = 150;

/** What stands in the shared part, kept current. */
export function useShared(): Fields {
  const { ydoc, kind } = useOpenDocument();
  const store = useMemo(() => {
    let fields = contentOf(ydoc, kind).fields;
    return {
      current: () => fields,
      subscribe: (listener: () => void) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const changed = () => {
          timer ??= setTimeout(() => {
            timer = undefined;
            fields = contentOf(ydoc, kind).fields;
            listener();
          }, soon);
        };
        changed();
        ydoc.on('update', changed);
        return () => {
          clearTimeout(timer);
          ydoc.off('update', changed);
        };
      },
    };
  }, [ydoc, kind]);
  return useSyncExternalStore(store.subscribe, store.current);
}
