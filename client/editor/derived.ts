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

/** Something worked out from the document's fields, again whenever any of them changes. */
export function useDerived<T extends string | number | boolean>(derive: (read: Read) => T): T {
  const open = useOpenDocument();
  const { ydoc } = open;
  const subscribe = useCallback(
    (listener: () => void) => {
      ydoc.on('update', listener);
      return () => ydoc.off('update', listener);
    },
    [ydoc],
  );
  return useSyncExternalStore(subscribe, () => derive(readerOf(open)));
}
