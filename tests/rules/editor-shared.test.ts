// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Carets } from '../../client/editor/carets.ts';
import type { OpenDocument } from '../../client/editor/open.ts';
import { sharedText } from '../../client/editor/binding.ts';
import { PageUndo } from '../../client/editor/undo.ts';
import { localValues, ValueStore } from '../../client/editor/values.ts';
import { BlockIds } from '../../shared/content/blockIds.ts';
import { addRow, getValue, removeRow, rowIds, setValue } from '../../shared/content/live.ts';
import { lineExtensions, richExtensions } from '../../shared/content/schema.ts';
import { plainText, richOf } from '../../shared/content/text.ts';
import { richNodes, typesOf } from '../../shared/content/fragments.ts';

const rowA = 'aaaaaaaaaaaa';
const rowB = 'bbbbbbbbbbbb';
const elsewhere = Symbol('somebody else');
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

interface Person {
  readonly ydoc: Y.Doc;
  readonly undo: PageUndo;
  readonly carets: Carets;
  edit(address: string, type?: 'line' | 'rich', onUnknown?: () => void): Editor;
}

function person(): Person {
  const ydoc = new Y.Doc();
  const undo = new PageUndo(ydoc);
  const carets = new Carets(ydoc, new Awareness(ydoc));
  const open = { ydoc, undo, carets } as unknown as OpenDocument;
  cleanUps.push(() => ydoc.destroy());
  return {
    ydoc,
    undo,
    carets,
    edit(address, type = 'rich', onUnknown = () => undefined) {
      const editor = new Editor({
        element: document.body.appendChild(document.createElement('div')),
        injectCSS: false,
        extensions: [
          ...(type === 'rich' ? [...richExtensions, BlockIds] : lineExtensions),
          sharedText({ open, address, fragment: ydoc.getXmlFragment(address), type, onUnknown }),
        ],
      });
      cleanUps.unshift(() => editor.destroy());
      return editor;
    },
  };
}

/** Two people whose edits reach each other at once. */
function pair(): readonly [Person, Person] {
  const [ana, ben] = [person(), person()];
  ana.ydoc.on(
    'update',
    (update, origin) => origin !== elsewhere && Y.applyUpdate(ben.ydoc, update, elsewhere),
  );
  ben.ydoc.on(
    'update',
    (update, origin) => origin !== elsewhere && Y.applyUpdate(ana.ydoc, update, elsewhere),
  );
  return [ana, ben];
}

/** Two people whose edits reach each other when told to. */
function apart(): { readonly both: readonly [Person, Person]; readonly meet: () => void } {
  const both = [person(), person()] as const;
  const [ana, ben] = both;
  return {
    both,
    meet() {
      const [hers, his] = both.map(({ ydoc }) => Y.encodeStateAsUpdate(ydoc));
      if (his) Y.applyUpdate(ana.ydoc, his, elsewhere);
      if (hers) Y.applyUpdate(ben.ydoc, hers, elsewhere);
    },
  };
}

function seed({ ydoc }: Person, address: string, text: string): void {
  ydoc.transact(() => ydoc.getXmlFragment(address).insert(0, typesOf(richOf(text))), 'seed');
}

const words = ({ ydoc }: Person, address: string) => plainText(richNodes(ydoc.getXmlFragment(address)));

describe('carets', () => {
  test('U53: two people type in one paragraph, and nobody’s letters are scattered', () => {
    const [ana, ben] = pair();
    seed(ana, 'problem', 'Middle.');
    const [hers, his] = [ana.edit('problem'), ben.edit('problem')];
    hers.commands.setTextSelection(hers.state.doc.content.size - 1);
    his.commands.setTextSelection(1);
    const [after, before] = [' Maria ends.', 'Ben begins. '];
    for (let i = 0; i < after.length; i += 1) {
      hers.view.dispatch(hers.state.tr.insertText(after[i] ?? ''));
      his.view.dispatch(his.state.tr.insertText(before[i] ?? ''));
    }
    expect(words(ana, 'problem')).toBe('Ben begins. Middle. Maria ends.');
    expect(words(ben, 'problem')).toBe(words(ana, 'problem'));
  });

  test('U53: a caret keeps its place when somebody breaks the paragraph before it', () => {
    const [ana, ben] = pair();
    seed(ana, 'problem', 'One two');
    const [hers, his] = [ana.edit('problem'), ben.edit('problem')];
    hers.commands.setTextSelection(hers.state.doc.content.size - 1);
    his.commands.setTextSelection(4);
    his.commands.splitBlock();
    hers.view.dispatch(hers.state.tr.insertText('!'));
    expect(words(ana, 'problem')).toBe('One\n two!');
  });
});

describe('empty blocks', () => {
  const blocks = [
    ['a new paragraph', 'One', (editor: Editor) => editor.commands.splitBlock()],
    [
      'a new item of a list',
      'One',
      (editor: Editor) => editor.chain().toggleBulletList().splitListItem('listItem').run(),
    ],
    ['a paragraph emptied by hand', 'O', (editor: Editor) => editor.commands.deleteRange({ from: 1, to: 2 })],
  ] as const;
  test.for(blocks)('U59: two people begin %s at the same moment and lose no letter', ([, text, make]) => {
    const { both, meet } = apart();
    const [ana, ben] = both;
    seed(ana, 'problem', text);
    meet();
    const [hers, his] = [ana.edit('problem'), ben.edit('problem')];
    hers.commands.setTextSelection(hers.state.doc.content.size - 1);
    expect(make(hers)).toBe(true);
    meet();
    for (const editor of [hers, his]) editor.commands.setTextSelection(hers.state.selection.from);
    for (const [i, letter] of ['A', 'n', 'a'].entries()) {
      hers.view.dispatch(hers.state.tr.insertText(letter));
      his.view.dispatch(his.state.tr.insertText(['B', 'e', 'n'][i] ?? ''));
      meet();
    }
    expect(words(ana, 'problem')).toBe(words(ben, 'problem'));
    for (const editor of [hers, his]) {
      expect(editor.state.doc.textContent.replace(/^One/, '')).toMatch(/^(AnaBen|BenAna)$/);
    }
  });
});

describe('unknown content', () => {
  test('U54: what the schema does not know and arrives while an editor is open is kept, and the editor lets go', async () => {
    const [ana, ben] = pair();
    seed(ana, 'problem', 'Known');
    let told = 0;
    const editor = ana.edit('problem', 'rich', () => {
      told += 1;
    });
    ben.ydoc.getXmlFragment('problem').insert(1, [new Y.XmlElement('hologram')]);
    await Promise.resolve();
    expect(told).toBe(1);
    expect(ana.ydoc.getXmlFragment('problem').length).toBe(2);
    expect(ben.ydoc.getXmlFragment('problem').toJSON()).toContain('<hologram>');
    editor.destroy();
    expect(ana.ydoc.getXmlFragment('problem').toJSON()).toContain('<hologram>');
  });
});

describe('one undo for the page', () => {
  test('U55: it takes back one’s own edits in any field, newest first, and none of anybody else’s', () => {
    const [ana, ben] = pair();
    seed(ana, 'problem', 'Start.');
    const hers = ana.edit('problem');
    hers.commands.insertContentAt(1, 'Ana. ');
    ana.undo.stopCapturing();
    setValue(ana.ydoc, 'n', 58, localValues);
    setValue(ben.ydoc, 'm', 7, localValues);
    ana.undo.undo();
    expect(getValue(ana.ydoc, 'n')).toBeUndefined();
    expect(words(ana, 'problem')).toBe('Ana. Start.');
    ana.undo.undo();
    expect(words(ana, 'problem')).toBe('Start.');
    ana.undo.undo();
    expect(getValue(ana.ydoc, 'm')).toBe(7);
    ana.undo.redo();
    expect(words(ben, 'problem')).toBe('Ana. Start.');
  });

  test('U55: it outlives the editors it reaches into', () => {
    const [ana] = pair();
    seed(ana, 'problem', 'Start.');
    const hers = ana.edit('problem');
    hers.commands.insertContentAt(1, 'Ana. ');
    hers.destroy();
    ana.undo.undo();
    expect(words(ana, 'problem')).toBe('Start.');
    const again = ana.edit('problem');
    ana.undo.redo();
    expect(again.getText()).toBe('Ana. Start.');
  });

  test('U56: undoing a row one added does not take what somebody else wrote in it', () => {
    const [ana, ben] = pair();
    addRow(ana.ydoc, 'evidence', { id: rowA }, localValues);
    ana.undo.stopCapturing();
    addRow(ana.ydoc, 'evidence', { id: rowB }, localValues);
    setValue(ben.ydoc, `evidence/${rowA}/n`, 212, localValues);
    ana.undo.undo();
    ana.undo.undo();
    expect(rowIds(ana.ydoc, 'evidence')).toEqual([rowA]);
    expect(getValue(ana.ydoc, `evidence/${rowA}/n`)).toBe(212);
  });

  test('U56: removing a row is undone like everything else', () => {
    const [ana] = pair();
    addRow(ana.ydoc, 'evidence', { id: rowA }, localValues);
    ana.undo.stopCapturing();
    removeRow(ana.ydoc, 'evidence', rowA, { by: 'ana', at: 1 }, localValues);
    ana.undo.undo();
    expect(rowIds(ana.ydoc, 'evidence')).toEqual([rowA]);
  });
});

describe('values', () => {
  test('U57: whoever is overwritten hears of it once, with both values; their own changes say nothing', () => {
    const [ana, ben] = pair();
    const store = new ValueStore(ana.ydoc);
    const heard: unknown[] = [];
    store.onOverwritten('n', (mine, now) => heard.push([mine, now]));
    setValue(ana.ydoc, 'n', 58, localValues);
    setValue(ana.ydoc, 'n', 59, localValues);
    setValue(ben.ydoc, 'n', 61, localValues);
    setValue(ben.ydoc, 'n', 62, localValues);
    expect(heard).toEqual([[59, 61]]);
    expect(store.writerOf('n')).toBe(ben.ydoc.clientID);
    store.close();
  });

  test('U58: a cell hears only of its own value, a list of its rows', () => {
    const [ana] = pair();
    const store = new ValueStore(ana.ydoc);
    const heard: string[] = [];
    store.subscribe(`evidence/${rowA}/n`, () => heard.push('n'));
    store.subscribe('evidence', () => heard.push('rows'));
    addRow(ana.ydoc, 'evidence', { id: rowA }, localValues);
    setValue(ana.ydoc, `evidence/${rowA}/n`, 3, localValues);
    setValue(ana.ydoc, `evidence/${rowA}/before`, 3, localValues);
    expect(heard).toEqual(['rows', 'n']);
    expect(store.rows('evidence')).toBe(store.rows('evidence'));
    store.close();
  });
});
