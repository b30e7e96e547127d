import type { Editor } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';

/** The language of the words here: of the passage, else of the block, else of the page. */
export function languageAt($pos: ResolvedPos): string {
  return ownLanguageAt($pos) ?? document.documentElement.lang;
}

export function ownLanguageAt($pos: ResolvedPos): string | undefined {
  const said = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const marked = $pos.marks().find((mark) => mark.type.name === 'language');
  if (marked) return said(marked.attrs.lang);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const lang = said($pos.node(depth).attrs.lang);
    if (lang !== undefined) return lang;
  }
  return undefined;
}

export type Direction = 'ltr' | 'rtl' | null;

/** Which way the chosen blocks are written; null leaves it to their first letter. */
export function setDirection(editor: Editor, dir: Direction): boolean {
  const { state, view } = editor;
  const { from, to } = state.selection;
  const { tr } = state;
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!Object.hasOwn(node.type.spec.attrs ?? {}, 'dir')) return;
    const isCell = node.type.name.startsWith('table');
    if (!isCell && node.attrs.dir !== dir) tr.setNodeAttribute(pos, 'dir', dir);
  });
  if (tr.docChanged) view.dispatch(tr);
  return true;
}
