import { isShortId } from '../ids.ts';
import type { Mark, Node } from './fields.ts';
import { wellFormed } from './values.ts';

/** The nodes that carry an id of their own, and can therefore be addressed. */
export const idBearing: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'listItem',
  'taskItem',
  'blockquote',
  'codeBlock',
  'table',
  'image',
  'callout',
  'horizontalRule',
]);

/** Attributes the editor writes though they say nothing; left out, so that equal text has one JSON form. */
const unsaid = new Map<string, Readonly<Record<string, unknown>>>([
  ['tableCell', { colspan: 1, rowspan: 1 }],
  ['tableHeader', { colspan: 1, rowspan: 1 }],
  ['orderedList', { start: 1 }],
  ['taskItem', { checked: false }],
]);

/** How a link was dressed on the page it was copied from. */
const linkDress: ReadonlySet<string> = new Set(['target', 'rel', 'class']);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A copy holding only what JSON can say; `__proto__`, functions, bytes and the like are left out. */
export function jsonSafe(value: unknown, depth = 32): Json | undefined {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : undefined;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (depth === 0 || ArrayBuffer.isView(value)) return undefined;
  if (Array.isArray(value)) return value.map((one) => jsonSafe(one, depth - 1) ?? null);
  if (Object.prototype.toString.call(value) !== '[object Object]') return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, one]) => [wellFormed(key), jsonSafe(one, depth - 1)] as const)
      .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Attributes in their one form: sorted, without nulls and without what the type means anyway. */
export function normalAttrs(type: string, attrs: unknown): Readonly<Record<string, unknown>> | undefined {
  const safe = jsonSafe(attrs);
  if (typeof safe !== 'object' || safe === null || Array.isArray(safe)) return undefined;
  const means = unsaid.get(type);
  const kept = Object.entries(safe).filter(([key, value]) => {
    if (value === null || (type === 'link' && linkDress.has(key))) return false;
    return !(means && Object.hasOwn(means, key) && means[key] === value);
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

export function normalMarks(marks: readonly Mark[] | undefined): readonly Mark[] | undefined {
  if (!Array.isArray(marks) || marks.length === 0) return undefined;
  const keyed = marks
    .filter((mark) => typeof mark?.type === 'string' && mark.type !== '')
    .map((mark) => {
      const attrs = normalAttrs(mark.type, mark.attrs);
      const normal: Mark = attrs ? { type: mark.type, attrs } : { type: mark.type };
      return [JSON.stringify([mark.type, attrs ?? null]), normal] as const;
    });
  if (keyed.length === 0) return undefined;
  const sorted = [...new Map(keyed)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, mark]) => mark);
}

function sameMarks(a: Node, b: Node): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}

/** Adds a node to a list of siblings, joining neighbouring text that looks the same. */
export function append(siblings: Node[], node: Node): void {
  const last = siblings.at(-1);
  if (node.type === 'text') {
    if (!node.text) return;
    if (last?.type === 'text' && sameMarks(last, node)) {
      siblings[siblings.length - 1] = { ...last, text: `${last.text ?? ''}${node.text}` };
      return;
    }
  }
  siblings.push(node);
}

/** Nodes in their one form. Unknown types, marks and attributes stay. */
export function normalNodes(nodes: readonly Node[]): readonly Node[] {
  const siblings: Node[] = [];
  for (const node of nodes) {
    if (typeof node !== 'object' || node === null || typeof node.type !== 'string' || node.type === '')
      continue;
    append(siblings, normalNode(node));
  }
  return siblings;
}

function normalNode(node: Node): Node {
  const marks = normalMarks(node.marks);
  if (node.type === 'text') {
    const text = typeof node.text === 'string' ? wellFormed(node.text) : '';
    return marks ? { type: 'text', text, marks } : { type: 'text', text };
  }
  const attrs = normalAttrs(node.type, node.attrs);
  const content = Array.isArray(node.content) ? normalNodes(node.content) : [];
  return {
    type: node.type,
    ...(attrs ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

/** Whether nothing at all is said: blank text only. */
export function isBlankInline(nodes: readonly Node[]): boolean {
  return nodes.every((node) => {
    if (node.type === 'text') return (node.text ?? '').trim() === '';
    if (node.type === 'hardBreak') return true;
    return node.content !== undefined && isBlankInline(node.content);
  });
}

/** Whether rich text holds nothing but blank paragraphs. */
export function isBlankRich(nodes: readonly Node[]): boolean {
  return nodes.every((node) => node.type === 'paragraph' && isBlankInline(node.content ?? []));
}

/**
 * Gives every block that should carry an id one of its own. The first of several blocks with the same id keeps it.
 * @param id makes a fresh id
 */
export function ensureBlockIds(
  nodes: readonly Node[],
  id: () => string,
  seen = new Set<string>(),
): readonly Node[] {
  return nodes.map((node) => {
    const own = idBearing.has(node.type) ? claimId(node.attrs?.id, id, seen) : undefined;
    const content = node.content && ensureBlockIds(node.content, id, seen);
    return {
      ...node,
      ...(own === undefined ? {} : { attrs: { ...node.attrs, id: own } }),
      ...(content ? { content } : {}),
    };
  });
}

/** The wished id when it is one and still free, else a fresh one. */
export function claimId(wished: unknown, fresh: () => string, seen: Set<string>): string {
  let id = typeof wished === 'string' && isShortId(wished) && !seen.has(wished) ? wished : fresh();
  while (seen.has(id)) id = fresh();
  seen.add(id);
  return id;
}
