import type { Editor } from '@tiptap/core';
import type { Node as SchemaNode, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { localEdit } from '../../sync/document.ts';
import type { OpenDocument } from '../open.ts';
import { areOthersIn } from '../othersIn.ts';

/** The shared text of an editor, and what of its page is needed. */
export interface Place extends Pick<OpenDocument, 'ydoc' | 'awareness' | 'undo'> {
  readonly fragment: Y.XmlFragment;
}

/** Children `from` to `to` (not itself) of the node that this way of indexes leads to. */
export interface Span {
  readonly parent: readonly number[];
  readonly from: number;
  readonly to: number;
}

type Parent = Y.XmlFragment | Y.XmlElement;

const lists = new Map([
  ['bulletList', 'listItem'],
  ['orderedList', 'listItem'],
  ['taskList', 'taskItem'],
]);

/**
 * Moves the chosen blocks, or the items of a list, past their neighbour. It is done in the shared text itself: of the
 * two that change places, the one that nobody else is writing in is written anew, so that the other's letters stay.
 * @returns whether there was anywhere to go
 */
export function moveBlocks(editor: Editor, place: Place, by: -1 | 1): boolean {
  const { selection, doc } = editor.state;
  const chosen = spanOf(selection.$from, selection.$to);
  if (!chosen) return false;
  const keep = placeIn(doc, chosen, selection.anchor, selection.head);
  const moved = change(place, () => step(place.fragment, chosen, by, busyIn(place)));
  if (!moved) return false;
  select(editor, moved, keep);
  return true;
}

/**
 * Brings a child to another place among its siblings. One that somebody writes in stays as it is, and what it passes
 * goes round it, unless somebody is in that too.
 * @param at its index afterwards
 */
export function relocate(parent: Parent, from: number, at: number, busy: IsBusy): void {
  const first = Math.min(from + 1, at);
  const passed = Array.from({ length: Math.abs(at - from) }, (_, i) => first + i);
  if (busy(parent, from) && !passed.some((index) => busy(parent, index)))
    transplant(parent, first, passed.length, parent, at > from ? from : at + 1);
  else transplant(parent, from, 1, parent, at);
}

/** Puts the top-level block that stands at `from` before the one at `to`, or last. */
export function moveTo(editor: Editor, place: Place, from: number, to: number): boolean {
  const { fragment } = place;
  if (to === from || to === from + 1 || from >= fragment.length) return false;
  const at = to > from ? to - 1 : to;
  change(place, () => relocate(fragment, from, at, busyIn(place)));
  select(editor, { parent: [], from: at, to: at + 1 }, { anchor: 1, head: 1 });
  return true;
}

function busyIn(place: Place): IsBusy {
  return (parent, index) => areOthersIn(place, parent.get(index));
}

/** One edit to undo, whatever was typed just before. */
function change<T>({ fragment, undo }: Place, act: () => T | undefined): T | undefined {
  undo.stopCapturing();
  const done = fragment.doc?.transact(act, localEdit);
  undo.stopCapturing();
  return done;
}

/** The smallest run of siblings that holds both ends: blocks, or items of one list. */
function spanOf($from: ResolvedPos, $to: ResolvedPos): Span | undefined {
  const shared = $from.sharedDepth($to.pos);
  for (let depth = shared; depth >= 0; depth -= 1) {
    const parent = $from.node(depth);
    // What a list item begins with goes where the item goes, and what is in a table where the table goes.
    if (isItem(parent) && $from.index(depth) === 0) continue;
    if (parent.inlineContent || parent.type.name.startsWith('table')) continue;
    return { parent: wayTo($from, depth), from: $from.index(depth), to: $to.indexAfter(depth) };
  }
  return undefined;
}

function wayTo($pos: ResolvedPos, depth: number): readonly number[] {
  return Array.from({ length: depth }, (_, i) => $pos.index(i));
}

function isItem(node: SchemaNode): boolean {
  return node.type.name === 'listItem' || node.type.name === 'taskItem';
}

function step(fragment: Y.XmlFragment, span: Span, by: -1 | 1, busy: IsBusy): Span | undefined {
  const parent = at(fragment, span.parent);
  if (!parent) return undefined;
  const count = span.to - span.from;
  const next = by < 0 ? span.from - 1 : span.to;
  if (next >= 0 && next < parent.length) {
    // The neighbour goes round the chosen ones, unless somebody is in it.
    if (busy(parent, next)) transplant(parent, span.from, count, parent, span.from + by);
    else transplant(parent, next, 1, parent, by < 0 ? span.from - 1 + count : span.from);
    return { ...span, from: span.from + by, to: span.to + by };
  }
  return outOf(fragment, span, by);
}

/** At the edge of a list or a quote: on into what holds it. */
function outOf(fragment: Y.XmlFragment, span: Span, by: -1 | 1): Span | undefined {
  const [holder, parent] = [at(fragment, span.parent.slice(0, -1)), at(fragment, span.parent)];
  const own = span.parent.at(-1);
  if (!holder || !(parent instanceof Y.XmlElement) || own === undefined) return undefined;
  const count = span.to - span.from;
  const item = lists.get(parent.nodeName);
  if (item === undefined) {
    if (parent.nodeName !== 'blockquote' && parent.nodeName !== 'callout') return undefined;
    return leave(holder, parent, own, span, by);
  }
  if (holder instanceof Y.XmlElement && holder.nodeName === item) return leaveItem(fragment, span, by);
  const next = own + by;
  const neighbour = next >= 0 && next < holder.length ? holder.get(next) : undefined;
  if (!(neighbour instanceof Y.XmlElement)) return undefined;
  const way = span.parent.slice(0, -1);
  if (neighbour.nodeName === parent.nodeName) {
    const into = by < 0 ? neighbour.length : 0;
    transplant(parent, span.from, count, neighbour, into);
    const emptied = parent.length === 0;
    if (emptied) holder.delete(own, 1);
    return { parent: [...way, emptied && by > 0 ? own : next], from: into, to: into + count };
  }
  if (parent.length === count) {
    transplant(holder, next, 1, holder, own);
    return { ...span, parent: [...way, next] };
  }
  // The items leave their list and begin one of their own behind the neighbour.
  const list = new Y.XmlElement(parent.nodeName);
  const copies = copiesOf(parent, span.from, count);
  parent.delete(span.from, count);
  const place = by < 0 ? next : next + 1;
  holder.insert(place, [list]);
  list.insert(0, copies);
  return { parent: [...way, place], from: 0, to: count };
}

/** Out of a quote, before or after it. */
function leave(holder: Parent, quote: Y.XmlElement, own: number, span: Span, by: -1 | 1): Span {
  const count = span.to - span.from;
  const place = by < 0 ? own : own + 1;
  const isAll = quote.length === count;
  const copies = copiesOf(quote, span.from, count);
  quote.delete(span.from, count);
  holder.insert(place, copies);
  if (isAll) holder.delete(by < 0 ? own + count : own, 1);
  const from = isAll && by > 0 ? own : place;
  return { parent: span.parent.slice(0, -1), from, to: from + count };
}

/** From a list inside an item to beside that item. */
function leaveItem(fragment: Y.XmlFragment, span: Span, by: -1 | 1): Span | undefined {
  const [listWay, itemWay] = [span.parent.slice(0, -2), span.parent.slice(0, -1)];
  const [outer, item, list] = [listWay, itemWay, span.parent].map((way) => at(fragment, way));
  const [itemAt, listAt] = span.parent.slice(-2);
  if (!outer || !item || !list || itemAt === undefined || listAt === undefined) return undefined;
  const count = span.to - span.from;
  const copies = copiesOf(list, span.from, count);
  list.delete(span.from, count);
  if (list.length === 0) item.delete(listAt, 1);
  const place = by < 0 ? itemAt : itemAt + 1;
  outer.insert(place, copies);
  return { parent: listWay, from: place, to: place + count };
}

function at(fragment: Y.XmlFragment, way: readonly number[]): Parent | undefined {
  let parent: Parent = fragment;
  for (const index of way) {
    const child: unknown = index < parent.length ? parent.get(index) : undefined;
    if (!(child instanceof Y.XmlElement)) return undefined;
    parent = child;
  }
  return parent;
}

function copiesOf(parent: Parent, from: number, count: number): (Y.XmlElement | Y.XmlText)[] {
  return parent
    .toArray()
    .slice(from, from + count)
    .map((child) => child.clone() as Y.XmlElement | Y.XmlText);
}

/** @param to where they stand once they are taken out of `from` */
function transplant(source: Parent, from: number, count: number, target: Parent, to: number): void {
  const copies = copiesOf(source, from, count);
  source.delete(from, count);
  target.insert(to, copies);
}

/** Whether somebody else is writing in a child of a node. */
export type IsBusy = (parent: Parent, index: number) => boolean;

/** Where a selection is, counted from the first of the moved blocks. */
interface Kept {
  readonly anchor: number;
  readonly head: number;
}

function startOf(doc: SchemaNode, { parent, from }: Span): number {
  let node = doc;
  let pos = 0;
  for (const index of parent) {
    for (let i = 0; i < index; i += 1) pos += node.child(i).nodeSize;
    node = node.child(index);
    pos += 1;
  }
  for (let i = 0; i < from; i += 1) pos += node.child(i).nodeSize;
  return pos;
}

function placeIn(doc: SchemaNode, span: Span, anchor: number, head: number): Kept {
  const start = startOf(doc, span);
  return { anchor: anchor - start, head: head - start };
}

function select(editor: Editor, span: Span, kept: Kept): void {
  const { state, view } = editor;
  const start = startOf(state.doc, span);
  const most = state.doc.content.size;
  const [anchor, head] = [kept.anchor, kept.head].map((offset) =>
    state.doc.resolve(Math.min(most, start + offset)),
  );
  if (!anchor || !head) return;
  view.dispatch(state.tr.setSelection(TextSelection.between(anchor, head)).scrollIntoView());
}
