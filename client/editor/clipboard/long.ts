import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { shortId } from '../../../shared/ids.ts';
import { idBearing } from '../../../shared/content/nodes.ts';
import type { PasteTarget } from './extension.ts';

/** Letters and blocks of one paste: with what surrounds them a quarter of what a document may hold. */
export const longest = 2_000_000;
/** Of one step: an update a good deal smaller than the wire takes, drawn before the next. */
const stepSize = 40_000;
const longFrom = 60_000;

export const sizeOf = (slice: Slice): number => slice.content.size;
export const isLong = (slice: Slice): boolean => slice.content.size > longFrom;

/**
 * Inserts much text in steps, below the block with the caret, so that the page answers meanwhile and each step fits
 * the wire. One undo takes all of it back; an undo, or losing the right to write, ends it where it is.
 */
export async function insertLong({ view, open, say }: PasteTarget, slice: Slice): Promise<void> {
  const { undo } = open;
  const steps = stepsOf(slice.content, view.state.schema);
  undo.stopCapturing();
  const patience = undo.captureTimeout;
  undo.captureTimeout = Number.MAX_SAFE_INTEGER;
  let undone = false;
  const stop = () => {
    undone = true;
  };
  undo.on('stack-item-popped', stop);
  say('paste.long');
  try {
    let last = begin(view, steps[0] ?? Fragment.empty);
    for (const step of steps.slice(1)) {
      await aBreath();
      if (undone) return;
      const place = view.isDestroyed || !view.editable ? undefined : behind(view.state.doc, last);
      if (place === undefined) {
        say('paste.stopped');
        return;
      }
      view.dispatch(view.state.tr.insert(place, step));
      last = lastId(step) ?? last;
    }
    say('paste.done');
  } finally {
    undo.off('stack-item-popped', stop);
    undo.captureTimeout = patience;
    undo.stopCapturing();
  }
}

/** The page draws and hears keys before the next step; a tab nobody sees draws nothing. */
function aBreath(): Promise<void> {
  return new Promise((then) => {
    if (document.hidden) setTimeout(then);
    else requestAnimationFrame(() => setTimeout(then));
  });
}

/** Inserts the first step; the caret goes behind what is to come. @returns the id of its last block */
function begin(view: EditorView, first: Fragment): string {
  const { tr } = view.state;
  tr.deleteSelection();
  const { $from } = tr.selection;
  const block = $from.node(1);
  const at = $from.after(1);
  const blank = block.type.name === 'paragraph' && block.content.size === 0;
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create({ id: shortId() });
  if (blank) tr.replaceWith($from.before(1), at, first);
  else tr.insert(at, first);
  const end = (blank ? $from.before(1) : at) + first.size;
  if (paragraph && end === tr.doc.content.size) tr.insert(end, paragraph);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(end + 1, tr.doc.content.size))));
  view.dispatch(tr);
  return lastId(first) ?? '';
}

function behind(doc: Node, id: string): number | undefined {
  let found: number | undefined;
  doc.forEach((block, offset) => {
    if (found === undefined && holds(block, id)) found = offset + block.nodeSize;
  });
  return found;
}

function holds(block: Node, id: string): boolean {
  if (block.attrs.id === id) return true;
  let found = false;
  block.descendants((node) => {
    found ||= node.attrs.id === id;
    return !found;
  });
  return found;
}

function lastId(step: Fragment): string | undefined {
  let last: string | undefined;
  step.descendants((node) => {
    if (typeof node.attrs.id === 'string') last = node.attrs.id;
  });
  return last;
}

/** Cut between blocks, between items of a list, and within a paragraph that is longer than a step. */
export function stepsOf(content: Fragment, schema: Schema): readonly Fragment[] {
  const steps: Node[][] = [[]];
  let size = 0;
  for (const block of piecesOf(content, schema)) {
    if (size > 0 && size + block.nodeSize > stepSize) {
      steps.push([]);
      size = 0;
    }
    steps.at(-1)?.push(block);
    size += block.nodeSize;
  }
  return steps.map((step) => Fragment.fromArray(step));
}

function piecesOf(content: Fragment, schema: Schema): Node[] {
  const pieces: Node[] = [];
  content.forEach((node) => {
    const block = node.isInline ? schema.nodes.paragraph?.create(null, node) : node;
    if (block) pieces.push(...cutOf(block).map(identified));
  });
  return pieces;
}

function cutOf(block: Node): Node[] {
  if (block.nodeSize <= stepSize) return [block];
  if (block.isTextblock) return cutWords(block);
  if (!block.type.name.endsWith('List')) return [block];
  const lists: Node[][] = [[]];
  let size = 0;
  let count = 0;
  const starts: number[] = [0];
  block.forEach((item) => {
    if (size > 0 && size + item.nodeSize > stepSize) {
      lists.push([]);
      starts.push(count);
      size = 0;
    }
    lists.at(-1)?.push(item);
    size += item.nodeSize;
    count += 1;
  });
  return lists.map((items, at) => {
    const from = Number(block.attrs.start ?? 1) + (starts[at] ?? 0);
    const attrs = block.type.name === 'orderedList' ? { ...block.attrs, start: from } : block.attrs;
    return block.type.create(attrs, items);
  });
}

function cutWords(block: Node): Node[] {
  const parts: Node[] = [];
  const { size } = block.content;
  for (let from = 0; from < size; ) {
    const far = Math.min(size, from + stepSize);
    const text = block.textBetween(from, far, undefined, ' ');
    const space = far === size ? text.length : Math.max(text.lastIndexOf(' ') + 1, 1);
    const to = far === size ? size : from + (space > stepSize / 2 ? space : stepSize);
    parts.push(
      block.type.create({ ...block.attrs, ...(from > 0 ? { id: null } : {}) }, block.content.cut(from, to)),
    );
    from = to;
  }
  return parts;
}

/** Ids at once, instead of a change for each block afterwards. */
function identified(node: Node): Node {
  if (node.isText) return node;
  const inside: Node[] = [];
  node.forEach((child) => inside.push(identified(child)));
  const needs = idBearing.has(node.type.name) && typeof node.attrs.id !== 'string';
  return node.type.create(needs ? { ...node.attrs, id: shortId() } : node.attrs, inside, node.marks);
}
