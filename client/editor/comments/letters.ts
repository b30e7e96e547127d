import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Stretch } from '../../../shared/content/letters.ts';

/** The letters of an editor's document, counted as in its shared text. */
interface Line extends Stretch {
  /** Where the first letter is in the document. */
  readonly pos: number;
}

function linesOf(doc: Node): readonly Line[] {
  const lines: Line[] = [];
  let count = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    if (lines.length > 0) count += 1;
    lines.push({ pos: pos + 1, from: count, to: count + node.content.size });
    count += node.content.size;
    return false;
  });
  return lines;
}

/** The letter at a position, or the nearest behind it. */
export function letterAt(doc: Node, pos: number): number {
  const lines = linesOf(doc);
  for (const { pos: start, from, to } of lines) {
    if (pos <= start + (to - from)) return from + Math.max(0, pos - start);
  }
  return lines.at(-1)?.to ?? 0;
}

/** The positions of a stretch of letters. */
export function positionsOf(doc: Node, { from, to }: Stretch): Stretch | undefined {
  const lines = linesOf(doc);
  const start = lines.find((line) => from <= line.to);
  const end = lines.findLast((line) => to >= line.from);
  if (!start || !end) return undefined;
  const first = start.pos + Math.max(0, from - start.from);
  const last = end.pos + Math.min(to - end.from, end.to - end.from);
  return first <= last ? { from: first, to: last } : undefined;
}

/** The editor that shows a text, where one is on the page. */
export function editorAt(paper: HTMLElement, address: string): Editor | undefined {
  return editorOf(paper.querySelector(`.ProseMirror[data-address="${CSS.escape(address)}"]`));
}

export function editorOf(element: Element | null | undefined): Editor | undefined {
  const { editor } = (element ?? {}) as { editor?: Editor };
  return editor && !editor.isDestroyed ? editor : undefined;
}
