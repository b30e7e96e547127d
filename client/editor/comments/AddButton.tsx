import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { type Here, whereIs } from './here.ts';
import css from './marks.module.css';

/** In the margin, beside the selected words or the cell one is in. */
export function AddButton({ onPress }: { readonly onPress: (here: Here) => void }) {
  const t = useText();
  const open = useOpenDocument();
  const layer = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [top, setTop] = useState<number>();

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const here = whereIs(open);
      const over = layer.current;
      const rect = here && rectOf(here);
      setTop(rect && over ? Math.round(rect.top - over.getBoundingClientRect().top) : undefined);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    for (const event of ['selectionchange', 'focusin', 'focusout'] as const)
      document.addEventListener(event, soon);
    return () => {
      cancelAnimationFrame(frame);
      for (const event of ['selectionchange', 'focusin', 'focusout'] as const)
        document.removeEventListener(event, soon);
    };
  }, [open]);

  useLayoutEffect(() => {
    if (top !== undefined) button.current?.style.setProperty('top', `${top - 4}px`);
  }, [top]);

  return (
    <div ref={layer} className={css.layer}>
      {top === undefined ? null : (
        <button
          ref={button}
          type="button"
          tabIndex={-1}
          className={css.add}
          aria-label={t('comments.add')}
          title={`${t('comments.add')} (${t('comments.keys')})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const here = whereIs(open);
            if (here) onPress(here);
          }}
        >
          <MessageSquarePlus aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Where the button belongs; nowhere while there is only a caret. */
function rectOf(here: Here): DOMRect | undefined {
  if (here.at === 'cell') return here.element.getBoundingClientRect();
  if (here.from === here.to) return undefined;
  const selection = window.getSelection();
  const rects = selection && selection.rangeCount > 0 ? [...selection.getRangeAt(0).getClientRects()] : [];
  return rects.find((rect) => rect.height > 1);
}
