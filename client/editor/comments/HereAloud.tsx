import { useEffect, useState } from 'react';
import { plainComment } from '../../../shared/content/mentions.ts';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useOpenDocument } from '../open.ts';
import { isHere, whereIs } from './here.ts';
import type { Talk, Thread } from './talk.ts';

const stays = 350;
const excerpt = 80;

/** Says, once, that there are comments where somebody stays with the caret. */
export function HereAloud({ talk, threads }: { readonly talk: Talk; readonly threads: readonly Thread[] }) {
  const t = useText();
  const open = useOpenDocument();
  const [here, setHere] = useState<readonly Thread[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const place = whereIs(open);
      const there = place
        ? threads.filter((one) => !one.resolved && isHere(talk.found.get(one.id), place))
        : [];
      setHere((before) => (sameIds(before, there) ? before : there));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, stays);
    };
    soon();
    document.addEventListener('selectionchange', soon);
    document.addEventListener('focusin', soon);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', soon);
      document.removeEventListener('focusin', soon);
    };
  }, [open, talk, threads]);
  const [first] = here;
  const words = plainComment(first?.comments.find((one) => !one.removed)?.text ?? '');
  return (
    <VisuallyHidden>
      <span role="status" data-comments-here>
        {first ? t('comments.here', { count: here.length, words: words.slice(0, excerpt) }) : ''}
      </span>
    </VisuallyHidden>
  );
}

function sameIds(a: readonly Thread[], b: readonly Thread[]): boolean {
  return a.length === b.length && a.every((one, i) => one.id === b[i]?.id);
}
