import * as Y from 'yjs';
import { editInline } from './editInline.ts';
import type { Node } from './fields.ts';
import { lineNodes, richNodes, textBlocks, typesOf } from './fragments.ts';
import { pairNodes, staying } from './pairs.ts';
import { sameNodes } from './suggestions/blocks.ts';

/** Makes a line read as wanted, touching only the words that differ where that is possible. */
export function editLine(fragment: Y.XmlFragment, wanted: readonly Node[]): void {
  if (sameNodes(lineNodes(fragment), wanted)) return;
  const [line, ...others] = fragment.toArray();
  if (line instanceof Y.XmlElement && others.length === 0 && editInline(line, wanted)) return;
  fragment.delete(0, fragment.length);
  fragment.insert(0, typesOf([{ type: 'line', content: wanted }]));
}

/**
 * Makes rich text read as wanted. Blocks are known by their ids: those that read as wanted are not touched, those
 * that move are put in anew where they belong, of the others only the words that differ are.
 * @param wanted blocks with ids, in their one form
 */
export function editBlocks(fragment: Y.XmlFragment, wanted: readonly Node[]): void {
  editChildren(fragment, richNodes(fragment), wanted);
}

function editChildren(
  parent: Y.XmlFragment | Y.XmlElement,
  before: readonly Node[],
  wanted: readonly Node[],
): void {
  if (sameNodes(before, wanted)) return;
  const elements = parent.toArray() as unknown[];
  if (before.length !== elements.length || !elements.every((one) => one instanceof Y.XmlElement)) {
    parent.delete(0, parent.length);
    parent.insert(0, typesOf(wanted));
    return;
  }
  const from = pairNodes(before, wanted).map((i, j) => (canStay(before[i], wanted[j]) ? i : -1));
  const stays = staying(from);
  const kept = new Set([...stays].map((j) => from[j] ?? -1));
  for (let i = before.length - 1; i >= 0; i -= 1) if (!kept.has(i)) parent.delete(i, 1);
  wanted.forEach((node, j) => {
    const was = before[from[j] ?? -1];
    const element = parent.get(j);
    if (was && stays.has(j) && element instanceof Y.XmlElement) edit(element, was, node);
    else parent.insert(j, typesOf([node]));
  });
}

/** An element keeps its name for life. */
function canStay(was: Node | undefined, wanted: Node | undefined): boolean {
  return was !== undefined && was.type === wanted?.type;
}

function edit(element: Y.XmlElement, was: Node, wanted: Node): void {
  if (!sameNodes(was.attrs, wanted.attrs) || element.getAttribute('id') !== wanted.attrs?.id) {
    editAttributes(element, wanted);
  }
  if (sameNodes(was.content, wanted.content)) return;
  const children = element.toArray() as unknown[];
  const holdsWords = textBlocks.has(was.type) || children.some((one) => one instanceof Y.XmlText);
  const content = wanted.content ?? [];
  if (!holdsWords) editChildren(element, was.content ?? [], content);
  else if (!editInline(element, content)) {
    element.delete(0, element.length);
    element.insert(0, typesOf(content));
  }
}

function editAttributes(element: Y.XmlElement, { attrs = {} }: Node): void {
  const now = element.getAttributes() as Record<string, unknown>;
  for (const name of Object.keys(now)) if (!Object.hasOwn(attrs, name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attrs)) {
    if (sameNodes(now[name], value)) continue;
    element.setAttribute(name, value as never);
  }
}
