import type { Editor } from '@tiptap/core';
import {
  Bold,
  Code,
  Highlighter,
  Italic,
  Lightbulb,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquarePlus,
  Quote,
  Strikethrough,
  Table,
  Underline,
} from 'lucide-react';
import type { MessageId } from '../../ui/text.tsx';
import { commentHere } from '../comments/commentHere.ts';

/** Something the toolbar can do to the text last written in. */
export interface Tool {
  readonly id: string;
  readonly label: MessageId;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
  /** A gap before it. */
  readonly gap?: boolean;
}

/** From what is needed most to what may go into "More" first when there is no room. */
export const tools: readonly Tool[] = [
  mark('bold', 'doc.tool.bold', Bold, 'Ctrl+B'),
  mark('italic', 'doc.tool.italic', Italic, 'Ctrl+I'),
  block('bulletList', 'doc.tool.bullets', List, 'Ctrl+Shift+8', (editor) =>
    editor.chain().focus().toggleBulletList().run(),
  ),
  block('taskList', 'doc.tool.checklist', ListChecks, 'Ctrl+Shift+9', (editor) =>
    editor.chain().focus().toggleTaskList().run(),
  ),
  {
    id: 'comment',
    label: 'comments.add',
    icon: MessageSquarePlus,
    keys: 'Ctrl+Alt+M',
    run: () => commentHere(),
  },
  block('orderedList', 'doc.tool.numbers', ListOrdered, 'Ctrl+Shift+7', (editor) =>
    editor.chain().focus().toggleOrderedList().run(),
  ),
  { ...mark('underline', 'doc.tool.underline', Underline, 'Ctrl+U'), gap: true },
  mark('strike', 'doc.tool.strike', Strikethrough, 'Ctrl+Shift+S'),
  mark('highlight', 'editor.highlight', Highlighter, 'Ctrl+Alt+H'),
  mark('code', 'editor.code', Code, 'Ctrl+E'),
  {
    ...block('callout', 'doc.tool.callout', Lightbulb, '/', (editor) =>
      editor.chain().focus().toggleWrap('callout').run(),
    ),
    gap: true,
  },
  block('blockquote', 'doc.tool.quote', Quote, 'Ctrl+Shift+B', (editor) =>
    editor.chain().focus().toggleBlockquote().run(),
  ),
  block('table', 'doc.tool.table', Table, '/', (editor) =>
    editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  ),
];

function mark(id: string, label: MessageId, icon: LucideIcon, keys: string): Tool {
  return {
    id,
    label,
    icon,
    keys,
    run: (editor) => editor.chain().focus().toggleMark(id).run(),
    isOn: (editor) => editor.isActive(id),
  };
}

function block(id: string, label: MessageId, icon: LucideIcon, keys: string, run: Tool['run']): Tool {
  return { id, label, icon, keys, run, isOn: (editor) => editor.isActive(id) };
}

/** How a block can be written, in the order of the style menu. */
export const styles = [
  { id: 'paragraph', label: 'editor.style.text', keys: 'Ctrl+Alt+0' },
  { id: 'heading1', label: 'editor.style.heading1', keys: 'Ctrl+Alt+1' },
  { id: 'heading2', label: 'editor.style.heading2', keys: 'Ctrl+Alt+2' },
  { id: 'heading3', label: 'editor.style.heading3', keys: 'Ctrl+Alt+3' },
  { id: 'heading4', label: 'editor.style.heading4', keys: 'Ctrl+Alt+4' },
  { id: 'codeBlock', label: 'editor.style.code', keys: 'Ctrl+Alt+C' },
] as const satisfies readonly { id: string; label: MessageId; keys: string }[];

export type StyleId = (typeof styles)[number]['id'];

export function styleOf(editor: Editor): StyleId {
  return styles.find(({ id }) => id !== 'paragraph' && isStyle(editor, id))?.id ?? 'paragraph';
}

function isStyle(editor: Editor, id: StyleId): boolean {
  const level = levelOf(id);
  return level ? editor.isActive('heading', { level }) : editor.isActive(id);
}

export function setStyle(editor: Editor, id: StyleId): void {
  const level = levelOf(id);
  const chain = editor.chain().focus();
  if (level) chain.setHeading({ level }).run();
  else if (id === 'codeBlock') chain.setCodeBlock().run();
  else chain.setParagraph().run();
}

function levelOf(id: StyleId): 1 | 2 | 3 | 4 | undefined {
  return ([1, 2, 3, 4] as const).find((level) => id === `heading${level}`);
}

interface Room {
  readonly width: number;
  /** Of one button with the space behind it. */
  readonly button: number;
  readonly gap: number;
}

/** How many of the tools there is room for. */
export function fitting(all: readonly Pick<Tool, 'gap'>[], { width, button, gap }: Room): number {
  let left = width;
  let count = 0;
  for (const tool of all) {
    left -= button + (tool.gap ? gap : 0);
    if (left < 0) break;
    count += 1;
  }
  return count;
}
