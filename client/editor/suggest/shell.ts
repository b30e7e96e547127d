import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Node as SchemaNode } from '@tiptap/pm/model';

/** Draws what is suggested on a text as it reads now. */
export type Draw = (doc: SchemaNode) => DecorationSet;

/** Where the drawing comes from. */
export interface Drawing {
  /** Undefined while there is nothing. */
  current(): Draw | undefined;
  subscribe(listener: () => void): () => void;
  /** Somebody pressed on a suggestion. */
  pressed?(id: string): void;
}

const key = new PluginKey<DecorationSet>('suggested');
const settle = 120;

/** What is suggested, drawn over a text without touching it; drawn anew soon after the text or the list changes. */
export function suggestedMarks(drawing: Drawing): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => drawing.current()?.(state.doc) ?? DecorationSet.empty,
      apply: (tr, set) => {
        const drawn = tr.getMeta(key) as DecorationSet | undefined;
        return drawn ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick: (_, __, event) => {
        const { target } = event;
        const found = target instanceof Element ? target.closest('[data-suggestion]') : null;
        const id = found?.getAttribute('data-suggestion');
        if (id) drawing.pressed?.(id);
        return false;
      },
    },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const draw = () => {
        timer = undefined;
        redraw(view, drawing);
      };
      const later = (wait: number) => {
        clearTimeout(timer);
        timer = setTimeout(draw, wait);
      };
      const stop = drawing.subscribe(() => later(0));
      // What binds the text to the document may have filled it before this was there to hear of it.
      later(0);
      return {
        update: (_, before) => {
          if (drawing.current() && !before.doc.eq(view.state.doc)) later(settle);
        },
        destroy: () => {
          clearTimeout(timer);
          stop();
        },
      };
    },
  });
}

function redraw(view: EditorView, drawing: Drawing): void {
  if (view.isDestroyed || view.composing) return;
  const drawn = drawing.current()?.(view.state.doc) ?? DecorationSet.empty;
  if (drawn === DecorationSet.empty && key.getState(view.state) === DecorationSet.empty) return;
  view.dispatch(view.state.tr.setMeta(key, drawn).setMeta('addToHistory', false));
}
