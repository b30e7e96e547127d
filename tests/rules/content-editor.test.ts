// @vitest-environment jsdom
import { Editor, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeSeed } from '../../shared/content/apply.ts';
import { BlockIds } from '../../shared/content/blockIds.ts';
import { contentOf } from '../../shared/content/json.ts';
import { lineExtensions, richExtensions } from '../../shared/content/schema.ts';
import { lineOf, lineText, plainText, richOf } from '../../shared/content/text.ts';
import { everyField, everyKind } from '../fuzz/content.arbitraries.ts';

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  const body = richOf([
    'First',
    { heading: 'Second' },
    { tasks: ['a'] },
    {
      table: [
        ['A', 'B'],
        ['1', '2'],
      ],
    },
  ]);
  Y.applyUpdate(doc, encodeSeed(everyField, { title: lineOf('A title'), body }));
  return doc;
}
function edit(ydoc: Y.Doc, field: string, extensions: Extensions): Editor {
  const fragment = ydoc.getXmlFragment(field);
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...extensions, Collaboration.configure({ fragment })],
  });
  editors.push(editor);
  return editor;
}
function counting(ydoc: Y.Doc): () => number {
  let updates = 0;
  ydoc.on('update', () => {
    updates += 1;
  });
  return () => updates;
}
/** An editor says it is there after its binding has drawn the text. */
async function settled(): Promise<void> {
  for (const editor of editors) {
    if (!editor.isInitialized) await new Promise<void>((there) => void editor.on('create', () => there()));
  }
}

describe('an editor on a text', () => {
  it('C12: opening one on any text writes nothing', async () => {
    const ydoc = seeded();
    const updates = counting(ydoc);
    edit(ydoc, 'body', [...richExtensions, BlockIds]);
    edit(ydoc, 'notes', [...richExtensions, BlockIds]);
    edit(ydoc, 'title', lineExtensions);
    edit(ydoc, 'groups/111111111111/name', lineExtensions);
    await settled();
    expect(updates()).toBe(0);
  });

  it('C14: the first letter in an untouched line begins it, and a second person’s line joins it', async () => {
    const [first, second] = [new Y.Doc(), new Y.Doc()];
    edit(first, 'title', lineExtensions).commands.insertContentAt(1, 'One');
    edit(second, 'title', lineExtensions).commands.insertContentAt(1, 'Two');
    await settled();
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    await settled();
    const titles = [first, second].map((doc) => lineText(contentOf(doc, everyKind).fields.title));
    expect(titles[0]?.split(' ').toSorted()).toEqual(['One', 'Two']);
    expect(titles[1]).toBe(titles[0]);
    const [one, two] = editors.map((editor) => editor.getText({ blockSeparator: ' ' }));
    expect([one, two]).toEqual([titles[0], titles[0]]);
  });

  it('C20: typing into one block rewrites no other', async () => {
    const ydoc = seeded();
    const before = contentOf(ydoc, everyKind).fields.body;
    const sizes: number[] = [];
    ydoc.on('update', (update: Uint8Array) => sizes.push(update.length));
    edit(ydoc, 'body', [...richExtensions, BlockIds]).commands.insertContentAt(6, '!');
    await settled();
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(40);
    const after = contentOf(ydoc, everyKind).fields.body as readonly unknown[];
    expect(plainText(after as never)).toBe('First!\nSecond\na\nA\nB\n1\n2');
    expect(after.slice(1)).toEqual((before as readonly unknown[]).slice(1));
  });

  it('C27: Enter gives the new block an id of its own', async () => {
    const ydoc = seeded();
    const editor = edit(ydoc, 'body', [...richExtensions, BlockIds]);
    editor.chain().setTextSelection(3).splitBlock().run();
    await settled();
    const ids = ydoc
      .getXmlFragment('body')
      .toArray()
      .map((one) => (one as Y.XmlElement).getAttribute('id'));
    const [first, second] = ids;
    expect(first).not.toBe(second);
    expect([first, second].every((id) => /^\w{12}$/.test(id ?? ''))).toBe(true);
  });

  it('C33: pasted links and pictures keep only safe addresses', () => {
    const editor = edit(new Y.Doc(), 'body', richExtensions);
    editor.commands.insertContent(
      '<p><a href="javascript:alert(1)" onclick="x()">a</a><a href="https://a.org" target="_top" class="b">b</a></p><img src="data:image/png;base64,AA"><img src="https://a.org/x.png"><img src="/files/a/b.png">',
    );
    const html = editor.getHTML();
    expect(html).not.toMatch(/javascript|onclick|data:image|x\.png/);
    expect(html).toContain('https://a.org');
    expect(html).toContain('/files/a/b.png');
  });
});
