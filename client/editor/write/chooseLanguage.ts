import type { Editor } from '@tiptap/core';

/** The languages offered for a passage, by their own names: those most spoken in schools, then what else is asked for. */
export const languages = [
  'en',
  'es',
  'es-ES',
  'ar',
  'zh',
  'vi',
  'pt',
  'ht',
  'fr',
  'ru',
  'uk',
  'de',
  'hi',
  'ur',
  'so',
  'tl',
  'ko',
  'pl',
  'am',
  'sw',
] as const;

/** What a language calls itself. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}

/** Says in which language the chosen words are; without a choice, or where all of it is chosen, of the whole block. */
export function setLanguage(editor: Editor, lang: string | null): void {
  const { state, view } = editor;
  const { from, to, empty } = state.selection;
  const mark = state.schema.marks.language;
  if (!mark) return;
  const { tr } = state;
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return;
    const [start, end] = [pos + 1, pos + 1 + node.content.size];
    const whole = empty || (from <= start && to >= end);
    if (whole && Object.hasOwn(node.type.spec.attrs ?? {}, 'lang')) {
      tr.setNodeAttribute(pos, 'lang', lang).removeMark(start, end, mark);
      return;
    }
    const [left, right] = empty ? [start, end] : [Math.max(start, from), Math.min(end, to)];
    if (left >= right) return;
    tr.removeMark(left, right, mark);
    if (lang !== null) tr.addMark(left, right, mark.create({ lang }));
  });
  if (tr.docChanged) view.dispatch(tr);
}
