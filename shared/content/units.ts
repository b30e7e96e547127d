import { sha256 } from '@noble/hashes/sha2.js';
import type { Node, Translation } from './fields.ts';
import { atomText } from './text.ts';
import { longestWords } from './values.ts';

/** The blocks whose words are translated one by one: paragraphs (of lists and tables too) and headings. */
const unitTypes: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** What is translated as one: a paragraph, a heading, the words of a list item. */
export interface Unit {
  readonly id: string;
  readonly node: Node;
  /** What it says, without formatting; merge fields and slots by their names. */
  readonly words: string;
}

/** The units of a source text in reading order; empty paragraphs are none. */
export function unitsOf(nodes: readonly Node[] | undefined): readonly Unit[] {
  const units: Unit[] = [];
  visit(nodes, (node, id) => {
    const words = wordsOf(node.content);
    if (words !== '') units.push({ id, node, words });
  });
  return units;
}

/** The ids of every unit of some texts, empty ones too. */
export function unitIdsOf(texts: readonly (readonly Node[])[]): readonly string[] {
  const ids: string[] = [];
  for (const nodes of texts) visit(nodes, (_, id) => ids.push(id));
  return [...new Set(ids)];
}

function visit(nodes: readonly Node[] | undefined, found: (node: Node, id: string) => void): void {
  for (const node of nodes ?? []) {
    const id = node.attrs?.id;
    if (unitTypes.has(node.type)) {
      if (typeof id === 'string') found(node, id);
    } else visit(node.content, found);
  }
}

/** The words of inline nodes as a translation depends on them: no marks, spaces and line breaks all alike. */
export function wordsOf(nodes: readonly Node[] | undefined): string {
  return (nodes ?? [])
    .map((node) => (node.type === 'text' ? (node.text ?? '') : (atomText(node) ?? wordsOf(node.content))))
    .join('')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A short name for these words: 16 hexadecimal digits of SHA-256. */
export function hashOfWords(words: string): string {
  const digest = sha256(new TextEncoder().encode(words)).subarray(0, 8);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A record that somebody, or a tool, has put these words of the source into another language. */
export function translationOf(
  words: string,
  made: Pick<Translation, 'state' | 'at' | 'who' | 'tool'>,
): Translation {
  return { ...made, of: hashOfWords(words), words: words.slice(0, longestWords) };
}
