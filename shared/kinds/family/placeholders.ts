import type { Node } from '../../content/fields.ts';
import { isMergeFieldName } from '../../content/names.ts';
import { append } from '../../content/nodes.ts';

/** What older letters write where each family has something of its own: `[X]`, `{x}`, `{{x}}`, `«X»`, `<<X>>`, `____`. */
const placeholder =
  /\{\{\s*([^{}\n]{1,60}?)\s*\}\}|\{\s*([^{}\n]{1,60}?)\s*\}|\[\s*([^[\]\n]{1,60}?)\s*\]|«\s*([^«»\n]{1,60}?)\s*»|<<\s*([^<>\n]{1,60}?)\s*>>|_{3,}/g;

export interface Placeholder {
  /** As it is written. */
  readonly written: string;
  /** A name for the merge field. */
  readonly name: string;
  readonly times: number;
}

/** Every placeholder in some texts, once each, with a name no other of them has. Blanks are named by what stands before. */
export function placeholdersIn(texts: readonly (readonly Node[])[]): readonly Placeholder[] {
  const found = new Map<string, { name: string; times: number }>();
  const names = new Set<string>();
  for (const nodes of texts) {
    eachText(nodes, (text) => {
      for (const match of text.matchAll(placeholder)) {
        const key = keyOf(text, match);
        const known = found.get(key);
        if (known) known.times += 1;
        else found.set(key, { name: freeName(nameFor(text, match), names), times: 1 });
      }
    });
  }
  return [...found].map(([written, rest]) => ({ written, ...rest }));
}

/** The same text with merge fields for the placeholders that have a name here, by how they are written. */
export function converted(nodes: readonly Node[], names: ReadonlyMap<string, string>): readonly Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    if (node.type === 'text') for (const part of partsOf(node, names)) append(out, part);
    else out.push(node.content ? { ...node, content: converted(node.content, names) } : node);
  }
  return out;
}

function partsOf(node: Node, names: ReadonlyMap<string, string>): readonly Node[] {
  const text = node.text ?? '';
  const parts: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const name = names.get(keyOf(text, match));
    if (name === undefined || !isMergeFieldName(name)) continue;
    if (match.index > from) parts.push({ ...node, text: text.slice(from, match.index) });
    parts.push({ type: 'mergeField', attrs: { name }, ...(node.marks ? { marks: node.marks } : {}) });
    from = match.index + match[0].length;
  }
  if (from === 0) return [node];
  return from < text.length ? [...parts, { ...node, text: text.slice(from) }] : parts;
}

/** Blanks look alike: the words before them tell them apart. */
function keyOf(text: string, match: RegExpMatchArray): string {
  if (!match[0].startsWith('___')) return match[0];
  return `${wordsBefore(text, match.index ?? 0)} ____`.trim();
}

function nameFor(text: string, match: RegExpMatchArray): string {
  const inside = match.slice(1).find((one) => one !== undefined);
  return nameOf(inside ?? wordsBefore(text, match.index ?? 0));
}

function wordsBefore(text: string, at: number): string {
  return (text.slice(0, at).match(/[\p{L}\p{N}]+/gu) ?? []).slice(-2).join(' ');
}

/** `[Name of School]` → `name_of_school`; `«P_FName»` → `p_fname` */
export function nameOf(words: string): string {
  const name = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|^(?:insert|enter|your)_(?=[a-z])/, '')
    .slice(0, 36)
    .replace(/_+$/, '');
  return isMergeFieldName(name) ? name : 'field';
}

function freeName(wished: string, names: Set<string>): string {
  let name = wished;
  for (let n = 2; names.has(name); n += 1) name = `${wished}_${n}`;
  names.add(name);
  return name;
}

function eachText(nodes: readonly Node[], found: (text: string) => void): void {
  for (const node of nodes) {
    if (node.type === 'text') found(node.text ?? '');
    else eachText(node.content ?? [], found);
  }
}
