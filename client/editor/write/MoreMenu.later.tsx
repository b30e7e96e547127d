import type { Editor } from '@tiptap/core';
import {
  ArrowDown,
  ArrowUp,
  Check,
  Languages,
  Lightbulb,
  Minus,
  PilcrowLeft,
  PilcrowRight,
  Redo2,
  RemoveFormatting,
  Replace,
  Smile,
  WrapText,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { tones } from '../../../shared/content/text.ts';
import { Menu, type MenuChoice } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { backToText } from './backToText.ts';
import { setDirection } from './language.ts';
import { ask } from './suggesting.ts';
import type { Tool } from './tools.ts';

interface Props {
  readonly editor: Editor | undefined;
  /** The tools there is no room for. */
  readonly rest: readonly Tool[];
  readonly redo: (() => void) | undefined;
  readonly trigger: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What the toolbar has no room for, and what is needed seldom. */
export function MoreMenu({ editor, rest, redo, trigger, isOpen, onOpenChange }: Props) {
  const t = useText();
  const { toolbar } = useOpenDocument();
  const act = (run: (on: Editor) => void) => () => {
    if (!editor) return;
    run(editor);
    backToText(editor);
  };
  const press = (key: 'ArrowUp' | 'ArrowDown') =>
    act(({ view }) => {
      view.someProp('handleKeyDown', (handle) =>
        handle(view, new KeyboardEvent('keydown', { key, altKey: true, shiftKey: true })),
      );
    });
  const disabled = !editor;
  const tone: unknown = editor?.isActive('callout') ? editor.getAttributes('callout').tone : undefined;
  const tick = (is: boolean, icon: ReactNode) => (is ? <Check aria-hidden /> : icon);

  const choices: MenuChoice[] = [
    ...(redo ? [{ id: 'redo', text: t('doc.tool.redo'), icon: <Redo2 aria-hidden />, onAction: redo }] : []),
    ...rest.map(({ id, label, icon: Icon, isOn, run }) => ({
      id,
      text: t(label),
      icon: tick(editor !== undefined && isOn?.(editor) === true, <Icon aria-hidden />),
      disabled,
      onAction: act(run),
    })),
    ...(tone === undefined
      ? []
      : tones.map((one, index) => ({
          id: `tone-${one}`,
          text: t(`editor.callout.${one}`),
          icon: tick(one === tone, <Lightbulb aria-hidden />),
          separated: index === 0,
          onAction: act((on) => on.chain().focus().updateAttributes('callout', { tone: one }).run()),
        }))),
    {
      id: 'divider',
      text: t('editor.divider'),
      icon: <Minus aria-hidden />,
      hint: '---',
      separated: true,
      disabled,
      onAction: act((on) => on.chain().focus().setHorizontalRule().run()),
    },
    {
      id: 'emoji',
      text: t('editor.emoji'),
      icon: <Smile aria-hidden />,
      hint: ':',
      disabled,
      onAction: act((on) => ask(on, ':')),
    },
    {
      id: 'up',
      text: t('editor.move.up'),
      icon: <ArrowUp aria-hidden />,
      hint: 'Alt+Shift+↑',
      separated: true,
      disabled,
      onAction: press('ArrowUp'),
    },
    {
      id: 'down',
      text: t('editor.move.down'),
      icon: <ArrowDown aria-hidden />,
      hint: 'Alt+Shift+↓',
      disabled,
      onAction: press('ArrowDown'),
    },
    {
      id: 'language',
      text: t('editor.language.menu'),
      icon: <Languages aria-hidden />,
      separated: true,
      disabled,
      onAction: () => {
        if (editor) toolbar.show({ name: 'language', editor });
      },
    },
    {
      id: 'ltr',
      text: t('editor.dir.ltr'),
      icon: <PilcrowRight aria-hidden />,
      hint: 'Ctrl+Alt+Shift+L',
      disabled,
      onAction: act((on) => setDirection(on, 'ltr')),
    },
    {
      id: 'rtl',
      text: t('editor.dir.rtl'),
      icon: <PilcrowLeft aria-hidden />,
      hint: 'Ctrl+Alt+Shift+R',
      disabled,
      onAction: act((on) => setDirection(on, 'rtl')),
    },
    {
      id: 'auto',
      text: t('editor.dir.auto'),
      icon: <WrapText aria-hidden />,
      hint: 'Ctrl+Alt+Shift+A',
      disabled,
      onAction: act((on) => setDirection(on, null)),
    },
    {
      id: 'clear',
      text: t('editor.clear'),
      icon: <RemoveFormatting aria-hidden />,
      hint: 'Ctrl+\\',
      separated: true,
      disabled,
      onAction: act((on) => on.chain().focus().unsetAllMarks().run()),
    },
    {
      id: 'find',
      text: t('editor.find'),
      icon: <Replace aria-hidden />,
      hint: 'Ctrl+H',
      onAction: () => toolbar.show({ name: 'find', words: '' }),
    },
  ];
  return (
    <Menu
      label={t('editor.more')}
      trigger={trigger}
      choices={choices}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    />
  );
}
