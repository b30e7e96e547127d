import { Extension } from '@tiptap/core';
import type { OpenDocument } from '../open.ts';
import { pictureView } from '../pictures/PictureView.ts';
import { type TableWords, tableKeys } from '../tables/keys.ts';

/** What pictures and tables of a rich text need in the editor. */
export function richBlocks(
  open: OpenDocument,
  address: string,
  missing: () => string,
  words: TableWords,
): Extension {
  return Extension.create({
    name: 'richBlocks',
    priority: 960,
    addProseMirrorPlugins: () => [pictureView(missing), tableKeys(open, address, words)],
  });
}
