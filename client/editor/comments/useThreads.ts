import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Anchor } from '../../../shared/content/anchors.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import { call } from '../../api/call.ts';
import { ApiError } from '../../api/apiError.ts';
import { keyOf, useAnswer } from '../../api/queries.ts';
import type { Sending, Talk, Thread } from './talk.ts';

const none: readonly Thread[] = [];

export function useThreads(documentId: string) {
  const asked = useAnswer('threads', { params: { document: documentId } });
  return { asked, threads: asked.data?.threads ?? none };
}

/** What one can do in a conversation. What could not be sent stays in the outbox with its reason. */
export interface Saying {
  readonly start: (anchor: Anchor, text: string) => string;
  readonly reply: (threadId: string, text: string) => void;
  readonly again: (sending: Sending) => void;
  /** The server's word on one thread, put in the list at once. */
  readonly patch: (thread: Thread) => void;
}

export function useSaying(documentId: string, talk: Talk): Saying {
  const queries = useQueryClient();
  const patch = useCallback(
    (thread: Thread) => {
      const key = keyOf('threads', { params: { document: documentId } });
      queries.setQueryData<{ threads: Thread[] }>(key, (before) => {
        const threads = before?.threads ?? [];
        const known = threads.some((one) => one.id === thread.id);
        return {
          threads: known ? threads.map((one) => (one.id === thread.id ? thread : one)) : [...threads, thread],
        };
      });
    },
    [queries, documentId],
  );
  const send = useCallback(
    (sending: Sending) => {
      const { threadId, commentId, anchor, text } = sending;
      const params = { document: documentId };
      talk.keep({ threadId, commentId, text, ...(anchor ? { anchor } : {}) });
      const sent = anchor
        ? call('startThread', { params, body: { id: threadId, commentId, anchor, text } })
        : call('reply', { params: { ...params, thread: threadId }, body: { id: commentId, text } });
      sent.then(
        (thread) => {
          patch(thread);
          talk.drop(commentId);
        },
        (error: unknown) => {
          const failed = error instanceof ApiError ? error.code : 'unexpected';
          talk.keep({ threadId, commentId, text, ...(anchor ? { anchor } : {}), failed });
        },
      );
    },
    [documentId, talk, patch],
  );
  return useMemo(
    () => ({
      start(anchor, text) {
        const threadId = uuidv7();
        send({ threadId, commentId: uuidv7(), anchor, text });
        return threadId;
      },
      reply(threadId, text) {
        send({ threadId, commentId: uuidv7(), text });
      },
      again: send,
      patch,
    }),
    [send, patch],
  );
}
