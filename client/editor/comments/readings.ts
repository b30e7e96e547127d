import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { lettersOf, type Stretch, thing } from '../../../shared/content/letters.ts';
import { type Stretch as Change, wordChanges } from '../../../shared/content/suggestions/words.ts';
import type { OpenDocument } from '../open.ts';
import { letterAt, positionsOf } from './letters.ts';

type Shared = Pick<OpenDocument, 'ydoc' | 'suggesting'>;

interface Compared {
  readonly shared: string;
  readonly doc: Node;
  readonly changes: readonly Change[];
}

const compared = new WeakMap<Editor, Compared>();

/**
 * What positions of an editor are in the letters that everybody has. While one suggests, the editor shows one's own
 * reading of the text: what only stands there is nowhere in the shared one.
 */
export function sharedStretch(open: Shared, address: string, editor: Editor, at: Stretch): Stretch {
  const { doc } = editor.state;
  const own = { from: letterAt(doc, at.from), to: letterAt(doc, at.to) };
  return translated(changesOf(open, address, editor), own, 'added');
}

/** The positions in an editor of a stretch of the letters that everybody has. */
export function shownStretch(
  open: Shared,
  address: string,
  editor: Editor,
  stretch: Stretch,
): Stretch | undefined {
  return positionsOf(editor.state.doc, translated(changesOf(open, address, editor), stretch, 'removed'));
}

/** How the shared text becomes the one that is shown. */
function changesOf({ ydoc, suggesting }: Shared, address: string, editor: Editor): readonly Change[] {
  if (!suggesting) return [];
  const { doc } = editor.state;
  const shared = lettersOf(ydoc.getXmlFragment(address)).text;
  const before = compared.get(editor);
  if (before?.doc === doc && before.shared === shared) return before.changes;
  const own = wordsOf(doc);
  const changes = own === shared ? [] : wordChanges(shared, own);
  compared.set(editor, { shared, doc, changes });
  return changes;
}

function wordsOf(doc: Node): string {
  const lines: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    lines.push(node.textBetween(0, node.content.size, '', thing));
    return false;
  });
  return lines.join('\n');
}

/**
 * A stretch of one of two texts in the other; words that only stand between two letters of it are not taken in at its
 * ends. @param only what marks a change that stands in the text it comes from and not in the other
 */
export function translated(
  changes: readonly Change[],
  { from, to }: Stretch,
  only: 'added' | 'removed',
): Stretch {
  if (changes.length === 0) return { from, to };
  const end = letterIn(changes, to, only, (at, edge) => at <= edge);
  const begin = letterIn(changes, from, only, (at, edge) => at < edge);
  return from === to ? { from: end, to: end } : { from: Math.min(begin, end), to: end };
}

function letterIn(
  changes: readonly Change[],
  at: number,
  only: 'added' | 'removed',
  isWithin: (at: number, edge: number) => boolean,
): number {
  let [here, there] = [0, 0];
  for (const { type, text } of changes) {
    const isHere = type === 'same' || type === only;
    if (isHere && isWithin(at, here + text.length)) return type === 'same' ? there + at - here : there;
    if (isHere) here += text.length;
    if (type !== only) there += text.length;
  }
  return there;
}
