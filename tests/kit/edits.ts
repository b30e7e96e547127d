import fc from 'fast-check';
import * as Y from 'yjs';
import { seedDoc } from '../../shared/content/apply.ts';
import type { Field, Fields, Node, Row } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { shortId } from '../../shared/ids.ts';

export function seeded(fields: readonly Field[], content: Fields): Y.Doc {
  const doc = new Y.Doc();
  seedDoc(doc, fields, content, 'seed');
  return doc;
}

export function reads(doc: Y.Doc, fields: readonly Field[]): Fields {
  return contentOf(doc, { name: 'test', version: 1, fields }).fields;
}

/** Randomness that a property test can shrink. */
export type Draw = (below: number) => number;

/** Content after some edits as people make them: words, blocks and rows that come, go, move and change. */
export function edited(fields: readonly Field[], content: Fields, draw: Draw): Fields {
  return normalise(fields, editedFields(fields, content, draw), shortId);
}

function editedFields(fields: readonly Field[], content: Fields, draw: Draw): Fields {
  const made: Record<string, unknown> = { ...content };
  for (const field of fields) {
    const value = content[field.name];
    if (value === undefined || draw(3) === 0) continue;
    if (field.type === 'line') made[field.name] = editedLine(value as readonly Node[], draw);
    if (field.type === 'rich') made[field.name] = editedBlocks(value as readonly Node[], draw);
    if (field.type === 'number') made[field.name] = draw(100);
    if (field.type === 'list') {
      made[field.name] = shuffled(value as readonly Row[], draw).map((row) => ({
        id: row.id,
        fields: editedFields(field.row, row.fields, draw),
      }));
    }
  }
  return made as Fields;
}

function editedLine(nodes: readonly Node[], draw: Draw): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    const way = draw(5);
    if (way === 0) return [];
    if (way === 1) return [node, { type: 'text', text: ` more ${draw(1e9)} ` }];
    if (way === 2 && node.type === 'text') return [{ ...node, marks: [{ type: 'bold' }] }];
    return [node];
  });
}

function editedBlocks(nodes: readonly Node[], draw: Draw): readonly Node[] {
  return shuffled(nodes, draw).map((node) => {
    if (!node.content) return node;
    const inline = node.type === 'paragraph' || node.type === 'heading';
    return {
      ...node,
      content: inline ? editedLine(node.content, draw) : editedBlocks(node.content, draw),
    };
  });
}

function shuffled<T>(items: readonly T[], draw: Draw): readonly T[] {
  const list = [...items];
  if (list.length > 1 && draw(3) === 0)
    list.splice(draw(list.length), 0, ...list.splice(draw(list.length), 1));
  if (list.length > 1 && draw(3) === 0) list.splice(draw(list.length), 1);
  return list;
}

export const draws: fc.Arbitrary<Draw> = fc.nat().map(drawFrom);

/** @see https://en.wikipedia.org/wiki/Linear_congruential_generator, as in Numerical Recipes */
export function drawFrom(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
