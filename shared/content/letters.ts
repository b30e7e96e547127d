import * as Y from 'yjs';
import { isShortId } from '../ids.ts';
import { textBlocks } from './fragments.ts';

/** A stretch of letters: from the first to behind the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A text of the document as one string, to be counted and searched in: its words, one letter for each thing that
 * stands in a line, and a line break between two blocks of words. An editor's document gives the same letters.
 */
export interface Letters {
  readonly text: string;
  /** Where each block stands that has an id; of several with the same id, the first. */
  readonly blocks: ReadonlyMap<string, Stretch>;
  /** Where each shared type stands. */
  readonly types: ReadonlyMap<unknown, Stretch>;
}

/** Stands for a mention, a line break or whatever else is in a line and is no letter. */
export const thing = '\uFFFC';

/** Reads; writes nothing. */
export function lettersOf(fragment: Y.XmlFragment): Letters {
  const blocks = new Map<string, Stretch>();
  const types = new Map<unknown, Stretch>();
  let text = '';
  let lines = 0;
  const visit = (node: unknown, inLine: boolean): void => {
    const from = text.length;
    if (node instanceof Y.Text) text += wordsOf(node);
    else if (inLine) text += thing;
    else if (node instanceof Y.XmlElement) {
      const holdsWords = isLine(node);
      if (holdsWords && lines++ > 0) text += '\n';
      const begins = text.length;
      for (const child of node.toArray() as unknown[]) visit(child, holdsWords);
      const stretch = { from: begins, to: text.length };
      types.set(node, stretch);
      const id: unknown = node.getAttribute('id');
      if (typeof id === 'string' && isShortId(id) && !blocks.has(id))
        blocks.set(id, beginning(text, stretch));
      return;
    }
    types.set(node, { from, to: text.length });
  };
  for (const child of fragment.toArray() as unknown[]) visit(child, false);
  types.set(fragment, { from: 0, to: text.length });
  return { text, blocks, types };
}

/** A block of blocks begins with the words of the first of them, not with the break before these. */
function beginning(text: string, { from, to }: Stretch): Stretch {
  return text[from] === '\n' && from < to ? { from: from + 1, to } : { from, to };
}

function isLine(element: Y.XmlElement): boolean {
  return (
    textBlocks.has(element.nodeName) || (element.toArray() as unknown[]).some((one) => one instanceof Y.Text)
  );
}

function wordsOf(node: Y.Text): string {
  let words = '';
  for (const { insert } of node.toDelta() as { insert?: unknown }[]) {
    words += typeof insert === 'string' ? insert : thing;
  }
  return words;
}

/** The block that a letter stands in: the innermost with an id. */
export function blockAt(letters: Letters, at: number): string | undefined {
  let found: { readonly id: string; readonly length: number } | undefined;
  for (const [id, { from, to }] of letters.blocks) {
    if (at < from || at > to || (found && found.length <= to - from)) continue;
    found = { id, length: to - from };
  }
  return found?.id;
}
