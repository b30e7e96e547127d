import { useCallback } from 'react';
import type { Anchor } from '../../../shared/content/anchors.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';

const longest = 120;

/** Says what a thread is about: its quote, or the name of its part of the paper. */
export function useAbout(): (anchor: Anchor) => string {
  const t = useText();
  const say = useTranslate();
  const { kind } = useOpenDocument();
  return useCallback(
    ({ quote, address }) => {
      const words = quote
        .replace(/\uFFFC/g, '…')
        .replace(/\s+/g, ' ')
        .trim();
      if (words !== '') {
        return t('comments.about', {
          quote: words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words,
        });
      }
      const field = address.split(/[/@#]/)[0] ?? '';
      return t('comments.aboutPlace', {
        place: field === 'notes' ? t('doc.notes') : say(`${kind.name}.${field}`),
      });
    },
    [t, say, kind],
  );
}
