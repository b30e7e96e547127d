import { Extension } from '@tiptap/core';
import type { Node as SchemaNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { shortId } from '../ids.ts';
import { idBearing } from './nodes.ts';

/** How y-tiptap marks what came out of the Y.Doc. */
export const fromYDoc = 'y-sync$';

/**
 * Gives ids to blocks that a local edit made: new ones, and copies that still bear the id of another. What arrives
 * from others is left alone, so that opening a document writes nothing.
 */
export const BlockIds = Extension.create<{ id: () => string }>({
  name: 'blockIds',
  addOptions: () => ({ id: () => shortId() }),
  addProseMirrorPlugins() {
    const { id } = this.options;
    return [
      new Plugin({
        key: new PluginKey('blockIds'),
        appendTransaction: (transactions, before, after) => {
          if (!transactions.some((tr) => tr.docChanged)) return null;
          if (transactions.some((tr) => tr.getMeta(fromYDoc) !== undefined)) return null;
          return giveIds(transactions, before, after, id);
        },
      }),
    ];
  },
});

interface Block {
  readonly pos: number;
  readonly node: SchemaNode;
}

function giveIds(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  id: () => string,
): Transaction | null {
  const nameless: Block[] = [];
  const byId = new Map<string, Block[]>();
  eachBlock(after.doc, (block, own) => {
    if (own === null) nameless.push(block);
    else byId.set(own, [...(byId.get(own) ?? []), block]);
  });
  const shared = [...byId].filter(([, blocks]) => blocks.length > 1);
  if (nameless.length === 0 && shared.length === 0) return null;

  const stayedAt = new Map<string, number>();
  if (shared.length > 0) {
    eachBlock(before.doc, ({ pos }, own) => {
      if (own !== null)
        stayedAt.set(
          own,
          transactions.reduce((at, tr) => tr.mapping.map(at), pos),
        );
    });
  }
  const copies = shared.flatMap(([own, blocks]) => {
    const keeper = keeperOf(blocks, stayedAt.get(own));
    return blocks.filter((block) => block !== keeper);
  });
  const tr = after.tr;
  for (const { pos } of [...nameless, ...copies]) tr.setNodeAttribute(pos, 'id', id());
  return tr.setStoredMarks(after.storedMarks);
}

/** Where a block was split, its words keep the id; else the block that stood there before. */
function keeperOf(blocks: readonly Block[], stayedAt: number | undefined): Block | undefined {
  const stayed = blocks.find(({ pos }) => pos === stayedAt) ?? blocks[0];
  if (stayed && stayed.node.content.size > 0) return stayed;
  return blocks.find(({ node }) => node.content.size > 0) ?? stayed;
}

function eachBlock(doc: SchemaNode, visit: (block: Block, id: string | null) => void): void {
  doc.descendants((node, pos) => {
    if (!idBearing.has(node.type.name)) return;
    const id: unknown = node.attrs.id;
    visit({ pos, node }, typeof id === 'string' && id !== '' ? id : null);
  });
}
