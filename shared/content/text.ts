import { shortId } from '../ids.ts';
import type { Node, Value } from './fields.ts';
import { ensureBlockIds } from './nodes.ts';

/** The words of nodes, a line for each block. Nodes no schema knows give the text inside them. */
export function plainText(nodes: readonly Node[] | undefined): string {
  const lines: string[] = [];
  let line = '';
  let open = false;
  const endLine = () => {
    if (open) lines.push(line);
    line = '';
    open = false;
  };
  const visit = (node: Node) => {
    const inline = inlineText(node);
    if (inline !== undefined) {
      line += inline;
      open = true;
      return;
    }
    endLine();
    for (const child of node.content ?? []) visit(child);
    endLine();
  };
  for (const node of nodes ?? []) visit(node);
  endLine();
  return lines.join('\n');
}

function inlineText(node: Node): string | undefined {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'mergeField':
    case 'slot':
      return atomText(node);
    case 'unknownInline':
      return '';
    default:
      return undefined;
  }
}

/** What an inline node without text of its own says; undefined for others. */
export function atomText(node: Node): string | undefined {
  const { name, label } = node.attrs ?? {};
  switch (node.type) {
    case 'hardBreak':
      return ' ';
    case 'mention':
      return mentionText(node);
    case 'mergeField':
      return `{{${typeof name === 'string' ? name : ''}}}`;
    case 'slot':
      return `[${typeof label === 'string' ? label : ''}]`;
    default:
      return undefined;
  }
}

/** How a mention reads: `@Ana Ruiz`. */
export function mentionText(node: Node): string {
  return `@${typeof node.attrs?.label === 'string' ? node.attrs.label : ''}`;
}

/** The text of a line on one line, trimmed; empty when there is none. */
export function lineText(value: Value | undefined): string {
  if (!Array.isArray(value)) return '';
  return plainText(value as readonly Node[])
    .replace(/\s+/g, ' ')
    .trim();
}

export function lineOf(text: string): readonly Node[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Rich text in short, as seeds and examples write it. A string is a paragraph. */
export type Light =
  | string
  | { readonly heading: string; readonly level?: 1 | 2 | 3 | 4 }
  | { readonly bullets: readonly string[] }
  | { readonly numbered: readonly string[] }
  | { readonly tasks: readonly (string | { readonly text: string; readonly done: boolean })[] }
  | { readonly quote: string }
  | { readonly callout: string; readonly tone?: Tone }
  | { readonly table: readonly (readonly string[])[] }
  | Node;

export const tones = ['note', 'tip', 'warning', 'success'] as const;
export type Tone = (typeof tones)[number];

/** Blocks with ids from text in short. A table's first row is its header. */
export function richOf(blocks: string | readonly Light[], id: () => string = shortId): readonly Node[] {
  return ensureBlockIds((typeof blocks === 'string' ? [blocks] : blocks).map(blockOf), id);
}

function blockOf(light: Light): Node {
  if (typeof light === 'string') return paragraph(light);
  if ('type' in light) return light;
  if ('heading' in light)
    return { type: 'heading', attrs: { level: light.level ?? 2 }, content: lineOf(light.heading) };
  if ('bullets' in light) return { type: 'bulletList', content: light.bullets.map(listItem) };
  if ('numbered' in light) return { type: 'orderedList', content: light.numbered.map(listItem) };
  if ('tasks' in light) return { type: 'taskList', content: light.tasks.map(taskItem) };
  if ('quote' in light) return { type: 'blockquote', content: [paragraph(light.quote)] };
  if ('callout' in light) {
    return { type: 'callout', attrs: { tone: light.tone ?? 'note' }, content: [paragraph(light.callout)] };
  }
  return { type: 'table', content: light.table.map(tableRow) };
}

function paragraph(text: string): Node {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: lineOf(text) };
}

function listItem(text: string): Node {
  return { type: 'listItem', content: [paragraph(text)] };
}

function taskItem(task: string | { readonly text: string; readonly done: boolean }): Node {
  const { text, done } = typeof task === 'string' ? { text: task, done: false } : task;
  return { type: 'taskItem', ...(done ? { attrs: { checked: true } } : {}), content: [paragraph(text)] };
}

function tableRow(cells: readonly string[], index: number): Node {
  const type = index === 0 ? 'tableHeader' : 'tableCell';
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: [paragraph(cell)] })) };
}

/** Words in any script that separates them; numbers count. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*/gu)?.length ?? 0;
}
