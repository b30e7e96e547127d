import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { piecesOf } from '../../../shared/content/mentions.ts';
import { useSend } from '../../api/queries.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useDates } from '../../ui/dates.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import css from './comments.module.css';
import { Composer } from './Composer.tsx';
import type { Thread } from './talk.ts';

type Comment = Thread['comments'][number];

interface Props {
  readonly documentId: string;
  readonly comment: Comment;
  /** One's own, and the document takes comments: it can be changed and removed. */
  readonly isMine: boolean;
  readonly patch: (thread: Thread) => void;
  readonly onRemove: (commentId: string) => void;
}

/** One comment: who, for whom, when, and what. */
export function Said({ documentId, comment, isMine, patch, onRemove }: Props) {
  const t = useText();
  const say = useErrorWords();
  const dates = useDates();
  const [isEditing, setEditing] = useState(false);
  const [draft, setDraft] = useState('');
  const edit = useSend('editComment');
  const { by } = comment;
  if (comment.removed) return <p className={css.soft}>{t('comments.wasRemoved', { who: by.name })}</p>;
  return (
    <div className={css.said}>
      <Avatar identity={by} size="small" />
      <div className={css.words}>
        <div className={css.by}>
          <span>
            <strong>{by.name}</strong>
            <span className={css.soft}>
              {' '}
              {[by.organisation, dates.moment(comment.at), comment.editedAt ? t('comments.edited') : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {isMine && !isEditing ? (
            <LazyMenu
              label={t('comments.more', { who: by.name })}
              trigger={
                <IconButton label={t('comments.more', { who: by.name })}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
              choices={[
                {
                  id: 'edit',
                  text: t('comments.edit'),
                  onAction: () => {
                    setDraft(comment.text);
                    setEditing(true);
                  },
                },
                {
                  id: 'remove',
                  text: t('comments.remove'),
                  danger: true,
                  onAction: () => onRemove(comment.id),
                },
              ]}
            />
          ) : null}
        </div>
        {isEditing ? (
          <Composer
            documentId={documentId}
            label={t('comments.edit.label')}
            sendLabel={t('comments.save')}
            text={draft}
            onText={setDraft}
            focus={1}
            isBusy={edit.isPending}
            onCancel={() => setEditing(false)}
            hint={
              edit.error ? (
                <p className={css.failed} role="alert">
                  {t('comments.notSent', { why: say(edit.error) })}
                </p>
              ) : null
            }
            onSend={(text) =>
              edit.mutate(
                { params: { document: documentId, comment: comment.id }, body: { text } },
                {
                  onSuccess: (thread) => {
                    setEditing(false);
                    patch(thread);
                  },
                },
              )
            }
          />
        ) : (
          <p className={css.text}>
            <Words text={comment.text} />
          </p>
        )}
      </div>
    </div>
  );
}

export function Words({ text }: { readonly text: string }) {
  return piecesOf(text).map((piece, index) =>
    piece.type === 'words' ? (
      piece.text
    ) : (
      <span key={index} className={css.name}>
        @{piece.label}
      </span>
    ),
  );
}
