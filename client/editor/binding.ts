import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  getRelativeSelection,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { boundText } from './boundText.ts';
import { canMount } from '../../shared/content/check.ts';
import { newBlocks } from './newBlocks.ts';
import type { OpenDocument } from './open.ts';

interface BindingOptions {
  readonly open: OpenDocument;
  readonly address: string;
  readonly fragment: Y.XmlFragment;
  readonly type: 'line' | 'rich';
  /** Something arrived that the schema does not know: the editor has let go of the text, nothing is lost. */
  readonly onUnknown: () => void;
}

const syncStateOf = (view: EditorView) =>
  ySyncPluginKey.getState(view.state) as { readonly binding: ProsemirrorBinding } | undefined;

/** Binds an editor to one text of the document, with the page's one undo and the others' carets. */
export function sharedText(options: BindingOptions): Extension {
  const { open, address, fragment, type, onUnknown } = options;
  return Extension.create({
    name: 'sharedText',
    priority: 1000,
    addKeyboardShortcuts() {
      const redo = () => {
        open.undo.redo();
        return true;
      };
      return {
        'Mod-z': () => {
          open.undo.undo();
          return true;
        },
        'Mod-y': redo,
        'Mod-Shift-z': redo,
      };
    },
    addProseMirrorPlugins() {
      return [
        boundText(fragment),
        newBlocks(fragment),
        letGo(fragment, type, onUnknown),
        undoSelection(open, address, fragment),
        open.carets.plugin(address),
      ];
    },
  });
}

/**
 * y-tiptap deletes, for everybody, what does not fit the schema. So before it hears of a change from elsewhere
 * the text is looked at, and let go of if something unknown is in it.
 */
function letGo(fragment: Y.XmlFragment, type: 'line' | 'rich', onUnknown: () => void): Plugin {
  return new Plugin({
    key: new PluginKey('letGo'),
    view: (view) => {
      const ydoc = fragment.doc;
      const look = (transaction: Y.Transaction) => {
        if (transaction.local || !isTouched(fragment, transaction) || canMount(fragment, type)) return;
        syncStateOf(view)?.binding.destroy();
        ydoc?.off('beforeObserverCalls', look);
        queueMicrotask(onUnknown);
      };
      ydoc?.on('beforeObserverCalls', look);
      return { destroy: () => ydoc?.off('beforeObserverCalls', look) };
    },
  });
}

function isTouched(fragment: Y.XmlFragment, transaction: Y.Transaction): boolean {
  for (const changed of transaction.changed.keys()) {
    let type: unknown = changed;
    while (type instanceof Y.AbstractType && type !== fragment) type = type._item?.parent;
    if (type === fragment) return true;
  }
  return false;
}

interface StackEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
  readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
}

interface Caret {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
  readonly at: { readonly anchor: number; readonly head: number; readonly size: number };
}

/** Puts the caret back where it was, and comes back from another field, when an undo reaches into this editor. */
function undoSelection(open: OpenDocument, address: string, fragment: Y.XmlFragment): Plugin {
  let before: unknown;
  const name = `caret in ${address}`;
  return new Plugin({
    key: new PluginKey('undoSelection'),
    state: {
      init: () => undefined,
      apply: (tr, value, oldState) => {
        // What is added to an edit belongs to it: the caret was where the edit found it.
        if (tr.getMeta('appendedTransaction')) return value;
        const binding = (ySyncPluginKey.getState(oldState) as { binding?: ProsemirrorBinding } | undefined)
          ?.binding;
        if (binding) {
          const { anchor, head } = oldState.selection;
          const at = { anchor, head, size: oldState.doc.content.size };
          before = { ...(getRelativeSelection(binding, oldState) as object), at };
        }
        return value;
      },
    },
    view: (view) => {
      const added = ({ stackItem, changedParentTypes }: StackEvent) => {
        // An undo may reach here from another field; what it takes back was done here all the same.
        const isHere = view.hasFocus() || open.undo.undoing || open.undo.redoing;
        if (isHere && changedParentTypes.has(fragment)) stackItem.meta.set(name, before);
      };
      const popped = ({ stackItem }: StackEvent) => {
        const caret = stackItem.meta.get(name) as Caret | undefined;
        if (!caret) return;
        putCaret(view, fragment, caret);
        // Who pressed the toolbar's button by keyboard stays on it.
        if (!document.activeElement?.closest('[role="toolbar"]')) view.focus();
      };
      open.undo.on('stack-item-added', added);
      open.undo.on('stack-item-popped', popped);
      return {
        destroy: () => {
          open.undo.off('stack-item-added', added);
          open.undo.off('stack-item-popped', popped);
        },
      };
    },
  });
}

function putCaret(view: EditorView, fragment: Y.XmlFragment, caret: Caret): void {
  const binding = syncStateOf(view)?.binding;
  if (!binding) return;
  const { doc } = view.state;
  // Of a block that was deleted and is back, the shared text no longer knows where in it one was.
  const isAsBefore = doc.content.size === caret.at.size;
  const [anchor, head] = (['anchor', 'head'] as const).map((end) => {
    const position = isAsBefore
      ? caret.at[end]
      : relativePositionToAbsolutePosition(binding.doc, fragment, caret[end], binding.mapping);
    return position === null || position > doc.content.size ? undefined : doc.resolve(position);
  });
  if (!anchor || !head) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.between(anchor, head)).scrollIntoView());
}
