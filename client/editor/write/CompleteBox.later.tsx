import { Braces } from 'lucide-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLocale } from '../../ui/Locale.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { emoji } from './emoji.later.ts';
import { matching, slashItems } from './slashItems.later.ts';
import type { Completed, Completing } from './completing.ts';
import css from './write.module.css';

interface Props {
  readonly completing: Completing;
  readonly completed: Completed;
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly sign: React.ReactNode;
  readonly choose: () => void;
}

const most = 40;

/**
 * What completes the word being typed. The focus stays in the text; arrows and Enter choose, and a screen reader is
 * told by the text's `aria-activedescendant`.
 */
export function CompleteBox({ completing, completed }: Props) {
  const t = useText();
  const listId = useId();
  const { editor, query, sign, from } = completed;
  const options = useOptions(completing, completed);
  const [at, setAt] = useState({ query, index: 0 });
  const index = at.query === query ? Math.min(at.index, options.length - 1) : 0;
  const box = useRef<HTMLDivElement>(null);

  const onKey = useCallback(
    (event: KeyboardEvent): boolean => {
      if (options.length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
        return false;
      const to = {
        ArrowDown: (index + 1) % options.length,
        ArrowUp: (index - 1 + options.length) % options.length,
      }[event.key];
      if (to !== undefined) {
        setAt({ query, index: to });
        return true;
      }
      if (event.key !== 'Enter' && event.key !== 'Tab') return false;
      options[index]?.choose();
      return true;
    },
    [options, index, query],
  );
  useLayoutEffect(() => completing.attach(onKey), [completing, onKey]);

  const isOpen = options.length > 0;
  useEffect(() => {
    const { dom } = editor.view;
    if (!isOpen) return undefined;
    dom.setAttribute('aria-controls', listId);
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-activedescendant', `${listId}-${index}`);
    box.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    return () => {
      for (const name of ['aria-controls', 'aria-autocomplete', 'aria-activedescendant'])
        dom.removeAttribute(name);
    };
  }, [editor, isOpen, listId, index]);

  useLayoutEffect(() => {
    const place = () => {
      if (box.current && !editor.isDestroyed) putBelow(box.current, editor.view.coordsAtPos(from));
    };
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  });

  return (
    <>
      <VisuallyHidden>
        <span role="status">{t('editor.suggest.count', { count: options.length })}</span>
      </VisuallyHidden>
      {isOpen ? (
        <div
          ref={box}
          id={listId}
          role="listbox"
          tabIndex={0}
          aria-label={t(sign === '/' ? 'editor.slash' : 'editor.emoji')}
          className={css.suggest}
        >
          {options.map((option, i) => (
            // The keys belong to the text, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={option.id}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === index}
              data-index={i}
              className={css.option}
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={option.choose}
            >
              <span className={css.sign} aria-hidden>
                {option.sign}
              </span>
              {option.name}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}

function useOptions(completing: Completing, { editor, sign, query, from, to }: Completed): readonly Option[] {
  const t = useText();
  const { locale } = useLocale();
  return useMemo(() => {
    const range = { from, to };
    if (sign === '{{') {
      return completing.atoms(query).map(({ id, name, insert }) => ({
        id,
        name,
        sign: <Braces />,
        choose: () => insert(editor, range),
      }));
    }
    if (sign === ':') {
      return matching(emoji, query, (one) => one[locale])
        .slice(0, most)
        .map((one) => ({
          id: one.sign,
          name: one[locale],
          sign: one.sign,
          choose: () => editor.chain().focus().insertContentAt(range, one.sign).run(),
        }));
    }
    return matching(slashItems, query, (one) => t(one.label)).map(({ id, label, icon: Icon, run }) => ({
      id,
      name: t(label),
      sign: <Icon />,
      choose: () => {
        editor.chain().deleteRange(range).run();
        run(editor);
      },
    }));
  }, [completing, editor, sign, query, from, to, locale, t]);
}

/** Below the caret, or above it where there is no room. */
function putBelow(box: HTMLElement, caret: { left: number; top: number; bottom: number }): void {
  const { width, height } = box.getBoundingClientRect();
  const foot = (visualViewport?.height ?? innerHeight) + (visualViewport?.offsetTop ?? 0);
  const top = caret.bottom + 6 + height > foot ? caret.top - 6 - height : caret.bottom + 6;
  box.style.setProperty('top', `${Math.max(4, top)}px`);
  box.style.setProperty('left', `${Math.max(4, Math.min(caret.left, innerWidth - width - 8))}px`);
}
