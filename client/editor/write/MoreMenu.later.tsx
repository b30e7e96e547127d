import type { Editor } from '@tiptap/core';
import {
  ArrowDown,
  ArrowUp,
  Check,
  Languages,
  Lightbulb,
  type LucideIcon,
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
import { Menu, type MenuChoice } from '../../ui/Menu.later.tsx';
import { type MessageId, useText } from '../../ui/text.tsx';
import { useOpenDocument } from '../open.ts';
import { backToText } from './backToText.ts';
import { setDirection } from './language.ts';
import { ask } from './completing.ts';
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
  const press =
    (key: 'ArrowUp' | 'ArrowDown') =>
    ({ view }: Editor) => {
      view.someProp('handleKeyDown', (handle) =>
        handle(view, new KeyboardEvent('keydown', { key, altKey: true, shiftKey: true })),
      );
    };
  const disabled = !editor;
  const tone: unknown = editor?.isActive('callout') ? editor.getAttributes('callout').tone : undefined;
  const choice = (
    id: string,
    label: MessageId,
    Icon: LucideIcon,
    run: (on: Editor) => void,
    more: Pick<MenuChoice, 'hint' | 'separated'>,
  ): MenuChoice => ({
    id,
    text: t(label),
    icon: <Icon aria-hidden />,
    disabled,
    onAction: act(run),
    ...more,
  });
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
    choice('divider', 'editor.divider', Minus, (on) => on.chain().focus().setHorizontalRule().run(), {
      hint: '---',
      separated: true,
    }),
    choice('emoji', 'editor.emoji', Smile, (on) => ask(on, ':'), { hint: ':' }),
    choice('up', 'editor.move.up', ArrowUp, press('ArrowUp'), { hint: 'Alt+Shift+↑', separated: true }),
    choice('down', 'editor.move.down', ArrowDown, press('ArrowDown'), { hint: 'Alt+Shift+↓' }),
    {
      ...choice('language', 'editor.language.menu', Languages, () => undefined, { separated: true }),
      onAction: () => {
        if (editor) toolbar.show({ name: 'language', editor });
      },
    },
    choice('ltr', 'editor.dir.ltr', PilcrowRight, (on) => setDirection(on, 'ltr'), {
      hint: 'Ctrl+Alt+Shift+L',
    }),
    choice('rtl', 'editor.dir.rtl', PilcrowLeft, (on) => setDirection(on, 'rtl'), {
      hint: 'Ctrl+Alt+Shift+R',
    }),
    choice('auto', 'editor.dir.auto', WrapText, (on) => setDirection(on, null), { hint: 'Ctrl+Alt+Shift+A' }),
    choice('clear', 'editor.clear', RemoveFormatting, (on) => on.chain().focus().unsetAllMarks().run(), {
      hint: 'Ctrl+\\',
      separated: true,
    }),
    {
      ...choice('find', 'editor.find', Replace, () => undefined, { hint: 'Ctrl+H' }),
      disabled: false,
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
