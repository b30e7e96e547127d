import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { lineNodes } from '../../shared/content/fragments.ts';
import { fragmentIn } from '../../shared/content/layout.ts';
import { plainText } from '../../shared/content/text.ts';
import type { Scalar } from '../../shared/content/values.ts';
import { type OpenDocument, useOpenDocument } from './open.ts';

/** Looks at other fields of the document. */
export interface Read {
  readonly value: (address: string) => Scalar | undefined;
  readonly rows: (list: string) => readonly string[];
  /** The words of a line. */
  readonly words: (address: string) => string;
}

export function readerOf({ ydoc, values }: OpenDocument): Read {
  return {
    value: (address) => values.value(address),
    rows: (list) => values.rows(list),
    words: (address) => wordsAt(ydoc, address),
  };
}

function wordsAt(ydoc: Y.Doc, address: string): string {
  const fragment = fragmentIn(ydoc, address);
  return fragment ? plainText(lineNodes(fragment)).trim() : '';
}

const settle = 150;

/**
 * Something worked out from the document's fields: at once when a value changes, and soon after words do. Forty
 * people typing are no reason to work everything out eighty times a second.
 */
export function useDerived<T extends string | number | boolean>(derive: (read: Read) => T): T {
  const open = useOpenDocument();
  const { ydoc, values } = open;
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          listener();
        }, settle);
      };
      const unwatch = values.watch(listener);
      ydoc.on('update', later);
      return () => {
        clearTimeout(timer);
        unwatch();
        ydoc.off('update', later);
      };
    },
    [ydoc, values],
  );
  return useSyncExternalStore(subscribe, () => derive(readerOf(open)));
}
