import { ChevronDown, Ellipsis, ImagePlus, Link2, type LucideIcon, Redo2, Type, Undo2 } from 'lucide-react';
import {
  type KeyboardEvent,
  lazy,
  memo,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Editor } from '@tiptap/core';
import { IconButton } from '../ui/IconButton.tsx';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import { useMedia } from '../ui/useMedia.ts';
import { type MessageId, useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { BlockBar } from './blocks/BlockBar.tsx';
import { useOpenDocument } from './open.ts';
import { choosePicture } from './pictures/choose.ts';
import css from './toolbar.module.css';
import { useToolbarEditor } from './toolbarTarget.ts';
import { useUndoState } from './undo.ts';
import { backToText } from './write/backToText.ts';
import { loadMoving } from './write/shortcuts.ts';
import { Completions, loadCompletions } from './write/Completions.tsx';
import { fitting, setStyle, styleOf, styles, type Tool, tools } from './write/tools.ts';
import { inTheEnd } from '../ui/inTheEnd.ts';

const loadMore = inTheEnd(() => import('./write/MoreMenu.later.tsx'));
const MoreMenu = lazy(async () => ({ default: (await loadMore()).MoreMenu }));
const DragHandle = lazy(
  inTheEnd(async () => ({
    default: (await import('./write/DragHandle.later.tsx')).DragHandle,
  })),
);
const loadBoxes = inTheEnd(() => import('./write/Boxes.later.tsx'));
const Boxes = lazy(async () => ({ default: (await loadBoxes()).Boxes }));

const whatIsOn = (editor: Editor): string =>
  [...tools.map((tool) => tool.isOn?.(editor)), editor.isActive('link'), editor.isActive('callout')]
    .map(Number)
    .join('') + styleOf(editor);

/**
 * One toolbar for the page; it acts on the text last written in. One tab stop, arrows move inside; Alt+F10 comes
 * here from the text and Escape goes back. What there is no room for is in its last button.
 */
export const Toolbar = memo(function Toolbar() {
  const t = useText();
  const open = useOpenDocument();
  const { undo, toolbar } = open;
  const editor = useToolbarEditor(whatIsOn);
  const { canUndo, canRedo } = useUndoState();
  const [stop, setStop] = useState('undo');
  const [more, setMore] = useState<boolean>();
  const bar = useRef<HTMLDivElement>(null);
  const { count, narrow } = useRoom(bar);
  const box = useSyncExternalStore(toolbar.subscribe, toolbar.box);
  const hasEditor = editor !== undefined;
  const canHover = useMedia('(hover: hover)');

  useEffect(() => {
    // Here before they are needed, though nobody waits for them.
    if (hasEditor)
      requestIdle(() => void Promise.all([loadMoving(), loadCompletions(), loadBoxes(), loadMore()]));
  }, [hasEditor]);

  useEffect(() => {
    const come = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && editor && bar.current?.contains(document.activeElement)) {
        event.preventDefault();
        event.stopPropagation();
        editor.view.focus();
        return;
      }
      if (event.key !== 'F10' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      bar.current?.querySelector<HTMLElement>('[data-tool]:not([tabindex="-1"])')?.focus();
    };
    // Before the tooltip of a button, which keeps Escape to itself.
    addEventListener('keydown', come, true);
    return () => removeEventListener('keydown', come, true);
  }, [editor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    setStop(next?.dataset.tool ?? 'undo');
    next?.focus();
  };

  const shown = tools.slice(0, count);
  const ids = [
    'undo',
    ...(narrow ? [] : ['redo']),
    'style',
    ...shown.map(({ id }) => id),
    'image',
    'link',
    'more',
  ];
  const tabStop = ids.includes(stop) ? stop : 'undo';

  const button = (
    id: string,
    label: MessageId,
    Icon: LucideIcon,
    run: () => void,
    more: Omit<Tool, 'run' | 'icon' | 'id' | 'label' | 'isOn'> & { off?: boolean; on?: boolean } = {},
  ) => (
    <IconButton
      key={id}
      label={t(label)}
      {...(more.keys ? { keys: more.keys } : {})}
      data-tool={id}
      data-gap={more.gap ? true : undefined}
      excludeFromTabOrder={tabStop !== id}
      preventFocusOnPress
      aria-disabled={more.off ? true : undefined}
      {...(more.on === undefined ? {} : { 'aria-pressed': more.on })}
      onPress={() => {
        setStop(id);
        if (!more.off) run();
      }}
    >
      <Icon aria-hidden />
    </IconButton>
  );

  const style = editor ? styleOf(editor) : 'paragraph';
  const styleName = t(styles.find(({ id }) => id === style)?.label ?? 'editor.style.text');
  const moreButton = (
    <IconButton
      label={t('editor.more')}
      data-tool="more"
      aria-haspopup="menu"
      excludeFromTabOrder={tabStop !== 'more'}
      onPress={() => {
        setStop('more');
        setMore(true);
      }}
    >
      <Ellipsis aria-hidden />
    </IconButton>
  );

  return (
    <div className={css.place}>
      {/* Arrow keys are part of the toolbar pattern; each button is reachable and operable by itself. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('doc.tools')}
        aria-keyshortcuts="Alt+F10"
        className={css.bar}
        onKeyDown={onKeyDown}
      >
        {button('undo', 'doc.tool.undo', Undo2, () => undo.undo(), { keys: 'Ctrl+Z', off: !canUndo })}
        {narrow
          ? null
          : button('redo', 'doc.tool.redo', Redo2, () => undo.redo(), {
              keys: 'Ctrl+Shift+Z',
              off: !canRedo,
            })}
        <LazyMenu
          label={t('editor.style')}
          placement="bottom start"
          selected={style}
          trigger={
            <IconButton
              label={t('editor.style.now', { style: styleName })}
              data-tool="style"
              data-gap
              excludeFromTabOrder={tabStop !== 'style'}
              aria-disabled={editor ? undefined : true}
              onFocus={() => setStop('style')}
            >
              {narrow ? <Type aria-hidden /> : <span className={css.style}>{styleName}</span>}
              <ChevronDown aria-hidden className={css.chevron ?? ''} />
            </IconButton>
          }
          choices={styles.map(({ id, label, keys }) => ({
            id,
            text: t(label),
            hint: keys,
            disabled: !editor,
            onAction: () => {
              if (!editor) return;
              setStyle(editor, id);
              backToText(editor);
            },
          }))}
        />
        {shown.map((tool, index) =>
          button(tool.id, tool.label, tool.icon, () => editor && tool.run(editor), {
            keys: tool.keys ?? '',
            gap: tool.gap ?? index === 0,
            off: !editor,
            on: editor ? (tool.isOn?.(editor) ?? false) : false,
          }),
        )}
        {button(
          'image',
          'doc.tool.image',
          ImagePlus,
          () => {
            if (editor) choosePicture(open, editor, (id, values) => showToast({ message: t(id, values) }));
          },
          { off: !editor, gap: true },
        )}
        {button('link', 'doc.tool.link', Link2, () => editor && toolbar.show({ name: 'link', editor }), {
          keys: 'Ctrl+K',
          off: !editor,
          on: editor?.isActive('link') ?? false,
        })}
        {more === undefined ? (
          moreButton
        ) : (
          <Suspense fallback={moreButton}>
            <MoreMenu
              editor={editor}
              rest={tools.slice(count)}
              redo={narrow && canRedo ? () => undo.redo() : undefined}
              trigger={moreButton}
              isOpen={more}
              onOpenChange={setMore}
            />
          </Suspense>
        )}
      </div>
      <BlockBar />
      {box ? (
        <Suspense>
          <Boxes box={box} onClose={() => toolbar.show(undefined)} />
        </Suspense>
      ) : null}
      <Completions />
      {hasEditor && canHover ? (
        <Suspense>
          <DragHandle />
        </Suspense>
      ) : null}
    </div>
  );
});

/** Measured, not guessed: a panel beside the paper takes room too. */
function useRoom(bar: RefObject<HTMLElement | null>): { readonly count: number; readonly narrow: boolean } {
  const [room, setRoom] = useState({ count: tools.length, narrow: false });
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const measure = () => {
      const width = element.clientWidth;
      const narrow = width < 480;
      const button = (matchMedia('(pointer: coarse)').matches ? 44 : 32) + 2;
      const [gap, styleWidth] = [12, narrow ? button + 16 : 132];
      // Undo, redo, picture, link and More are always there, and the space at both ends.
      const taken = (narrow ? 4 : 5) * button + styleWidth + 3 * gap + 16;
      const count = fitting(tools, { width: width - taken, button, gap });
      setRoom((before) => (before.count === count && before.narrow === narrow ? before : { count, narrow }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [bar]);
  return room;
}

function requestIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 500);
}
