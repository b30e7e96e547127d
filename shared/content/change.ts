import type { Node, Row, Translation } from './fields.ts';
import type { Removal } from './live.ts';
import { blockKey } from './suggestions/blocks.ts';
import type { Scalar } from './values.ts';

/**
 * One edit of a document from outside an editor. `was`, where there is one, is what stood there when the change was
 * found by comparing; it is for readers and does not bear on applying.
 *
 * Blocks are named by the id of the block, or for lists, which have none, of the first block in it. `after` is the
 * block or row to stand behind, null: first.
 */
export type Change =
  | {
      readonly type: 'set';
      readonly address: string;
      readonly value: Scalar | null;
      readonly was?: Scalar | null;
    }
  /** The whole of a line or of rich text. */
  | {
      readonly type: 'text';
      readonly address: string;
      readonly nodes: readonly Node[];
      readonly was?: readonly Node[];
    }
  /** What a unit's translation was made from, and how. */
  | {
      readonly type: 'translation';
      readonly address: string;
      readonly made: Translation | null;
      readonly was?: Translation;
    }
  | {
      readonly type: 'insertBlock';
      readonly text: string;
      readonly node: Node;
      readonly after: string | null;
      /** Where it stands inside another block: that block. */
      readonly in?: string;
    }
  | {
      readonly type: 'changeBlock';
      readonly text: string;
      readonly block: string;
      readonly node: Node;
      readonly was?: Node;
    }
  | {
      readonly type: 'moveBlock';
      readonly text: string;
      readonly block: string;
      readonly after: string | null;
      readonly was?: Node;
    }
  | { readonly type: 'removeBlock'; readonly text: string; readonly block: string; readonly was?: Node }
  | { readonly type: 'insertRow'; readonly list: string; readonly row: Row; readonly after?: string | null }
  | {
      readonly type: 'moveRow';
      readonly list: string;
      readonly row: string;
      readonly after: string | null;
      readonly was?: Row;
    }
  | {
      readonly type: 'removeRow';
      readonly list: string;
      readonly row: string;
      readonly removal: Removal;
      readonly was?: Row;
    };

export type BlockChange = Extract<
  Change,
  { readonly type: 'insertBlock' | 'changeBlock' | 'moveBlock' | 'removeBlock' }
>;

/** The address of what a change is about: a value, a text, a block or a row. */
export function addressOf(change: Change): string {
  if ('address' in change) return change.address;
  if ('list' in change)
    return `${change.list}/${typeof change.row === 'string' ? change.row : change.row.id}`;
  const block = change.type === 'insertBlock' ? blockKey(change.node) : change.block;
  return block === undefined ? change.text : `${change.text}#${block}`;
}
