import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type Anchor,
  anchorBlock,
  anchorPlace,
  anchorText,
  type Found,
  finder,
  resolve,
} from '../../shared/content/anchors.ts';
import { encodeSeed } from '../../shared/content/apply.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { richNodes, typesOf } from '../../shared/content/fragments.ts';
import { contentOf } from '../../shared/content/json.ts';
import { lettersOf } from '../../shared/content/letters.ts';
import { addRow, moveRow, putBackRow, removeRow } from '../../shared/content/live.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import { everyKind } from '../fuzz/content.arbitraries.ts';

const paragraphs = [
  'Attendance fell in the first six weeks.',
  'We called every family on Monday morning.',
  'Buses were late, so we met them at the stop.',
];

function memo(fields: Fields = { body: richOf(paragraphs) }): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, encodeSeed(everyKind.fields, fields));
  return ydoc;
}

const textIn = (ydoc: Y.Doc, address: string) => lettersOf(ydoc.getXmlFragment(address)).text;

function anchored(ydoc: Y.Doc, words: string, address = 'body'): Anchor {
  const from = textIn(ydoc, address).indexOf(words);
  const anchor = anchorText(ydoc, address, { from, to: from + words.length });
  if (from < 0 || !anchor) throw new Error(`"${words}" is not there`);
  return anchor;
}

function says(ydoc: Y.Doc, found: Found): string | undefined {
  return 'from' in found ? textIn(ydoc, found.address).slice(found.from, found.to) : undefined;
}

const wordsIn = (ydoc: Y.Doc, n: number, address = 'body') => {
  const block = ydoc.getXmlFragment(address).get(n) as Y.XmlElement;
  return block.get(0) as Y.XmlText;
};

const blocksOf = (ydoc: Y.Doc) => richNodes(ydoc.getXmlFragment('body'));

/** The same content as at a rebuild: no Yjs id is as it was. */
function rebuilt(ydoc: Y.Doc): Y.Doc {
  return memo(contentOf(ydoc, everyKind).fields);
}

test('C86: an anchor is an address with its block, a quote with its surroundings, and both ends', () => {
  const ydoc = memo();
  const anchor = anchored(ydoc, 'every family');
  const block = (ydoc.getXmlFragment('body').get(1) as Y.XmlElement).getAttribute('id');
  expect(anchor).toMatchObject({ address: `body#${block}`, quote: 'every family' });
  expect(anchor.before).toMatch(/We called $/);
  expect(anchor.after).toMatch(/^ on Monday morning/);
  expect(resolve(ydoc, anchor)).toMatchObject({ at: 'text', address: 'body', block });
  expect(anchorText(ydoc, 'body', { from: 3, to: 3 })).toBeUndefined();
  expect(anchorText(ydoc, 'nobody', { from: 0, to: 3 })).toBeUndefined();
});

test('C86: words of a line, a mention in the middle, and several blocks can be anchored', () => {
  const mention = { type: 'mention', attrs: { to: 'person', ref: 'p1', label: 'Ana' } };
  const ydoc = memo({
    title: [...lineOf('Ask '), mention, ...lineOf(' first')],
    body: richOf(paragraphs),
  });
  for (const [address, words] of [
    ['title', '\uFFFC'],
    ['title', 'Ask \uFFFC first'],
    ['body', 'weeks.\nWe called every family on Monday morning.\nBuses'],
  ] as const) {
    const anchor = anchored(ydoc, words, address);
    expect(says(ydoc, resolve(ydoc, anchor))).toBe(words);
    expect(says(rebuilt(ydoc), resolve(rebuilt(ydoc), anchor))).toBe(words);
  }
});

test('C86: a quote of more than a thousand letters is cut, and its place is whole', () => {
  const ydoc = memo({ body: richOf([`Before. ${'very '.repeat(300)}long. After.`]) });
  const anchor = anchored(ydoc, `${'very '.repeat(300)}long.`);
  expect(anchor.quote).toHaveLength(1000);
  expect(says(ydoc, resolve(ydoc, anchor))).toBe(`${'very '.repeat(300)}long.`);
  expect(says(rebuilt(ydoc), resolve(rebuilt(ydoc), anchor))).toBe(`${'very '.repeat(300)}long.`);
});

describe('C87: an anchor is found again', () => {
  test('after any edits around it, by whoever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 8, max: 15 }),
        fc.array(
          fc.record({
            paragraph: fc.integer({ min: 0, max: 2 }),
            before: fc.boolean(),
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            remove: fc.integer({ min: 0, max: 6 }),
            insert: fc.constantFrom('', 'x', 'family', ' and so on '),
            elsewhere: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        (paragraph, start, length, edits) => {
          const ydoc = memo();
          const quote = (paragraphs[paragraph] ?? '').slice(start, start + length);
          const anchor = anchored(ydoc, quote);
          const other = new Y.Doc();
          Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
          for (const edit of edits) {
            const doc = edit.elsewhere ? other : ydoc;
            const words = wordsIn(doc, edit.paragraph);
            const own = edit.paragraph === paragraph ? resolve(doc, anchor) : undefined;
            const base = textIn(doc, 'body').indexOf(words.toString());
            const [from, to] =
              own && 'from' in own ? [own.from - base, own.to - base] : [words.length, words.length];
            const lo = edit.before ? 0 : to;
            const hi = edit.before ? from : words.length;
            const at = lo + Math.floor(edit.at * (hi - lo));
            words.delete(at, Math.min(edit.remove, hi - at));
            if (edit.insert) words.insert(at, edit.insert);
          }
          Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other));
          expect(says(ydoc, resolve(ydoc, anchor))).toBe(quote);
        },
      ),
      { seed: 40, numRuns: 300 },
    );
  });

  test('after letters in it are changed, and as what stands there now', () => {
    const ydoc = memo();
    const anchor = anchored(ydoc, 'We called every family');
    const words = wordsIn(ydoc, 1);
    words.insert(10, 'nearly ');
    expect(says(ydoc, resolve(ydoc, anchor))).toBe('We called nearly every family');
    words.delete(3, 6);
    words.insert(3, 'rang');
    expect(says(ydoc, resolve(ydoc, anchor))).toBe('We rang nearly every family');
    expect(says(rebuilt(ydoc), resolve(rebuilt(ydoc), anchor))).toMatch(/every family$/);
  });

  test('after its block is moved: in the text, and into another', () => {
    const ydoc = memo();
    const anchor = anchored(ydoc, 'every family');
    const body = ydoc.getXmlFragment('body');
    const node = blocksOf(ydoc)[1];
    if (!node) throw new Error('no such block');
    body.delete(1, 1);
    body.insert(2, typesOf([node]));
    expect(says(ydoc, resolve(ydoc, anchor))).toBe('every family');
    body.delete(2, 1);
    expect(resolve(ydoc, anchor)).toEqual({ at: 'nowhere' });
    ydoc.getXmlFragment('private').insert(0, typesOf([node]));
    expect(resolve(ydoc, anchor)).toMatchObject({ at: 'text', address: 'private' });
    expect(says(ydoc, resolve(ydoc, anchor))).toBe('every family');
  });

  test('in a document begun anew, among the same words elsewhere', () => {
    const ydoc = memo({ body: richOf(['The bus was late.', 'The bus was early.', 'The bus was full.']) });
    const text = textIn(ydoc, 'body');
    for (const after of ['late', 'early', 'full']) {
      const from = text.indexOf(after) - 8;
      const anchor = anchorText(ydoc, 'body', { from, to: from + 3 });
      if (!anchor) throw new Error('no anchor');
      const fresh = rebuilt(ydoc);
      expect(resolve(fresh, anchor)).toMatchObject({ from, to: from + 3 });
      // Also without the ids of the blocks: by what stands around.
      const nameless = memo({ body: richOf(text.split('\n')) });
      expect(resolve(nameless, anchor)).toMatchObject({ from, to: from + 3 });
    }
  });

  test('after a restored version has written its block anew', () => {
    const ydoc = memo();
    const before = blocksOf(ydoc);
    const anchor = anchored(ydoc, 'met them at the stop');
    const body = ydoc.getXmlFragment('body');
    body.delete(0, body.length);
    expect(resolve(ydoc, anchor)).toEqual({ at: 'nowhere' });
    body.insert(0, typesOf(before));
    expect(says(ydoc, resolve(ydoc, anchor))).toBe('met them at the stop');
  });
});

test('C88: words that are gone, or say something else, are nowhere; taken back, they are found again', () => {
  const ydoc = memo();
  const undo = new Y.UndoManager(ydoc.getXmlFragment('body'), { captureTimeout: 0 });
  const anchor = anchored(ydoc, 'every family');
  const words = wordsIn(ydoc, 1);
  words.delete(10, 12);
  expect(resolve(ydoc, anchor)).toEqual({ at: 'nowhere' });
  words.insert(10, 'nobody at all');
  expect(resolve(ydoc, anchor)).toEqual({ at: 'nowhere' });
  undo.undo();
  undo.undo();
  expect(says(ydoc, resolve(ydoc, anchor))).toBe('every family');
});

test('C89: a block, a cell and a row are found as long as they are there, wherever they are moved', () => {
  const [first, second] = [shortId(), shortId()];
  const ydoc = memo();
  addRow(ydoc, 'groups', { id: first, texts: { name: { type: 'line', nodes: lineOf('North') } } }, null);
  addRow(ydoc, 'groups', { id: second }, null);
  const cell = anchorPlace(`groups/${first}/weight`, '58');
  const row = anchorPlace(`groups/${first}`, 'North');
  const inCell = anchored(ydoc, 'North', `groups/${first}/name`);
  const id = String((ydoc.getXmlFragment('body').get(1) as Y.XmlElement).getAttribute('id'));
  const block = anchorBlock(ydoc, 'body', id);
  if (!block) throw new Error('no anchor');
  moveRow(ydoc, 'groups', first, 1, null);
  ydoc.getXmlFragment('body').insert(0, typesOf(richOf('Something new above.')));
  const everythingIsThere = (doc: Y.Doc) => {
    expect(resolve(doc, cell)).toEqual({ at: 'place', address: `groups/${first}/weight` });
    expect(resolve(doc, row)).toEqual({ at: 'place', address: `groups/${first}` });
    expect(says(doc, resolve(doc, inCell))).toBe('North');
    expect(resolve(doc, block)).toMatchObject({ at: 'block', address: 'body', block: id });
    expect(says(doc, resolve(doc, block))).toBe(paragraphs[1]);
  };
  everythingIsThere(ydoc);
  everythingIsThere(rebuilt(ydoc));
  removeRow(ydoc, 'groups', first, { by: 'p', at: 1 }, null);
  for (const gone of [cell, row, inCell]) expect(resolve(ydoc, gone)).toEqual({ at: 'nowhere' });
  putBackRow(ydoc, 'groups', first, null);
  everythingIsThere(ydoc);
  // Its block joined with another: the words are still there.
  ydoc.getXmlFragment('body').delete(2, 1);
  wordsIn(ydoc, 1).insert(0, `${paragraphs[1]} `);
  expect(resolve(ydoc, block)).toMatchObject({ at: 'text', from: 'Something new above.\n'.length });
});

test('C90: looking for anchors writes nothing, whatever they say', () => {
  const ydoc = memo();
  const good = anchored(ydoc, 'every family');
  const root = Buffer.from(
    Y.encodeRelativePosition(
      Y.createRelativePositionFromTypeIndex(new Y.Doc().getXmlFragment('letter@xx'), 0),
    ),
  ).toString('base64');
  fc.assert(
    fc.property(
      fc.record(
        {
          address: fc.oneof(
            fc.string(),
            fc.constantFrom('body', 'title', 'nothing', good.address, 'groups/aaaaaaaaaaaa/name'),
          ),
          quote: fc.oneof(fc.string(), fc.constantFrom('', 'every', 'the', '\n')),
          from: fc.oneof(fc.string(), fc.base64String(), fc.constantFrom(root, good.from ?? '')),
          to: fc.oneof(fc.string(), fc.base64String(), fc.constantFrom(root, good.to ?? '')),
          before: fc.string(),
          after: fc.string(),
        },
        { requiredKeys: ['address', 'quote'] },
      ),
      (anchor) => {
        const bytes = Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString('hex');
        const roots = [...ydoc.share.keys()];
        finder(ydoc)(anchor);
        expect([...ydoc.share.keys()]).toEqual(roots);
        expect(Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString('hex')).toBe(bytes);
      },
    ),
    { seed: 90, numRuns: 400 },
  );
});
