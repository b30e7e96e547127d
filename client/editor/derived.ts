import { useCallback, useState, useSyncExternalStore } from 'react';
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

/** @param seen takes what is looked at: addresses */
export function readerOf({ ydoc, values }: OpenDocument, seen?: Set<string>): Read {
  const look =
    <T>(at: (address: string) => T) =>
    (address: string) => {
      seen?.add(address);
      return at(address);
    };
  return {
    value: look((address) => values.value(address)),
    rows: look((list) => values.rows(list)),
    words: look((address) => wordsAt(ydoc, address)),
  };
}

function wordsAt(ydoc: Y.Doc, address: string): string {
  const fragment = fragmentIn(ydoc, address);
  return fragment ? plainText(lineNodes(fragment)).trim() : '';
}

const settle = 150;

/**
 * Something worked out from the document's fields: at once when a value changes, and soon after words do. Forty
 * people typing are no reason to work everything out eighty times a second. What it looked at is remembered: only
 * that makes it look again.
 */
export function useDerived<T extends string | number | boolean>(derive: (read: Read) => T): T {
  const open = useOpenDocument();
  const { ydoc, values } = open;
  const [seen] = useState(() => new Set<string>());
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = (
        _: Uint8Array,
        origin: unknown,
        doc: Y.Doc,
        { local, changedParentTypes }: Y.Transaction,
      ) => {
        const isSeen = (address: string) => {
          const text = doc.share.get(address);
          return text !== undefined && changedParentTypes.has(text);
        };
        // A text that comes from elsewhere may be one that nobody here has met.
        if (local && ![...seen].some(isSeen)) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          listener();
        }, settle);
      };
      const unwatch = values.watch((addresses) => {
        for (const address of addresses) {
          if (!seen.has(address) && !seen.has(address.slice(0, address.lastIndexOf('/')))) continue;
          listener();
          return;
        }
      });
      ydoc.on('update', later);
      return () => {
        clearTimeout(timer);
        unwatch();
        ydoc.off('update', later);
      };
    },
    [ydoc, values, seen],
  );
  return useSyncExternalStore(subscribe, () => {
    seen.clear();
    return derive(readerOf(open, seen));
  });
}
