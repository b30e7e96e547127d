import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { shortId } from '../../../shared/ids.ts';
import type { Uploaded } from './upload.ts';

/** The block that the caret is in, by its id: it is found again whatever happened around it meanwhile. */
export function anchorOf(view: EditorView): string | undefined {
  const { $head } = view.state.selection;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const id: unknown = $head.node(depth).attrs.id;
    if (typeof id === 'string') return id;
  }
  return undefined;
}

/**
 * Puts a picture below its anchor, into its place where that is empty, or last where it has gone.
 * @returns the picture's id, and whether the caret was still at the anchor
 */
export function insertPicture(
  view: EditorView,
  anchor: string | undefined,
  { src, width, height }: Uploaded,
): { readonly id: string; readonly isHere: boolean } | undefined {
  const { state } = view;
  const id = shortId();
  const picture = state.schema.nodes.image?.create({ src, width, height, id });
  if (!picture) return undefined;
  const isHere = anchor !== undefined && anchorOf(view) === anchor && view.hasFocus();
  const found = anchor === undefined ? undefined : place(state.doc, anchor);
  const tr = state.tr;
  const at = found?.at ?? state.doc.content.size;
  if (found?.blank) tr.replaceWith(found.at, found.at + found.blank, picture);
  else tr.insert(at, picture);
  writeBelow(tr, at + picture.nodeSize);
  if (isHere) tr.setSelection(NodeSelection.create(tr.doc, at));
  view.dispatch(tr.scrollIntoView());
  return { id, isHere };
}

/** A picture at the end leaves a line to go on writing in. */
function writeBelow(tr: Transaction, end: number): void {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create({ id: shortId() });
  if (paragraph && end === tr.doc.content.size) tr.insert(end, paragraph);
}

/** Where a picture may stand: in place of an empty paragraph, else below the block or what holds it. */
function place(doc: Node, anchor: string): { readonly at: number; readonly blank: number } | undefined {
  let block: { readonly node: Node; readonly pos: number } | undefined;
  doc.descendants((node, pos) => {
    if (node.attrs.id === anchor) block = { node, pos };
    return !block;
  });
  if (!block) return undefined;
  const { node, pos } = block;
  const $pos = doc.resolve(pos);
  const image = doc.type.schema.nodes.image;
  if (node.type.name === 'paragraph' && node.content.size === 0) {
    const index = $pos.index();
    if (image && $pos.parent.canReplaceWith(index, index + 1, image))
      return { at: pos, blank: node.nodeSize };
  }
  const $end = doc.resolve(pos + node.nodeSize);
  for (let depth = $end.depth; depth >= 0; depth -= 1) {
    const index = depth === $end.depth ? $end.index() : $end.indexAfter(depth);
    if (image && $end.node(depth).canReplaceWith(index, index, image)) {
      return { at: depth === $end.depth ? $end.pos : $end.after(depth + 1), blank: 0 };
    }
  }
  return undefined;
}

/** The picture with this id: it may have moved since it was selected. */
export function pictureAt(doc: Node, id: string): { readonly node: Node; readonly pos: number } | undefined {
  let found: { readonly node: Node; readonly pos: number } | undefined;
  doc.descendants((node, pos) => {
    if (node.type.name === 'image' && node.attrs.id === id) found = { node, pos };
    return !found;
  });
  return found;
}
