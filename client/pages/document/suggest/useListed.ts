import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAnswer } from '../../../api/queries.ts';
import type { OpenDocument } from '../../../editor/open.ts';
import type { LiveDocument } from '../../../sync/document.ts';
import type { LiveState } from '../../../sync/state.ts';

/** Forty people who hear the same word do not all ask at the same moment. */
const spread = 400;

/** Keeps the list of suggestions as the server has it: asked for at first, at each notice, and on coming back. */
export function useListed(
  open: OpenDocument | undefined,
  live: LiveDocument | undefined,
  documentId: string,
  state: LiveState['type'],
): void {
  const queries = useQueryClient();
  const asked = useAnswer('suggestions', { params: { document: documentId } });
  const suggestions = open?.suggestions;
  useEffect(() => {
    if (asked.data) suggestions?.take(asked.data.suggestions);
  }, [asked.data, suggestions]);
  useEffect(() => {
    if (!live) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.onNotice((notice) => {
      if (notice.type !== 'suggestions') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ['suggestions'] });
      }, Math.random() * spread);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, queries]);
  useEffect(() => {
    if (state === 'live' || state === 'readOnly') {
      void queries.invalidateQueries({ queryKey: ['suggestions'] });
    }
  }, [state, queries]);
}
