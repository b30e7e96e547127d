import type { Editor } from '@tiptap/core';
import {
  Bold,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Lightbulb,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Strikethrough,
  Table,
  Underline,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui/IconButton.tsx';
import { type MessageId, useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { BlockBar } from './blocks/BlockBar.tsx';
import { LinkBox } from './LinkBox.tsx';
import { useOpenDocument } from './open.ts';
import { choosePicture } from './pictures/choose.ts';
import css from './toolbar.module.css';
import { useToolbarEditor } from './toolbarTarget.ts';
import { useUndoState } from './undo.ts';

interface Tool {
  readonly id: string;
  readonly label: MessageId;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
  /** A gap before it. */
  readonly gap?: boolean;
}

const tools: readonly Tool[] = [
  mark('bold', 'doc.tool.bold', Bold, 'Ctrl+B', (editor) => editor.chain().focus().toggleBold().run()),
  mark('italic', 'doc.tool.italic', Italic, 'Ctrl+I', (editor) =>
    editor.chain().focus().toggleItalic().run(),
  ),
  mark('underline', 'doc.tool.underline', Underline, 'Ctrl+U', (editor) =>
    editor.chain().focus().toggleUnderline().run(),
  ),
  mark('strike', 'doc.tool.strike', Strikethrough, 'Ctrl+Shift+S', (editor) =>
    editor.chain().focus().toggleStrike().run(),
  ),
  heading(2, 'doc.tool.heading', Heading2),
  heading(3, 'doc.tool.subheading', Heading3),
  {
    id: 'bulletList',
    label: 'doc.tool.bullets',
    keys: '-␣',
    icon: List,
    gap: true,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    label: 'doc.tool.numbers',
    keys: '1.␣',
    icon: ListOrdered,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'taskList',
    label: 'doc.tool.checklist',
    keys: '[]␣',
    icon: ListChecks,
    isOn: (editor) => editor.isActive('taskList'),
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    id: 'blockquote',
    label: 'doc.tool.quote',
    keys: '>␣',
    icon: Quote,
    gap: true,
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'callout',
    label: 'doc.tool.callout',
    icon: Lightbulb,
    isOn: (editor) => editor.isActive('callout'),
    run: (editor) => editor.chain().focus().toggleWrap('callout').run(),
  },
  {
    id: 'table',
    label: 'doc.tool.table',
    icon: Table,
    isOn: (editor) => editor.isActive('table'),
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
];

function mark(id: string, label: MessageId, icon: LucideIcon, keys: string, run: Tool['run']): Tool {
  return { id, label, icon, keys, run, isOn: (editor) => editor.isActive(id) };
}

function heading(level: 2 | 3, label: MessageId, icon: LucideIcon): Tool {
  return {
    id: `heading${level}`,
    label,
    icon,
    keys: `${'#'.repeat(level)}␣`,
    gap: level === 2,
    isOn: (editor) => editor.isActive('heading', { level }),
    run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  };
}

const whatIsOn = (editor: Editor): string =>
  [...tools.map((tool) => tool.isOn?.(editor)), editor.isActive('link')].map(Number).join('');

/**
 * One toolbar for the page; it acts on the text last written in. One tab stop, arrows move inside; Alt+F10 comes
 * here from the text and Escape goes back.
 */
export const Toolbar = memo(function Toolbar() {
  const t = useText();
  const open = useOpenDocument();
  const { undo } = open;
  const editor = useToolbarEditor(whatIsOn);
  const { canUndo, canRedo } = useUndoState();
  const [stop, setStop] = useState('undo');
  const [linking, setLinking] = useState(false);
  const bar = useRef<HTMLDivElement>(null);

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
      excludeFromTabOrder={stop !== id}
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
        {button('redo', 'doc.tool.redo', Redo2, () => undo.redo(), { keys: 'Ctrl+Shift+Z', off: !canRedo })}
        {tools.map((tool, index) =>
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
          { off: !editor },
        )}
        {button('link', 'doc.tool.link', Link2, () => setLinking(true), {
          off: !editor,
          on: editor?.isActive('link') ?? false,
        })}
      </div>
      <BlockBar />
      {linking && editor ? <LinkBox editor={editor} onClose={() => setLinking(false)} /> : null}
    </div>
  );
});
