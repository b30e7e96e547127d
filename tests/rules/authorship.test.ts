// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeSeed } from '../../shared/content/apply.ts';
import {
  type AuthoredRow,
  authorsByAddress,
  type AuthorshipRecord,
  decodeAuthorship,
  encodeAuthorship,
  recordAuthorship,
} from '../../shared/content/authorship.ts';
import { BlockIds } from '../../shared/content/blockIds.ts';
import { setValue } from '../../shared/content/live.ts';
import { richExtensions } from '../../shared/content/schema.ts';
import { richOf } from '../../shared/content/text.ts';
import { everyField } from '../fuzz/content.arbitraries.ts';

const hour = 3_600_000;
const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** Ana wrote the text; whoever is named in `edits` goes on with it in an editor, one row for each change. */
class Desk {
  readonly rows: AuthoredRow[] = [];
  readonly doc = new Y.Doc();
  at = 0;

  constructor(paragraphs: readonly string[]) {
    this.sign('Ana', encodeSeed(everyField, { body: richOf(paragraphs) }));
    Y.applyUpdate(this.doc, this.rows[0]?.bytes ?? new Uint8Array());
  }

  sign(personId: string, bytes: Uint8Array): void {
    this.rows.push({ bytes, personId, organisationId: `district of ${personId}`, at: this.at });
  }

  /** An editor of somebody's own, with undo, that sees all that was written until now. */
  editor(by: string): Editor {
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(this.doc));
    const editor = new Editor({
      element: document.createElement('div'),
      extensions: [
        ...richExtensions,
        BlockIds,
        Collaboration.configure({ fragment: ydoc.getXmlFragment('body') }),
      ],
    });
    editors.push(editor);
    ydoc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'others') return;
      this.sign(by, bytes);
      Y.applyUpdate(this.doc, bytes, by);
    });
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== by) Y.applyUpdate(ydoc, bytes, 'others');
    });
    return editor;
  }

  record(): AuthorshipRecord {
    return decodeAuthorship(encodeAuthorship(recordAuthorship(undefined, undefined, this.rows)));
  }

  /** By block: pairs of author and length. */
  who(): [string | null, number][][] {
    const blocks = new Map<string, [string | null, number][]>();
    for (const { address, length, author } of authorsByAddress(this.doc, everyField, this.record())) {
      if (address.startsWith('body#')) {
        blocks.set(address, [...(blocks.get(address) ?? []), [author.personId, length]]);
      }
    }
    return [...blocks.values()];
  }

  removed(): [string | null, number, number][] {
    const { authors, removals } = this.record();
    return removals.map(({ author, others, own }) => [authors[author]?.personId ?? null, others, own]);
  }
}

describe('who wrote what, in a real editor', () => {
  it('L71: Enter in another’s paragraph leaves both halves theirs, and joining them again too', () => {
    const desk = new Desk(['Fewer tardies']);
    const ben = desk.editor('Ben');
    ben.chain().setTextSelection(7).splitBlock().run();
    expect(desk.who()).toEqual([[['Ana', 6]], [['Ana', 7]]]);
    ben.commands.joinBackward();
    expect(desk.who()).toEqual([[['Ana', 13]]]);
    expect(desk.removed()).toEqual([]);
  });

  it('L71: what is typed into another’s sentence is the typist’s, and the rest stays', () => {
    const desk = new Desk(['Fewer tardies']);
    desk.editor('Ben').commands.insertContentAt(7, 'morning ');
    expect(desk.who()).toEqual([
      [
        ['Ana', 6],
        ['Ben', 8],
        ['Ana', 7],
      ],
    ]);
  });

  it('L71: a selection typed over is the typist’s, also where a letter is the same', () => {
    const desk = new Desk(['Fewer tardies here']);
    const ben = desk.editor('Ben');
    ben.chain().setTextSelection({ from: 7, to: 14 }).deleteSelection().run();
    for (const [i, letter] of 'absences'.split('').entries()) ben.commands.insertContentAt(7 + i, letter);
    expect(desk.who()).toEqual([
      [
        ['Ana', 6],
        ['Ben', 8],
        ['Ana', 5],
      ],
    ]);
    expect(desk.removed()).toEqual([['Ben', 7, 0]]);
  });

  it('L71: removing another’s text and undoing it leaves it theirs, in a sentence and with its blocks', () => {
    const desk = new Desk(['Fewer tardies', 'More sleep', 'Later buses']);
    const ben = desk.editor('Ben');
    ben.chain().setTextSelection({ from: 3, to: 20 }).deleteSelection().run();
    expect(desk.removed().reduce((sum, [, others]) => sum + others, 0)).toBe(15);
    ben.commands.undo();
    expect(desk.who()).toEqual([[['Ana', 13]], [['Ana', 10]], [['Ana', 11]]]);
    expect(desk.removed()).toEqual([]);
    ben.commands.redo();
    ben.commands.undo();
    expect(desk.who()).toEqual([[['Ana', 13]], [['Ana', 10]], [['Ana', 11]]]);
  });

  it('L71: a paragraph made a heading, or put in a list, keeps its author', () => {
    const desk = new Desk(['Fewer tardies', 'More sleep']);
    const ben = desk.editor('Ben');
    ben.chain().setTextSelection(3).setHeading({ level: 2 }).run();
    ben.chain().setTextSelection(20).toggleBulletList().run();
    ben.chain().setTextSelection({ from: 2, to: 6 }).setBold().run();
    expect(desk.who()).toEqual([[['Ana', 13]], [['Ana', 10]]]);
  });

  it('L71: undo reaches over a checkpoint', () => {
    const desk = new Desk(['Fewer tardies']);
    const ben = desk.editor('Ben');
    ben.chain().setTextSelection({ from: 7, to: 14 }).deleteSelection().run();
    const earlier = desk.record();
    const state = Y.encodeStateAsUpdate(desk.doc);
    const seen = desk.rows.length;
    ben.commands.undo();
    const record = recordAuthorship(earlier, state, desk.rows.slice(seen));
    const said = authorsByAddress(desk.doc, everyField, record);
    expect(said.map(({ author, length }) => [author.personId, length])).toContainEqual(['Ana', 13]);
  });
});

describe('values and hours', () => {
  it('L71: a value is whoever wrote it last’s; who takes it out is told', () => {
    const desk = new Desk(['Fewer']);
    const set = (by: string, value: number | null) => {
      const before = Y.encodeStateVector(desk.doc);
      setValue(desk.doc, 'amount', value, null);
      desk.sign(by, Y.encodeStateAsUpdate(desk.doc, before));
    };
    set('Ana', 3);
    set('Ben', 4);
    const said = authorsByAddress(desk.doc, everyField, desk.record());
    expect(said.filter(({ address }) => address === 'amount')).toEqual([
      { address: 'amount', length: 1, author: { personId: 'Ben', organisationId: 'district of Ben', at: 0 } },
    ]);
    set('Ana', null);
    expect(desk.removed()).toEqual([['Ana', 1, 0]]);
  });

  it('L71: times are told by the hour, and text is one run as long as nobody else wrote in it', () => {
    const desk = new Desk(['']);
    const ana = desk.editor('Ana');
    for (let i = 0; i < 60; i += 1) {
      desk.at = i * 120_000;
      ana.commands.insertContentAt(1 + i, 'x');
    }
    const record = desk.record();
    const said = authorsByAddress(desk.doc, everyField, record).filter(({ address }) =>
      address.startsWith('body#'),
    );
    expect(said.map(({ length, author }) => [length, author.at])).toEqual([
      [30, 0],
      [30, hour],
    ]);
    expect(encodeAuthorship(record).length).toBeLessThan(120);
  });
});
