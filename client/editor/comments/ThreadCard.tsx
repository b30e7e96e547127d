import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { plainComment } from '../../../shared/content/mentions.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import css from './comments.module.css';
import { Composer } from './Composer.tsx';
import { Said } from './Said.tsx';
import type { Sending, Talk, Thread } from './talk.ts';
import { Unsent } from './Unsent.tsx';
import { useAbout } from './useAbout.ts';
import type { Saying } from './useThreads.ts';

interface Props {
  readonly thread: Thread;
  readonly talk: Talk;
  readonly saying: Saying;
  readonly unsent: readonly Sending[];
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  readonly isDetached: boolean;
  readonly mayComment: boolean;
  readonly isGone: (commentId: string) => boolean;
  readonly onRemove: (commentId: string) => void;
  readonly onGo: (thread: Thread) => void;
  /** It has been resolved or opened again, and may leave the list. */
  readonly onSettled: (thread: Thread) => void;
  /** Set while a reply is being written; another number puts the focus in its box. */
  readonly replying: number | undefined;
  readonly setReplying: (replying: boolean) => void;
}

/** A conversation about one place. */
export function ThreadCard(props: Props) {
  const { thread, talk, saying, unsent, isActive, isTabStop, isDetached, mayComment, replying } = props;
  const t = useText();
  const say = useErrorWords();
  const dates = useDates();
  const about = useAbout();
  const { id: documentId, me } = useOpenDocument();
  const resolve = useSend('resolveThread');
  const reopen = useSend('reopenThread');
  const [draft, setDraft] = useState(() => talk.draft(thread.id));
  const shown = thread.comments.filter((one) => !props.isGone(one.id));
  const first = shown.find((one) => !one.removed);
  const settle = thread.resolved ? reopen : resolve;

  return (
    // It takes the focus, so that keys lead from one conversation to the next; all in it works without.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={css.thread}
      data-thread={thread.id}
      data-active={isActive}
      aria-label={t('comments.thread', {
        who: first?.by.name ?? '',
        words: plainComment(first?.text ?? '').slice(0, 80),
      })}
      aria-current={isActive ? true : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => talk.activate(thread.id)}
    >
      {isDetached ? (
        <p className={css.quote}>{about(thread.anchor)}</p>
      ) : (
        <button
          type="button"
          className={css.quote}
          title={t('comments.go')}
          onClick={() => props.onGo(thread)}
        >
          {about(thread.anchor)}
        </button>
      )}
      {shown.map((comment) => (
        <Said
          key={comment.id}
          documentId={documentId}
          comment={comment}
          isMine={mayComment && comment.by.id === me.id}
          patch={saying.patch}
          onRemove={props.onRemove}
        />
      ))}
      {unsent.map((sending) => (
        <Unsent key={sending.commentId} sending={sending} talk={talk} saying={saying} />
      ))}
      {thread.resolved ? (
        <p className={css.soft}>
          {t('comments.resolvedBy', { who: thread.resolved.by, when: dates.moment(thread.resolved.at) })}
        </p>
      ) : null}
      {replying === undefined ? (
        mayComment ? (
          <div className={css.buttons}>
            <Button variant="quiet" flush onPress={() => props.setReplying(true)}>
              {t('comments.reply')}
            </Button>
            <Button
              variant="quiet"
              icon={thread.resolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              isDisabled={settle.isPending}
              onPress={() =>
                settle.mutate(
                  { params: { document: documentId, thread: thread.id } },
                  { onSuccess: props.onSettled, onError: (error) => showToast({ message: say(error) }) },
                )
              }
            >
              {t(thread.resolved ? 'comments.reopen' : 'comments.resolve')}
            </Button>
          </div>
        ) : null
      ) : (
        <Composer
          documentId={documentId}
          label={t('comments.reply.label')}
          sendLabel={t('comments.sendReply')}
          text={draft}
          focus={replying}
          onText={(text) => {
            setDraft(text);
            talk.setDraft(thread.id, text);
          }}
          onCancel={() => props.setReplying(false)}
          onSend={(text) => {
            saying.reply(thread.id, text);
            setDraft('');
            talk.setDraft(thread.id, '');
            props.setReplying(false);
          }}
        />
      )}
    </article>
  );
}
