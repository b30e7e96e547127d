import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { relocate } from '../../client/editor/write/moveBlock.later.ts';

/** Five paragraphs of which one goes to another place while others write in some of them. */
function moved(from: number, at: number, writtenIn: readonly number[]): { order: string; anew: string } {
  const fragment = new Y.Doc().getXmlFragment('tried');
  const letters = 'abcde'.split('');
  fragment.insert(
    0,
    letters.map((letter) => {
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText(letter)]);
      return block;
    }),
  );
  const before = new Set<unknown>(fragment.toArray());
  relocate(fragment, from, at, (_, index) => writtenIn.includes(index));
  const after = fragment.toArray();
  const words = (blocks: readonly unknown[]) =>
    blocks.map((block) => ((block as Y.XmlElement).get(0) as Y.XmlText).toJSON()).join('');
  return { order: words(after), anew: words(after.filter((block) => !before.has(block))) };
}

it('U212: a block that is dragged past others is not written anew while somebody writes in it', () => {
  expect(moved(1, 3, [])).toEqual({ order: 'acdbe', anew: 'b' });
  expect(moved(1, 3, [1])).toEqual({ order: 'acdbe', anew: 'cd' });
  expect(moved(3, 0, [3])).toEqual({ order: 'dabce', anew: 'abc' });
  expect(moved(0, 4, [0])).toEqual({ order: 'bcdea', anew: 'bcde' });
  expect(moved(4, 0, [0])).toEqual({ order: 'eabcd', anew: 'e' });
});
