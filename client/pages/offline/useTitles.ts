import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { answersHere } from '../../sync/thisDevice.ts';
import { useText } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';

interface Titles {
  readonly title: (id: string) => string;
  readonly kindOf: (id: string) => string;
}

type Summary = Answer<'document'>['document'];

/** What documents on this device are called, and of what kind they are, without asking the server. */
export function useTitles(ids: readonly string[]): Titles {
  const t = useText();
  const title = useDocumentTitle();
  const [known, setKnown] = useState<ReadonlyMap<string, Summary>>(new Map());
  const key = ids.join(' ');
  useEffect(() => {
    let isOver = false;
    void recall(key === '' ? [] : key.split(' ')).then((found) => {
      if (!isOver) setKnown(found);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  return {
    title: (id) => {
      const summary = known.get(id);
      return summary ? title(summary) : t('offline.unnamed');
    },
    kindOf: (id) => known.get(id)?.kind ?? '',
  };
}

async function recall(ids: readonly string[]): Promise<Map<string, Summary>> {
  const found = new Map<string, Summary>();
  for (const id of ids) {
    const answer = await answersHere.recall('document', { params: { document: id } });
    if (answer) found.set(id, (answer as Answer<'document'>).document);
  }
  return found;
}
