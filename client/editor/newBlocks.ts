import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { textBlocks } from '../../shared/content/fragments.ts';

/**
 * Gives every empty block that is made here one shared text at once. Without it two people who begin the same new
 * paragraph each bring a text of their own, which y-tiptap then takes for one and doubles letters.
 */
export function newBlocks(fragment: Y.XmlFragment): Plugin {
  return new Plugin({
    key: new PluginKey('newBlocks'),
    view: () => {
      const { doc } = fragment;
      const begin = (transaction: Y.Transaction) => {
        if (transaction.origin !== ySyncPluginKey) return;
        const begun = emptyBlocksOf(transaction);
        if (begun.length === 0) return;
        transaction.doc.transact(() => {
          for (const block of begun) block.insert(0, [new Y.XmlText()]);
        }, transaction.origin);
      };
      doc?.on('beforeObserverCalls', begin);
      return { destroy: () => doc?.off('beforeObserverCalls', begin) };
    },
  });
}

/** The blocks for words that this transaction made and left without any. */
function emptyBlocksOf({ doc, beforeState }: Y.Transaction): Y.XmlElement[] {
  const from = beforeState.get(doc.clientID) ?? 0;
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  const blocks: Y.XmlElement[] = [];
  for (let i = structs.length - 1; i >= 0; i -= 1) {
    const struct = structs[i];
    if (!struct || struct.id.clock + struct.length <= from) break;
    if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType)) continue;
    const { type } = struct.content;
    if (type instanceof Y.XmlElement && type.length === 0 && textBlocks.has(type.nodeName)) blocks.push(type);
  }
  return blocks;
}
