import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { call } from '../../api/call.ts';
import { useOpenDocument } from '../open.ts';
import { AddButton } from './AddButton.tsx';
import { onCommentHere } from './commentHere.ts';
import { anchorHere, type Here, isHere, whereIs } from './here.ts';
import { HereAloud } from './HereAloud.tsx';
import { Marks } from './Marks.tsx';
import { NameInText } from './NameInText.tsx';
import { readableByKeys } from './readableByKeys.ts';
import type { Talk } from './talk.ts';
import { useFinding } from './useFinding.ts';
import { useSaying, useThreads } from './useThreads.ts';

export interface CommentLayerProps {
  readonly talk: Talk;
  readonly mayComment: boolean;
  readonly isOpen: boolean;
  readonly open: () => void;
}

/** What of the conversations is on the paper itself. */
export function CommentLayer({ talk, mayComment, isOpen, open }: CommentLayerProps) {
  const opened = useOpenDocument();
  const { id, editable, places } = opened;
  const { threads } = useThreads(id);
  const queries = useQueryClient();
  const { again } = useSaying(id, talk);
  useFinding(talk, threads);

  const begin = useCallback(
    (here: Here) => {
      const anchor = anchorHere(opened, here);
      if (!anchor) return;
      talk.compose(anchor);
    },
    [opened, talk],
  );

  useEffect(() => {
    const comment = (here: Here) => {
      const isCaret = here.at === 'cell' || here.from === here.to;
      const there = threads.find((one) => !one.resolved && isHere(talk.found.get(one.id), here));
      if (isCaret && there) talk.show(there.id);
      else if (mayComment) begin(here);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const here = isCommentKey(event) ? whereIs(opened) : undefined;
      if (!here) return;
      event.preventDefault();
      event.stopPropagation();
      comment(here);
    };
    const stop = onCommentHere(() => {
      const here = whereIs(opened);
      if (here) comment(here);
    });
    // Before the text, which may mean something else by it.
    addEventListener('keydown', onKeyDown, true);
    return () => {
      stop();
      removeEventListener('keydown', onKeyDown, true);
    };
  }, [opened, talk, threads, mayComment, begin]);

  // What a mark opens may not be in the panel yet.
  useEffect(
    () =>
      talk.subscribe(() => {
        if (talk.current().wanted && !isOpen) open();
      }),
    [talk, isOpen, open],
  );

  useEffect(() => {
    const resend = () => {
      for (const one of talk.current().outbox) if (one.failed === 'offline') again(one);
      void queries.invalidateQueries({ queryKey: ['threads'] });
    };
    if (navigator.onLine) resend();
    addEventListener('online', resend);
    return () => removeEventListener('online', resend);
  }, [talk, again, queries]);

  // They are here: what they were named in waits no longer.
  useEffect(() => {
    call('readWaiting', { body: { documentId: id } }).then(
      () => queries.invalidateQueries({ queryKey: ['waiting'] }),
      // It stays waiting, and is read the next time.
      () => undefined,
    );
  }, [id, queries]);

  useEffect(() => (editable || !places.paper ? undefined : readableByKeys(places.paper)), [editable, places]);

  return (
    <>
      <Marks talk={talk} threads={threads} />
      {mayComment ? <AddButton onPress={begin} /> : null}
      <HereAloud talk={talk} threads={threads} />
      {editable ? <NameInText /> : null}
    </>
  );
}

function isCommentKey(event: KeyboardEvent): boolean {
  return event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey) && !event.shiftKey;
}
