import * as Y from 'yjs';
import { type Seeded, texts } from './live-edits.ts';

/**
 * The updates of somebody who types: letters one by one, now and then some taken back, a cell set, a new block,
 * something pasted. Made beforehand, so that sending them costs nothing.
 */
export function typing(random: Seeded, n: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 1 + random.below(2 ** 32 - 1);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let line: Y.XmlText | undefined;
  while (updates.length < n) {
    const sort = random.below(40);
    if (!line || sort === 0) line = newBlock(doc, random);
    else if (sort === 1) doc.getMap('values').set('before', random.below(1000));
    else if (sort === 2) line.insert(line.length, random.pick(letters).repeat(pasted));
    else if (sort < 6 && line.length > 3) line.delete(random.below(line.length - 2), 1 + random.below(2));
    else line.insert(line.length, random.pick(letters));
  }
  doc.destroy();
  return updates;
}

const pasted = 2000;
const letters = Array.from('abcdefghijklmnopqrstuvwxyz áñ統');

function newBlock(doc: Y.Doc, random: Seeded): Y.XmlText {
  const line = new Y.XmlText();
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [line]);
  const text = doc.getXmlFragment(random.pick(texts));
  text.insert(text.length, [block]);
  return line;
}
