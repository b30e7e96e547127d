import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { PageUndo } from '../undo.ts';
import { languageAt } from './language.ts';
import { smarten } from './smarten.ts';

/** What was typed and what stands there instead, while nothing else happened since. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/**
 * Smart quotation marks, dashes and ellipses, while one types oneself. Each is an edit of its own: Backspace at once,
 * or undo at any time, gives back what was typed. What others write is never touched.
 */
export function typography(undo: PageUndo): Extension {
  const key = new PluginKey<Replaced | undefined>('typography');
  return Extension.create({
    name: 'typography',
    priority: 1050,
    addProseMirrorPlugins: () => [
      new Plugin<Replaced | undefined>({
        key,
        state: {
          init: () => undefined,
          apply: (tr, before) => {
            const replaced = tr.getMeta(key) as Replaced | undefined;
            if (replaced) return replaced;
            return tr.docChanged || tr.selectionSet ? undefined : before;
          },
        },
        // Markdown typed at the start of a block is an edit of its own too.
        filterTransaction: (tr, state) => {
          if (state.plugins.some((one) => isInputRules(one) && tr.getMeta(one))) undo.stopCapturing();
          return true;
        },
        props: {
          handleTextInput: (view, from, to, typed) => {
            if (view.composing || typed.length !== 1) return false;
            return replaceTyped(view, from, to, typed);
          },
          handleKeyDown: (view, event) => {
            if (event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.altKey) return false;
            const replaced = key.getState(view.state);
            if (!replaced) return false;
            view.dispatch(view.state.tr.insertText(replaced.typed, replaced.from, replaced.to));
            return true;
          },
        },
      }),
    ],
  });

  function replaceTyped(view: EditorView, from: number, to: number, typed: string): boolean {
    const { state } = view;
    const $from = state.doc.resolve(from);
    if ($from.parent.type.spec.code || isInCode(view, from)) return false;
    const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
    const smart = smarten(before, typed, languageAt($from));
    if (!smart) return false;
    view.dispatch(state.tr.insertText(typed, from, to).scrollIntoView());
    undo.stopCapturing();
    const start = from - smart.drop;
    const end = from + typed.length;
    const was = view.state.doc.textBetween(start, end);
    const tr = view.state.tr.insertText(smart.put, start, end);
    const after = start + smart.put.length;
    tr.setSelection(TextSelection.create(tr.doc, after));
    view.dispatch(tr.setMeta(key, { from: start, to: after, typed: was }));
    undo.stopCapturing();
    return true;
  }
}

function isInputRules(plugin: Plugin): boolean {
  return (plugin.spec as { isInputRules?: boolean }).isInputRules === true;
}

function isInCode({ state }: EditorView, from: number): boolean {
  const $from = state.doc.resolve(from);
  const marks = state.storedMarks ?? $from.marks();
  return marks.some((mark) => mark.type.spec.code);
}
