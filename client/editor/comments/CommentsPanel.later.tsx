import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { resolve } from '../../../shared/content/anchors.ts';
import { call } from '../../api/call.ts';
import { Select } from '../../ui/Field.tsx';
import { ErrorState, Skeleton, useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useRemoval } from '../../ui/useRemoval.ts';
import { useOpenDocument } from '../open.ts';
import css from './comments.module.css';
import { goTo } from './goTo.ts';
import { NewThread } from './NewThread.tsx';
import { type Talk, type Thread, useTalk } from './talk.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { Unsent } from './Unsent.tsx';
import { useArrangement } from './useArrangement.ts';
import { useSaying, useThreads } from './useThreads.ts';

export interface CommentsPanelProps {
  readonly talk: Talk;
  readonly mayComment: boolean;
  readonly isFrozen: boolean;
  /** Before going to the paper: where there is no room beside it, the panel makes way. */
  readonly onGo: () => void;
}

type Shown = 'open' | 'resolved' | 'mine';

/** Every conversation about the document, in its order. */
export function CommentsPanel({ talk, mayComment, isFrozen, onGo }: CommentsPanelProps) {
  const t = useText();
  const say = useErrorWords();
  const open = useOpenDocument();
  const { id: documentId, me } = open;
  const { asked, threads } = useThreads(documentId);
  const saying = useSaying(documentId, talk);
  const queries = useQueryClient();
  const { active, wanted, composing, outbox } = useTalk(talk);
  const [chosen, setChosen] = useState<Shown>('open');
  const [replying, setReplying] = useState<{ readonly thread: string; readonly n: number }>();
  const list = useRef<HTMLDivElement>(null);

  const removal = useRemoval(
    useCallback(
      async (commentId) => {
        await call('removeComment', { params: { document: documentId, comment: commentId } });
        await queries.invalidateQueries({ queryKey: ['threads'] });
      },
      [documentId, queries],
    ),
    (error) => showToast({ message: say(error as Error) }),
  );
  const { gone } = removal;

  const present = threads.filter((one) => one.comments.some(({ id, removed }) => !removed && !gone.has(id)));
  const isIn: Record<Shown, (thread: Thread) => boolean> = {
    open: (thread) => !thread.resolved,
    resolved: (thread) => thread.resolved !== undefined,
    mine: (thread) => thread.comments.some((one) => one.by.id === me.id),
  };
  // One that was asked for is shown, also where it is not among those chosen.
  const asking = present.find((one) => one.id === active);
  const shown = asking && !isIn[chosen](asking) ? (asking.resolved ? 'resolved' : 'open') : chosen;
  const { placed, detached } = useArrangement(talk, present.filter(isIn[shown]));
  const all = [...placed, ...detached];
  const tabStop = all.some((one) => one.id === active) ? active : all[0]?.id;

  const wantedId = wanted && 'thread' in wanted ? wanted.thread : undefined;
  const comesSoon =
    !asked.data || outbox.some((one) => one.threadId === wantedId && one.failed === undefined);
  const isListed = all.some((one) => one.id === wantedId);
  useEffect(() => {
    if (wantedId === undefined || (comesSoon && !isListed)) return;
    const card = isListed ? cardOf(list.current, wantedId) : null;
    card?.scrollIntoView({ block: 'nearest' });
    (card ?? list.current?.closest('aside'))?.focus({ preventScroll: true });
    talk.arrived();
  }, [wantedId, comesSoon, isListed, talk]);

  useEffect(() => {
    if (active === undefined) return;
    call('readWaiting', { body: { threadId: active } }).then(
      () => queries.invalidateQueries({ queryKey: ['waiting'] }),
      // It stays waiting, and is read the next time.
      () => undefined,
    );
  }, [active, queries]);

  const go = (thread: Thread) => {
    talk.activate(thread.id);
    onGo();
    const found = talk.found.get(thread.id);
    if (found) void goTo(open, found);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const card = event.target instanceof HTMLElement ? event.target : undefined;
    const at = all.findIndex((one) => one.id === card?.dataset.thread);
    const thread = all[at];
    if (!thread || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : all[at + step];
    if (next) cardOf(list.current, next.id)?.focus();
    else if (event.key === 'Enter' && mayComment)
      setReplying((before) => ({ thread: thread.id, n: (before?.n ?? 0) + 1 }));
    else if (event.key === 'g') go(thread);
    else if (step === undefined) return;
    event.preventDefault();
  };

  const card = (thread: Thread, isDetached: boolean) => (
    <li key={thread.id}>
      <ThreadCard
        thread={thread}
        talk={talk}
        saying={saying}
        unsent={outbox.filter((one) => one.threadId === thread.id && !one.anchor)}
        isActive={thread.id === active}
        isTabStop={thread.id === tabStop}
        isDetached={isDetached}
        mayComment={mayComment}
        isGone={(commentId) => gone.has(commentId)}
        onRemove={(commentId) => removal.remove(commentId, t('comments.removed'))}
        onGo={go}
        onSettled={(settled) => {
          const at = all.findIndex((one) => one.id === settled.id);
          const beside = all[at + 1] ?? all[at - 1];
          talk.activate(undefined);
          saying.patch(settled);
          ((beside && cardOf(list.current, beside.id)) ?? list.current?.closest('aside'))?.focus();
        }}
        replying={replying?.thread === thread.id ? replying.n : undefined}
        setReplying={(wants) => {
          setReplying((before) => (wants ? { thread: thread.id, n: (before?.n ?? 0) + 1 } : undefined));
          if (!wants) cardOf(list.current, thread.id)?.focus();
        }}
      />
    </li>
  );

  if (!asked.data) {
    return asked.isError ? (
      <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Skeleton lines={5} />
    );
  }
  const beginning = outbox.filter(
    (one) => one.anchor && !threads.some((thread) => thread.id === one.threadId),
  );
  return (
    // The keys move between the conversations inside, which have the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} className={css.panel} onKeyDown={onKeyDown}>
      {isFrozen ? <p className={css.soft}>{t('comments.frozen')}</p> : null}
      {composing && mayComment ? (
        <NewThread
          key={JSON.stringify(composing)}
          talk={talk}
          anchor={composing}
          isWanted={wanted !== undefined && 'box' in wanted}
          onSend={(text) => {
            const threadId = saying.start(composing, text);
            setChosen('open');
            talk.compose(undefined);
            talk.show(threadId);
          }}
          onCancel={() => {
            talk.compose(undefined);
            onGo();
            void goTo(open, resolve(open.ydoc, composing));
          }}
        />
      ) : null}
      {beginning.map((sending) => (
        <Unsent key={sending.commentId} sending={sending} talk={talk} saying={saying} />
      ))}
      <Select
        label={t('comments.show')}
        quietLabel
        value={shown}
        onChange={(value) => {
          talk.activate(undefined);
          setChosen(value);
        }}
        options={(['open', 'resolved', 'mine'] as const).map((value) => ({
          value,
          text: t(`comments.show.${value}`, { count: present.filter(isIn[value]).length }),
        }))}
      />
      {all.length === 0 && beginning.length === 0 ? (
        <div className={css.empty}>
          <p>{t(`comments.empty.${shown}`)}</p>
          <p className={css.soft}>{t(mayComment ? 'comments.empty.how' : 'comments.empty.read')}</p>
        </div>
      ) : null}
      <ul className={css.threads}>{placed.map((thread) => card(thread, false))}</ul>
      {detached.length > 0 ? (
        <section aria-label={t('comments.detached')}>
          <h3 className={css.heading}>{t('comments.detached')}</h3>
          <p className={css.soft}>{t('comments.detached.why')}</p>
          <ul className={css.threads}>{detached.map((thread) => card(thread, true))}</ul>
        </section>
      ) : null}
      {all.length > 1 ? <p className={css.soft}>{t('comments.moveKeys')}</p> : null}
    </div>
  );
}

function cardOf(list: HTMLElement | null, thread: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread)}"]`) ?? null;
}
