import type { Node } from '../fields.ts';
import { append, normalNodes } from '../nodes.ts';

/**
 * Texts as lists of blocks, so that a line is suggested in as rich text is: its words are one paragraph, which always
 * has this id.
 */
const lineBlock = 'LineLineLine';

export function asBlocks(type: 'line' | 'rich', nodes: readonly Node[]): readonly Node[] {
  if (type === 'rich') return nodes;
  return [{ type: 'paragraph', attrs: { id: lineBlock }, ...(nodes.length > 0 ? { content: nodes } : {}) }];
}

/** The nodes of a text again; what is more than one paragraph in a line is joined with a space. */
export function fromBlocks(type: 'line' | 'rich', blocks: readonly Node[]): readonly Node[] {
  if (type === 'rich') return blocks;
  const line: Node[] = [];
  for (const { content = [] } of blocks) {
    if (line.length > 0 && content.length > 0) append(line, { type: 'text', text: ' ' });
    for (const node of content) append(line, node);
  }
  return normalNodes(line);
}

/** What a block is known by: its own id, or that of the first block inside it which has one. */
export function blockKey(block: Node): string | undefined {
  const own = block.attrs?.id;
  if (typeof own === 'string' && own !== '') return own;
  for (const child of block.content ?? []) {
    const key = blockKey(child);
    if (key !== undefined) return key;
  }
  return undefined;
}

export function sameNodes(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
