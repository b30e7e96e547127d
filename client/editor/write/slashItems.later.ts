import type { Editor } from '@tiptap/core';
import {
  Code,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Lightbulb,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquarePlus,
  Minus,
  Pilcrow,
  Quote,
  Smile,
  SquareCode,
  Table,
  TriangleAlert,
} from 'lucide-react';
import type { Tone } from '../../../shared/content/text.ts';
import type { MessageId } from '../../ui/text.tsx';
import { commentHere } from '../comments/commentHere.ts';
import { ask } from './completing.ts';
import { setStyle, type StyleId, tools } from './tools.ts';

export interface SlashItem {
  readonly id: string;
  readonly label: MessageId;
  readonly icon: LucideIcon;
  /** What people may type for it, in English and Spanish, besides its label. */
  readonly words: string;
  readonly run: (editor: Editor) => void;
}

const runTool = (id: string) => (editor: Editor) => tools.find((tool) => tool.id === id)?.run(editor);
const style = (id: StyleId) => (editor: Editor) => setStyle(editor, id);
const callout = (tone: Tone) => (editor: Editor) =>
  editor.chain().focus().toggleWrap('callout', { tone }).run();

/** What `/` offers, the most asked for first. */
export const slashItems: readonly SlashItem[] = [
  item(
    'paragraph',
    'editor.style.text',
    Pilcrow,
    'text paragraph plain texto párrafo normal',
    style('paragraph'),
  ),
  item(
    'heading1',
    'editor.style.heading1',
    Heading1,
    'h1 heading title 1 título encabezado',
    style('heading1'),
  ),
  item(
    'heading2',
    'editor.style.heading2',
    Heading2,
    'h2 heading title 2 título encabezado',
    style('heading2'),
  ),
  item(
    'heading3',
    'editor.style.heading3',
    Heading3,
    'h3 heading title 3 título encabezado',
    style('heading3'),
  ),
  item(
    'heading4',
    'editor.style.heading4',
    Heading4,
    'h4 heading title 4 título encabezado',
    style('heading4'),
  ),
  item(
    'bulletList',
    'doc.tool.bullets',
    List,
    'bullet bulleted list ul viñetas lista',
    runTool('bulletList'),
  ),
  item(
    'orderedList',
    'doc.tool.numbers',
    ListOrdered,
    'number numbered list ol numerada lista',
    runTool('orderedList'),
  ),
  item(
    'taskList',
    'doc.tool.checklist',
    ListChecks,
    'checklist task todo tareas pendientes lista',
    runTool('taskList'),
  ),
  item('table', 'doc.tool.table', Table, 'table grid tabla cuadro', runTool('table')),
  item('note', 'editor.callout.note', Lightbulb, 'callout note info recuadro nota aviso', callout('note')),
  item(
    'warning',
    'editor.callout.warning',
    TriangleAlert,
    'callout warning caution advertencia cuidado',
    callout('warning'),
  ),
  item('tip', 'editor.callout.tip', Lightbulb, 'callout tip hint consejo sugerencia', callout('tip')),
  item(
    'success',
    'editor.callout.success',
    Lightbulb,
    'callout success worked logro éxito',
    callout('success'),
  ),
  item('blockquote', 'doc.tool.quote', Quote, 'quote blockquote cita', runTool('blockquote')),
  item('divider', 'editor.divider', Minus, 'divider line rule hr separador línea', (editor) =>
    editor.chain().focus().setHorizontalRule().run(),
  ),
  item('codeBlock', 'editor.style.code', SquareCode, 'code block pre código bloque', style('codeBlock')),
  item('code', 'editor.code', Code, 'inline code código', runTool('code')),
  item('comment', 'comments.add', MessageSquarePlus, 'comment note thread comentario hilo', () =>
    commentHere(),
  ),
  item('emoji', 'editor.emoji', Smile, 'emoji smiley emoticono cara', (editor) => ask(editor, ':')),
];

function item(
  id: string,
  label: MessageId,
  icon: LucideIcon,
  words: string,
  run: SlashItem['run'],
): SlashItem {
  return { id, label, icon, words, run };
}

/** Without accents and capitals, as people type in a hurry. */
export function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The items for what was typed: first those whose name begins so. */
export function matching<T extends { readonly words: string }>(
  items: readonly T[],
  query: string,
  nameOf: (item: T) => string,
): readonly T[] {
  const wanted = bare(query);
  const rank = (one: T): number => {
    if (wanted === '') return 0;
    const name = bare(nameOf(one));
    if (name.startsWith(wanted)) return 0;
    const words = `${name} ${bare(one.words)}`.split(/[\s_]+/);
    return wanted.split(' ').every((part) => words.some((word) => word.startsWith(part))) ? 1 : 2;
  };
  return items
    .map((one, index) => ({ one, index, rank: rank(one) }))
    .filter((each) => each.rank < 2)
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ one }) => one);
}
