import type * as Y from 'yjs';
import { fieldAt, textLeaf } from '../address.ts';
import type { Field, Node } from '../fields.ts';
import { lineNodes, richNodes } from '../fragments.ts';
import { fragmentIn } from '../layout.ts';
import { asBlocks } from './blocks.ts';

/** The kind of text at an address of a document; undefined where there is none. */
export function textTypeAt(fields: readonly Field[], address: string): 'line' | 'rich' | undefined {
  const place = fieldAt(fields, address);
  return place && textLeaf(place)?.type;
}

/** The blocks of a text of an open document. */
export function blocksAt(ydoc: Y.Doc, type: 'line' | 'rich', address: string): readonly Node[] {
  const fragment = fragmentIn(ydoc, address);
  if (!fragment) return asBlocks(type, []);
  return asBlocks(type, type === 'line' ? lineNodes(fragment) : richNodes(fragment));
}
