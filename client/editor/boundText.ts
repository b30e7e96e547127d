import type { Node } from '@tiptap/pm/model';
import { type Plugin, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  getRelativeSelection,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPlugin,
  yXmlFragmentToProseMirrorRootNode,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

interface RelativeSelection {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
  readonly absAnchor: number | null;
  readonly absHead: number | null;
}
type Binding = Omit<ProsemirrorBinding, 'beforeTransactionSelection' | 'prosemirrorView'> & {
  beforeTransactionSelection: RelativeSelection | null;
  readonly prosemirrorView: EditorView | null;
};

/**
 * The plugin that binds an editor to a shared text, with a caret that keeps its place. y-tiptap 3.0.9 takes a caret
 * for lost as soon as somebody else types in the same block, and puts it back by counting characters: two people in
 * one paragraph would scatter each other's letters. Here the caret stays with its neighbour in the shared text; when
 * that is gone (a paragraph broken in two is deleted and written anew), it is carried over what changed around it.
 */
export function boundText(fragment: Y.XmlFragment): Plugin {
  const plugin = ySyncPlugin(fragment) as Plugin<{ readonly binding: Binding }>;
  const binding = plugin.spec.state?.init.call(plugin, {}, undefined as never).binding;
  if (!binding) throw new Error('The text could not be bound to its editor.');
  binding.beforeAllTransactions = () => {
    const view = binding.prosemirrorView;
    if (binding.beforeTransactionSelection !== null || !view) return;
    const before = view.state.doc;
    const was = getRelativeSelection(
      binding as unknown as ProsemirrorBinding,
      view.state,
    ) as RelativeSelection;
    const now = (place: Y.RelativePosition, position: number | null) =>
      position === null || isThere(binding, fragment, place)
        ? place
        : carried(binding, fragment, before, position);
    // Read by the binding once the other's change is in the shared text, not yet in the editor.
    binding.beforeTransactionSelection = {
      ...was,
      get anchor() {
        return now(was.anchor, was.absAnchor);
      },
      get head() {
        return now(was.head, was.absHead);
      },
      absAnchor: null,
      absHead: null,
    };
  };
  return plugin;
}

function isThere(binding: Binding, fragment: Y.XmlFragment, place: Y.RelativePosition): boolean {
  if (place.item && Y.getItem(binding.doc.store, place.item).deleted) return false;
  return relativePositionToAbsolutePosition(binding.doc, fragment, place, binding.mapping) !== null;
}

function carried(
  binding: Binding,
  fragment: Y.XmlFragment,
  before: Node,
  position: number,
): Y.RelativePosition {
  const after = yXmlFragmentToProseMirrorRootNode(fragment, before.type.schema);
  const place = Math.min(carry(before, after, position), after.content.size);
  return absolutePositionToRelativePosition(place, fragment, binding.mapping) as Y.RelativePosition;
}

/**
 * Where a position of one text is in a later one: behind the same letter, counted from the start where everything
 * before it stayed, else from the end.
 */
export function carry(before: Node, after: Node, position: number): number {
  const [old, fresh] = [lettersOf(before), lettersOf(after)];
  const behind = old.findIndex((letter) => letter.at >= position);
  const count = behind < 0 ? old.length : behind;
  const same = (i: number, j: number) => old[i] !== undefined && old[i].text === fresh[j]?.text;
  let head = 0;
  while (same(head, head)) head += 1;
  let tail = 0;
  while (
    tail < Math.min(old.length, fresh.length) - head &&
    same(old.length - 1 - tail, fresh.length - 1 - tail)
  ) {
    tail += 1;
  }
  const kept = count >= old.length - tail ? count + fresh.length - old.length : head;
  const letter = fresh[(count <= head ? count : kept) - 1];
  return letter ? letter.at + 1 : Selection.atStart(after).from;
}

interface Letter {
  readonly text: string;
  readonly at: number;
}

function lettersOf(doc: Node): readonly Letter[] {
  const letters: Letter[] = [];
  doc.descendants((node, at) => {
    if (node.isText)
      for (const [i, text] of (node.text ?? '').split('').entries()) letters.push({ text, at: at + i });
    else if (node.isInline) letters.push({ text: node.type.name, at });
  });
  return letters;
}
