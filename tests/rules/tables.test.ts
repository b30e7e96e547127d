// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sharedText } from '../../client/editor/binding.ts';
import { Carets } from '../../client/editor/carets.ts';
import type { OpenDocument } from '../../client/editor/open.ts';
import { tableCommands } from '../../client/editor/tables/commands.later.ts';
import { canMove, move } from '../../client/editor/tables/move.later.ts';
import { PageUndo } from '../../client/editor/undo.ts';
import { encodeSeed } from '../../shared/content/apply.ts';
import { BlockIds } from '../../shared/content/blockIds.ts';
import type { Node } from '../../shared/content/fields.ts';
import { richNodes } from '../../shared/content/fragments.ts';
import { richExtensions } from '../../shared/content/schema.ts';
import { plainText, richOf } from '../../shared/content/text.ts';
import { everyField } from '../fuzz/content.arbitraries.ts';

const done: (() => void)[] = [];
afterEach(() => {
  for (const end of done.splice(0)) end();
});

interface Person {
  readonly editor: Editor;
  readonly open: OpenDocument;
  readonly ydoc: Y.Doc;
  rows(): string[];
  /** Puts the caret behind the words of a cell. */
  into(words: string): void;
  type(text: string): void;
}

const seed = encodeSeed(everyField, {
  body: richOf([
    'Before',
    {
      table: [
        ['School', 'Before', 'Now'],
        ['East', '1', '2'],
        ['West', '3', '4'],
        ['North', '5', '6'],
      ],
    },
    'After',
  ]),
});

function person(): Person {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, seed);
  const awareness = new Awareness(ydoc);
  const carets = new Carets(ydoc, awareness);
  const open = { ydoc, awareness, carets, undo: new PageUndo(ydoc) } as unknown as OpenDocument;
  const fragment = ydoc.getXmlFragment('body');
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [
      ...richExtensions,
      BlockIds,
      sharedText({ open, address: 'body', fragment, type: 'rich', onUnknown: () => undefined }),
    ],
  });
  done.push(() => {
    editor.destroy();
    carets.close();
    awareness.destroy();
  });
  return {
    editor,
    open,
    ydoc,
    rows: () => rowsOf(fragment),
    into(words) {
      let at: number | undefined;
      editor.state.doc.descendants((node, pos) => {
        if (node.isText && node.text === words) at = pos + words.length;
      });
      if (at === undefined) throw new Error(`No cell says ${words}.`);
      editor.commands.setTextSelection(at);
    },
    type: (text) => editor.view.dispatch(editor.state.tr.insertText(text)),
  };
}

function rowsOf(fragment: Y.XmlFragment): string[] {
  const table = richNodes(fragment).find((node) => node.type === 'table');
  return (table?.content ?? []).map((row) =>
    (row.content ?? []).map((cell: Node) => plainText(cell.content ?? [])).join(' | '),
  );
}

/** Each hears of what the other did since they last met, in both orders at once. */
function meet(a: Person, b: Person): void {
  const [fromA, fromB] = [
    Y.encodeStateAsUpdate(a.ydoc, Y.encodeStateVector(b.ydoc)),
    Y.encodeStateAsUpdate(b.ydoc, Y.encodeStateVector(a.ydoc)),
  ];
  Y.applyUpdate(a.ydoc, fromB, 'other');
  Y.applyUpdate(b.ydoc, fromA, 'other');
}

function settled(a: Person, b: Person): string[] {
  for (let i = 0; i < 4; i += 1) meet(a, b);
  const quiet = [a, b].map(({ ydoc }) => Y.encodeStateVector(ydoc).toString());
  meet(a, b);
  expect([a, b].map(({ ydoc }) => Y.encodeStateVector(ydoc).toString())).toEqual(quiet);
  expect(a.rows()).toEqual(b.rows());
  return a.rows();
}

const run = ({ editor }: Person, verb: keyof typeof tableCommands) =>
  expect(tableCommands[verb](editor.state, editor.view.dispatch)).toBe(true);

describe('two people in one table', () => {
  it('U270: one moves a row while the other writes in either of the two', () => {
    for (const writesIn of ['East', 'West']) {
      const [a, b] = [person(), person()];
      a.into('East');
      b.into(writesIn);
      a.open.awareness.setLocalState({});
      shareCaret(b, a);
      move(a.open, 'body', a.editor.state, 'down');
      b.type('!');
      const rows = settled(a, b);
      expect(rows).toEqual([
        'School | Before | Now',
        ...(writesIn === 'East' ? ['West | 3 | 4', 'East! | 1 | 2'] : ['West! | 3 | 4', 'East | 1 | 2']),
        'North | 5 | 6',
      ]);
      while (done.length > 0) done.pop()?.();
    }
  });

  it('U270: one moves a column while the other writes in it', () => {
    const [a, b] = [person(), person()];
    a.into('1');
    b.into('3');
    shareCaret(b, a);
    move(a.open, 'body', a.editor.state, 'right');
    b.type('3');
    expect(settled(a, b)).toEqual([
      'School | Now | Before',
      'East | 2 | 1',
      'West | 4 | 33',
      'North | 6 | 5',
    ]);
  });

  it('U271: a row and a column added at once; nothing is lost, and nothing grows by itself', () => {
    const [a, b] = [person(), person()];
    a.into('East');
    b.into('2');
    run(a, 'rowBelow');
    run(b, 'columnAfter');
    b.into('6');
    b.type('!');
    const rows = settled(a, b);
    expect(rows).toHaveLength(5);
    expect(rows.join(' ')).toContain('6!');
    expect(rows[0]).toBe('School | Before | Now | ');
    // What is shown is what is there, and writing elsewhere mends nothing.
    b.into('After');
    b.type('!');
    expect(settled(a, b)).toEqual(rows);
    // The first who writes in it puts the missing cell in, once.
    a.into('West');
    a.type('?');
    const mended = settled(a, b);
    expect(new Set(mended.map((row) => row.split(' | ').length))).toEqual(new Set([4]));
    expect(mended).toHaveLength(5);
  });

  it('U271: two rows added at the same place, words typed meanwhile', () => {
    const [a, b] = [person(), person()];
    a.into('East');
    b.into('East');
    run(a, 'rowBelow');
    run(b, 'rowBelow');
    b.into('4');
    b.type('0');
    const rows = settled(a, b);
    expect(rows).toHaveLength(6);
    expect(rows).toContain('West | 3 | 40');
  });
});

/** What the server would pass on of somebody's caret. */
function shareCaret(from: Person, to: Person): void {
  const cell = from.editor.state.selection.$head;
  const path = Array.from({ length: cell.depth }, (_, depth) => cell.index(depth));
  const element = path.reduce<unknown>(
    (at, index) => (at instanceof Y.XmlElement || at instanceof Y.XmlFragment ? at.get(index) : at),
    to.ydoc.getXmlFragment('body'),
  );
  const head = Y.relativePositionToJSON(
    Y.createRelativePositionFromTypeIndex(element as Y.XmlElement, 0),
  ) as unknown;
  to.open.awareness.states.set(from.ydoc.clientID, { cursor: { anchor: head, head } });
}

it('U272: moving keeps the caret, is one undo, and headers stay headers', () => {
  const a = person();
  a.into('West');
  expect(move(a.open, 'body', a.editor.state, 'up')).toBe(true);
  a.type('!');
  expect(a.rows()).toEqual(['School | Before | Now', 'West! | 3 | 4', 'East | 1 | 2', 'North | 5 | 6']);
  a.open.undo.undo();
  a.open.undo.undo();
  expect(a.rows()).toEqual(['School | Before | Now', 'East | 1 | 2', 'West | 3 | 4', 'North | 5 | 6']);
  a.into('East');
  expect(canMove(a.editor.state, 'up')).toBe(false);
  expect(canMove(a.editor.state, 'left')).toBe(false);
  a.into('North');
  expect(canMove(a.editor.state, 'down')).toBe(false);
});

it('U272: the last row removed takes its table; opening a table that is uneven writes nothing', () => {
  const a = person();
  for (const words of ['East', 'West', 'North', 'School']) {
    a.into(words);
    run(a, 'removeRow');
  }
  expect(a.rows()).toEqual([]);
  const uneven = person();
  const table = uneven.ydoc.getXmlFragment('body').get(1) as Y.XmlElement;
  uneven.ydoc.transact(() => (table.get(2) as Y.XmlElement).delete(2, 1), 'other');
  const before = Y.encodeStateVector(uneven.ydoc).toString();
  expect(uneven.rows()[2]).toBe('West | 3');
  expect(ySyncPluginKey.getState(uneven.editor.state)).toBeDefined();
  expect(Y.encodeStateVector(uneven.ydoc).toString()).toBe(before);
});
