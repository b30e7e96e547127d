import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyChanges } from '../../shared/content/apply.ts';
import { diff } from '../../shared/content/diff.ts';
import type { Fields, Node } from '../../shared/content/fields.ts';
import { inlineChanges } from '../../shared/content/inline.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { contents, everyField } from '../fuzz/content.arbitraries.ts';
import { draws, edited, reads, seeded } from '../kit/edits.ts';

const all = normalise;
const ids = Array.from({ length: 30 }, (_, i) => `Q${String(i).padStart(11, 'k').replaceAll('0', 'z')}`);

function becomes(a: Fields, b: Fields): void {
  const doc = seeded(everyField, a);
  applyChanges(doc, everyField, diff(everyField, a, b), 'test', { asKept: true });
  expect(reads(doc, everyField)).toEqual(all(everyField, b));
}

describe('diff', () => {
  it('C200: what is found by comparing makes the one content the other', () => {
    fc.assert(fc.property(contents, contents, becomes), { numRuns: 30, seed: 200, endOnFailure: true });
    fc.assert(
      fc.property(contents, draws, (a, draw) => becomes(a, edited(everyField, a, draw))),
      { numRuns: 60, seed: 201, endOnFailure: true },
    );
  });

  it('C205: carets, comments and the ids of text outside what changes stay where they are', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const texts = Array.from({ length: 10 }, (_, i) => `Paragraph ${i} keeps its words and letters.`);
        let made = 0;
        const body = richOf([...texts, { bullets: ['one item', 'two items'] }], () => ids[(made += 1)] ?? '');
        const doc = seeded(everyField, { title: lineOf('A title of five words'), body });
        const changed = draw(10);
        const words = draw(3);
        const wanted = body.flatMap((node, i): readonly Node[] => {
          if (i !== changed) return [node];
          if (words === 0) return [];
          if (words === 1) return [node, ...richOf('A new one.', () => 'NewNewNewNew')];
          return [{ ...node, content: lineOf(`Paragraph ${i} loses its words, not letters.`) }];
        });
        const marked = body.slice(0, 10).map((_, i) => {
          const text = (doc.getXmlFragment('body').get(i) as Y.XmlElement).get(0) as Y.XmlText;
          return [i, Y.createRelativePositionFromTypeIndex(text, 9)] as const;
        });
        applyChanges(
          doc,
          everyField,
          diff(everyField, reads(doc, everyField), { title: lineOf('A title of six words'), body: wanted }),
          'test',
        );
        expect(plainText(reads(doc, everyField).body as readonly Node[])).toBe(plainText(wanted));
        expect(plainText(reads(doc, everyField).title as readonly Node[])).toBe('A title of six words');
        for (const [i, position] of marked) {
          if (i === changed && words === 0) continue;
          const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
          if (!(found?.type instanceof Y.XmlText)) throw new Error('The caret has lost its text.');
          const after = found.type.toString().slice(found.index);
          expect(after.startsWith(` ${i} `)).toBe(true);
        }
      }),
      { numRuns: 100, seed: 205, endOnFailure: true },
    );
  });

  it('C206: formatting, attributes and things in a line change in place', () => {
    const bold = [{ type: 'bold' }];
    const before: readonly Node[] = [
      {
        type: 'paragraph',
        attrs: { id: 'aaaaaaaaaaaa' },
        content: [
          { type: 'text', text: 'Call on ' },
          { type: 'mention', attrs: { label: 'Ana', ref: 'p1', to: 'person' } },
          { type: 'text', text: ' every Friday' },
        ],
      },
      { type: 'heading', attrs: { id: 'bbbbbbbbbbbb', level: 2 }, content: lineOf('Heading') },
    ];
    const after: readonly Node[] = [
      {
        type: 'paragraph',
        attrs: { id: 'aaaaaaaaaaaa' },
        content: [
          { type: 'text', text: 'Please call on ' },
          { type: 'mention', attrs: { label: 'Ana', ref: 'p1', to: 'person' } },
          { type: 'text', text: ' every ' },
          { type: 'text', text: 'Monday', marks: bold },
        ],
      },
      {
        type: 'heading',
        attrs: { id: 'bbbbbbbbbbbb', level: 3 },
        content: [{ type: 'text', text: 'Heading', marks: bold }],
      },
    ];
    const doc = seeded(everyField, { body: before });
    const elements = doc.getXmlFragment('body').toArray();
    const mention = (elements[0] as Y.XmlElement).get(1);
    applyChanges(doc, everyField, diff(everyField, { body: before }, { body: after }), 'test');
    expect(reads(doc, everyField).body).toEqual(normalise(everyField, { body: after }).body);
    expect(doc.getXmlFragment('body').toArray()).toEqual(elements);
    expect((elements[0] as Y.XmlElement).get(1)).toBe(mention);
  });

  it('C207: two documents of twenty pages are compared in less than 300 ms', () => {
    let made = 0;
    const id = () =>
      `P${String((made += 1))
        .padStart(11, 'k')
        .replaceAll('0', 'z')}`;
    const words =
      'Families who were called before the first long weekend came back sooner than others did'.split(' ');
    const paragraph = (i: number) =>
      Array.from({ length: 5 }, (_, k) =>
        words.map((word, at) => words[(at * (i + 1) + k) % words.length] ?? word).join(' '),
      ).join('. ');
    // 140 paragraphs of 75 words: some 10,500, twenty pages of a report.
    const a = richOf(
      Array.from({ length: 140 }, (_, i) => paragraph(i)),
      id,
    );
    const b = a.flatMap((node, i): readonly Node[] => {
      if (i % 14 === 3) return [];
      if (i % 7 === 0)
        return [{ ...node, content: lineOf(plainText([node]).replaceAll('weekend', 'holiday')) }];
      return i % 20 === 5 ? [node, ...richOf(paragraph(i + 500), id)] : [node];
    });
    const compare = () => {
      const changes = diff(everyField, { body: a }, { body: b });
      for (const change of changes) {
        if (change.type === 'changeBlock')
          inlineChanges(change.was?.content ?? [], change.node.content ?? []);
      }
      return changes;
    };
    // The best of a few: what else the machine does at that moment is no part of it.
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      compare();
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(300);
    const changes = compare();
    expect(changes.length).toBeGreaterThan(30);
  });
});
