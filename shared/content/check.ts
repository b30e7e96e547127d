import type { Node as SchemaNode, Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Mark, Node } from './fields.ts';
import { lineNodes, richNodes } from './fragments.ts';
import { lineSchema, richSchema } from './schema.ts';

export type NodesCheck =
  | { readonly ok: true }
  | {
      readonly ok: false /** Node and mark types no schema knows. */;
      readonly unknown: readonly string[];
      readonly reason: string;
    };

const schemas: Readonly<Record<'rich' | 'line', Schema>> = { rich: richSchema, line: lineSchema };

/** Whether the editor can show these nodes and lose nothing of them. Rich: blocks; line: inline nodes. */
export function checkNodes(type: 'rich' | 'line', nodes: readonly Node[]): NodesCheck {
  const schema = schemas[type];
  const unknown = [...new Set(nodes.flatMap((node) => unknownIn(schema, node)))];
  if (unknown.length > 0) return { ok: false, unknown, reason: `Unknown: ${unknown.join(', ')}.` };
  const content = type === 'rich' ? nodes : [{ type: 'line', content: nodes }];
  if (content.length === 0) return { ok: true };
  try {
    schema.nodeFromJSON({ type: 'doc', content }).check();
    return { ok: true };
  } catch (error) {
    return { ok: false, unknown, reason: error instanceof Error ? error.message : String(error) };
  }
}

function unknownIn(schema: Schema, node: Node): readonly string[] {
  return [
    ...(Object.hasOwn(schema.nodes, node.type)
      ? unknownAttrs(node, schema.nodes[node.type]?.spec.attrs)
      : [node.type]),
    ...(node.marks ?? []).flatMap((mark) =>
      Object.hasOwn(schema.marks, mark.type)
        ? unknownAttrs(mark, schema.marks[mark.type]?.spec.attrs)
        : [mark.type],
    ),
    ...(node.content ?? []).flatMap((child) => unknownIn(schema, child)),
  ];
}

function unknownAttrs({ type, attrs }: Node | Mark, known: object | null | undefined): readonly string[] {
  return Object.keys(attrs ?? {})
    .filter((name) => !Object.hasOwn(known ?? {}, name))
    .map((name) => `${type}[${name}]`);
}

/**
 * Whether an editor may be bound to this fragment: binding deletes, at once and for everybody, whatever its schema
 * does not know. Where not, show `withPlaceholders` of a detached copy. Writes nothing.
 */
export function canMount(fragment: Y.XmlFragment, type: 'rich' | 'line'): boolean {
  const children = fragment.toArray() as unknown[];
  if (!children.every((child) => child instanceof Y.XmlElement && holdsOnlyXml(child))) return false;
  if (type === 'line' && !children.every((child) => (child as Y.XmlElement).nodeName === 'line'))
    return false;
  return checkNodes(type, type === 'rich' ? richNodes(fragment) : lineNodes(fragment)).ok;
}

function holdsOnlyXml(element: Y.XmlElement): boolean {
  return (element.toArray() as unknown[]).every((child) => {
    if (child instanceof Y.XmlElement) return child.nodeName !== 'text' && holdsOnlyXml(child);
    return child instanceof Y.XmlText && (child.toDelta() as { insert: unknown }[]).every(isTextRun);
  });
}

function isTextRun(run: { readonly insert: unknown }): boolean {
  return typeof run.insert === 'string';
}

/** A detached copy to look at, in which everything unknown has become a placeholder that keeps it. */
export function withPlaceholders(type: 'rich' | 'line', nodes: readonly Node[]): readonly Node[] {
  return nodes.map((node) => placeheld(schemas[type], node, type === 'line'));
}

function placeheld(schema: Schema, node: Node, inline: boolean): Node {
  const known = Object.hasOwn(schema.nodes, node.type) ? schema.nodes[node.type] : undefined;
  const marks = node.marks?.filter((mark) => Object.hasOwn(schema.marks, mark.type));
  const copy: Node = { ...node, ...(marks ? { marks } : {}) };
  if (known && known.isInline === inline) {
    const content = node.content?.map((child) => placeheld(schema, child, known.inlineContent));
    const whole = content ? { ...copy, content } : copy;
    if (fits(schema, whole)) return whole;
  }
  return { type: inline ? 'unknownInline' : 'unknownBlock', attrs: { original: node } };
}

function fits(schema: Schema, node: Node): boolean {
  try {
    const made: SchemaNode = schema.nodeFromJSON(node);
    made.check();
    return true;
  } catch {
    return false;
  }
}
