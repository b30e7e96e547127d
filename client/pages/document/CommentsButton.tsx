import { MessageSquare } from 'lucide-react';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import css from './document.module.css';

interface Props {
  readonly documentId: string;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** How many conversations are open, and the way to them. */
export function CommentsButton({ documentId, isOpen, onPress }: Props) {
  const t = useText();
  const threads = useAnswer('threads', { params: { document: documentId } }).data?.threads;
  const count = threads?.filter((one) => !one.resolved).length ?? 0;
  return (
    <span className={css.roomy}>
      <Button
        variant="quiet"
        icon={<MessageSquare aria-hidden />}
        aria-expanded={isOpen}
        aria-label={t('comments.button', { count })}
        onPress={onPress}
      >
        {count > 0 ? count : null}
      </Button>
    </span>
  );
}
