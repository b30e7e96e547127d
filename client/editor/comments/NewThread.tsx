import { useState } from 'react';
import type { Anchor } from '../../../shared/content/anchors.ts';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import css from './comments.module.css';
import { Composer } from './Composer.tsx';
import type { Talk } from './talk.ts';
import { useAbout } from './useAbout.ts';

interface Props {
  readonly talk: Talk;
  readonly anchor: Anchor;
  readonly isWanted: boolean;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** The box in which a conversation begins. */
export function NewThread({ talk, anchor, isWanted, onSend, onCancel }: Props) {
  const t = useText();
  const about = useAbout();
  const { id } = useOpenDocument();
  const [text, setText] = useState(() => talk.draft('new'));
  return (
    <section className={css.thread} data-active="true" aria-label={t('comments.new')}>
      <p className={css.quote}>{about(anchor)}</p>
      <Composer
        documentId={id}
        label={t('comments.new.label')}
        sendLabel={t('comments.send')}
        text={text}
        focus={isWanted ? 1 : undefined}
        onText={(typed) => {
          setText(typed);
          talk.setDraft('new', typed);
        }}
        onSend={(typed) => {
          talk.setDraft('new', '');
          onSend(typed);
        }}
        onCancel={onCancel}
      />
    </section>
  );
}
