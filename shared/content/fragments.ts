import { sha256 } from '@noble/hashes/sha2.js';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Mark, Node } from './fields.ts';
import { append, claimId, idBearing, jsonSafe, normalAttrs, normalMarks } from './nodes.ts';
import { wellFormed } from './values.ts';

/**
 * Text in the Y.Doc ⇄ JSON, in the layout of y-tiptap: an XmlElement per node, an XmlText per run of text, a
 * formatting attribute per mark. These conversions read without writing and keep what no schema knows.
 */
const hashedName = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

/** The blocks of a rich text. Missing, malformed and repeated ids are replaced, alike on every peer. */
export function richNodes(fragment: Y.XmlFragment): readonly Node[] {
  const seen = new Set<string>();
  const blocks: Node[] = [];
  for (const child of fragment.toArray() as unknown[]) {
    if (child instanceof Y.Text) {
      const content = inlineOf(child);
      if (content.length > 0) {
        blocks.push({
          type: 'paragraph',
          attrs: { id: claimId(undefined, derivedIds(child), seen) },
          content,
        });
      }
    } else {
      readNode(child, blocks, seen);
    }
  }
  return blocks;
}

/** The inline nodes of a line. Several people may each have begun it: their parts are joined with a space. */
export function lineNodes(fragment: Y.XmlFragment): readonly Node[] {
  const line: Node[] = [];
  for (const child of fragment.toArray() as unknown[]) {
    const part: Node[] = [];
    if (child instanceof Y.XmlElement) readChildren(child, part, new Set());
    else readNode(child, part, new Set());
    if (part.length === 0) continue;
    if (line.length > 0) append(line, { type: 'text', text: ' ' });
    for (const node of part) append(line, node);
  }
  return line;
}

function readChildren(parent: Y.XmlElement, into: Node[], seen: Set<string>): void {
  for (const child of parent.toArray() as unknown[]) readNode(child, into, seen);
}

function readNode(child: unknown, into: Node[], seen: Set<string>): void {
  if (child instanceof Y.Text) {
    for (const node of inlineOf(child)) append(into, node);
    return;
  }
  if (!(child instanceof Y.XmlElement)) return;
  const type = wellFormed(child.nodeName);
  if (type === 'text' || type === '') {
    readChildren(child, into, seen);
    return;
  }
  const attrs = normalAttrs(type, child.getAttributes());
  const id = idBearing.has(type) ? claimId(attrs?.id, derivedIds(child), seen) : undefined;
  const content: Node[] = [];
  readChildren(child, content, seen);
  into.push({
    type,
    ...(id === undefined || id === attrs?.id
      ? attrs && { attrs }
      : { attrs: normalAttrs(type, { ...attrs, id }) }),
    ...(content.length > 0 ? { content } : {}),
  });
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function inlineOf(text: Y.Text): readonly Node[] {
  const nodes: Node[] = [];
  for (const { insert, attributes } of text.toDelta() as readonly Run[]) {
    if (typeof insert !== 'string') {
      const original = jsonSafe(insert);
      if (original !== undefined) append(nodes, { type: 'unknownInline', attrs: { original } });
      continue;
    }
    const marks = normalMarks(Object.entries(attributes ?? {}).map(([name, attrs]) => markOf(name, attrs)));
    append(nodes, { type: 'text', text: wellFormed(insert), ...(marks ? { marks } : {}) });
  }
  return nodes;
}

function markOf(name: string, attrs: unknown): Mark {
  const type = wellFormed(hashedName.exec(name)?.[1] ?? name);
  const normal = normalAttrs(type, attrs);
  return normal ? { type, attrs: normal } : { type };
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Ids worked out from where the element was made, which every peer knows and no edit changes. */
export function derivedIds(type: Y.Text | Y.XmlElement): () => string {
  let round = 0;
  return () => {
    const made = type._item?.id;
    const digest = sha256(new TextEncoder().encode(`${made?.client ?? 0}:${made?.clock ?? 0}:${round++}`));
    return Array.from(digest.subarray(0, 12), (byte) => base58[byte % 58]).join('');
  };
}

/** Fresh types for nodes, ready to be inserted into a fragment or an element. */
export function typesOf(nodes: readonly Node[]): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = [];
  let run: Node[] = [];
  const endRun = () => {
    if (run.length > 0) types.push(textOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.text) run.push(node);
      continue;
    }
    endRun();
    types.push(elementOf(node));
  }
  endRun();
  return types;
}

function elementOf(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type) as unknown as Y.XmlElement<Record<string, never>>;
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null && value !== undefined) element.setAttribute(key, value as never);
  }
  const children = typesOf(node.content ?? []);
  // Two people who begin an empty block at once must find one text there: of two texts, editors would make one.
  if (children.length === 0 && textBlocks.has(node.type)) children.push(new Y.XmlText());
  if (children.length > 0) element.insert(0, children);
  return element;
}

/** The nodes that hold words, and so a text of their own from the beginning. */
export const textBlocks: ReadonlySet<string> = new Set(['line', 'paragraph', 'heading', 'codeBlock']);

function textOf(run: readonly Node[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(run.map((node) => ({ insert: node.text, attributes: attributesOf(node.marks ?? []) })));
  return text;
}

/** Formatting attributes for marks. A type worn twice gets names with a hash, as y-tiptap gives them. */
export function attributesOf(marks: readonly Mark[]): Record<string, unknown> {
  const count = new Map<string, number>();
  for (const { type } of marks) count.set(type, (count.get(type) ?? 0) + 1);
  return Object.fromEntries(
    marks.map((mark) => {
      const twice = (count.get(mark.type) ?? 0) > 1;
      return [twice ? `${mark.type}--${hashOf(mark)}` : mark.type, mark.attrs ?? {}];
    }),
  );
}

function hashOf(mark: Mark): string {
  const digest = sha256(encoding.encode((encoder) => encoding.writeAny(encoder, mark as never)));
  const folded = new Uint8Array(6);
  digest.forEach((byte, i) => {
    folded[i % 6] = (folded[i % 6] ?? 0) ^ byte;
  });
  return btoa(String.fromCharCode(...folded));
}
