import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../shared/content/apply.ts';
import type { Fields, Node, Row } from '../../shared/content/fields.ts';
import { merge3 } from '../../shared/content/merge3.ts';
import { mergeText } from '../../shared/content/mergeText.ts';
import { normalNodes } from '../../shared/content/nodes.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { contents, everyField } from '../fuzz/content.arbitraries.ts';
import { type Draw, draws, edited, reads, seeded } from '../kit/edits.ts';

const numRuns = 150;
const id = (n: number) => `${n}`.padStart(12, 'a').replaceAll('0', 'z');
const normal = (content: Fields) => normalise(everyField, content);

/** A document of paragraphs, rows and cells, large enough for two to keep out of each other's way. */
function plainContent(): Fields {
  const texts = Array.from({ length: 12 }, (_, i) => `Paragraph ${i} says one thing and then another thing.`);
  let made = 100;
  const vendors = Array.from(
    { length: 6 },
    (_, i): Row => ({ id: id(10 + i), fields: { name: lineOf(`Vendor ${i}`) } }),
  );
  const criteria = Array.from(
    { length: 6 },
    (_, i): Row => ({ id: id(30 + i), fields: { text: lineOf(`Criterion ${i}`) } }),
  );
  const groups: Row[] = [{ id: id(20), fields: { name: lineOf('Group'), weight: 5, criteria } }];
  const scores = Object.fromEntries(
    vendors.map(({ id: row }, i) => [
      row,
      Object.fromEntries(criteria.map((one, j) => [one.id, i * 10 + j])),
    ]),
  );
  return normal({
    title: lineOf('Absence letters that families read'),
    body: richOf([...texts, { bullets: ['first item here', 'second item here', 'third item here'] }], () =>
      id((made += 1)),
    ),
    amount: 15,
    choice: 'scale',
    groups,
    vendors,
    scores: { cells: scores },
  });
}

/** Edits the even or the odd half of everything, each in its own words. */
function halfEdited(content: Fields, half: 0 | 1, draw: Draw): Fields {
  const mark = half === 0 ? 'alpha' : 'omega';
  const body = (content.body as readonly Node[]).flatMap((node, i): readonly Node[] => {
    if (i % 4 !== half * 2 || node.type !== 'paragraph') return [node];
    const way = draw(4);
    if (way === 0) return [];
    if (way === 1) return [{ ...node, content: lineOf(`${plainText([node])} ${mark}`) }];
    if (way === 2) return [{ ...node, type: 'heading', attrs: { ...node.attrs, level: 2 } }];
    return [node, ...richOf([`${mark} ${i}`], () => id(500 + half * 100 + i))];
  });
  const vendors = (content.vendors as readonly Row[]).flatMap((row, i): readonly Row[] => {
    if (i % 2 !== half) return [row];
    return draw(3) === 0 ? [] : [{ ...row, fields: { name: lineOf(`${mark} ${i}`) } }];
  });
  return normal({ ...content, body, vendors, ...(half === 0 ? { amount: draw(50) } : { choice: 'drop' }) });
}

/** What {@link halfEdited} made of the two halves, put together without merging: each half from whoever edited it. */
function halvesTogether(base: Fields, theirs: Fields, mine: Fields): Fields {
  const [here, there] = [passages(base, mine), passages(base, theirs)];
  const body = (base.body as readonly Node[]).flatMap(
    (node, i) => (i % 4 === 0 ? there : here).get(node.attrs?.id ?? i) ?? (node.attrs ? [] : [node]),
  );
  const vendors = (base.vendors as readonly Row[]).flatMap(({ id: row }, i) =>
    ((i % 2 === 0 ? theirs : mine).vendors as readonly Row[]).filter((one) => one.id === row),
  );
  return normal({ ...base, body, vendors, amount: theirs.amount as number, choice: mine.choice as string });
}

/** The blocks of the base as they read now, each with what was put in behind it. */
function passages(base: Fields, now: Fields): ReadonlyMap<unknown, Node[]> {
  const known = new Set((base.body as readonly Node[]).map(({ attrs }) => attrs?.id));
  const found = new Map<unknown, Node[]>();
  let last: Node[] = [];
  for (const node of now.body as readonly Node[]) {
    if (!node.attrs) continue;
    if (known.has(node.attrs.id)) found.set(node.attrs.id, (last = []));
    last.push(node);
  }
  return found;
}

describe('merge3', () => {
  it('C201: with one side unchanged it is the other', () => {
    fc.assert(
      fc.property(contents, draws, (base, draw) => {
        const other = edited(everyField, base, draw);
        const taken = merge3(everyField, base, other, base);
        expect(taken.conflicts).toEqual([]);
        expect(taken.merged).toEqual(normal(other));
        expect(merge3(everyField, base, base, other)).toEqual({
          clean: [],
          conflicts: [],
          merged: normal(other),
        });
        expect(merge3(everyField, base, other, other)).toMatchObject({ clean: [], conflicts: [] });
        const doc = seeded(everyField, base);
        applyChanges(doc, everyField, taken.clean, 'pull', { asKept: true });
        expect(reads(doc, everyField)).toEqual(normal(other));
      }),
      { numRuns, seed: 202, endOnFailure: true },
    );
  });

  it('C202: edits that keep out of each other’s way all merge', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const base = plainContent();
        const [theirs, mine] = [halfEdited(base, 0, draw), halfEdited(base, 1, draw)];
        const { merged, conflicts, clean } = merge3(everyField, base, theirs, mine);
        expect(conflicts).toEqual([]);
        expect(merged).toEqual(halvesTogether(base, theirs, mine));
        const doc = seeded(everyField, mine);
        applyChanges(doc, everyField, clean, 'pull');
        expect(reads(doc, everyField)).toEqual(merged);
      }),
      { numRuns, seed: 202, endOnFailure: true },
    );
  });

  it('C202: words on both sides of a thing in a line merge, whatever the thing is', () => {
    for (const type of ['mention', 'mergeField', 'slot', 'hardBreak']) {
      const thing: Node = type === 'hardBreak' ? { type } : { type, attrs: { ref: 'r1' } };
      const said = (before: string, after: string): readonly Node[] => [
        {
          type: 'paragraph',
          attrs: { id: id(1) },
          content: [{ type: 'text', text: `${before} ` }, thing, { type: 'text', text: ` ${after}` }],
        },
      ];
      const [base, theirs, mine] = [said('call', 'today'), said('write to', 'today'), said('call', 'soon')];
      const { nodes, conflicts } = mergeText('rich', 'body', base, theirs, mine);
      expect([type, conflicts]).toEqual([type, []]);
      expect(nodes).toEqual(normalNodes(said('write to', 'soon')));
    }
  });

  it('C203: whatever both changed surfaces with both texts, mine stays, and theirs can be taken', () => {
    const base = plainContent();
    const [first] = base.body as readonly Node[];
    const row = id(10);
    const cell = (n: number) => ({
      cells: { ...(base.scores as { cells: object }).cells, [row]: { [id(30)]: n } },
    });
    const without = (content: Fields) => ({
      ...content,
      vendors: (content.vendors as readonly Row[]).slice(1),
    });
    const cases: readonly [Partial<Fields>, Partial<Fields>, string, string][] = [
      [{ amount: 20 }, { amount: 25 }, 'amount', 'alsoAdaptedHere'],
      [
        { title: lineOf('Absence letters that people read') },
        { title: lineOf('Absence letters that parents read') },
        'title',
        'alsoAdaptedHere',
      ],
      [
        { body: reworded(base, 'one thing', 'two things') },
        { body: reworded(base, 'one thing', 'no thing') },
        `body#${first?.attrs?.id as string}`,
        'alsoAdaptedHere',
      ],
      [
        { body: (base.body as readonly Node[]).slice(1) },
        { body: reworded(base, 'one thing', 'no thing') },
        `body#${first?.attrs?.id as string}`,
        'removedThereAdaptedHere',
      ],
      [
        { body: reworded(base, 'one thing', 'no thing') },
        { body: (base.body as readonly Node[]).slice(1) },
        `body#${first?.attrs?.id as string}`,
        'adaptedThereRemovedHere',
      ],
      [without(base), { scores: cell(99) }, `vendors/${row}`, 'removedThereAdaptedHere'],
      [{ scores: cell(99) }, without(base), `vendors/${row}`, 'adaptedThereRemovedHere'],
    ];
    for (const [there, here, address, type] of cases) {
      const [theirs, mine] = [
        normal({ ...base, ...there } as Fields),
        normal({ ...base, ...here } as Fields),
      ];
      const { clean, conflicts, merged } = merge3(everyField, base, theirs, mine);
      expect(conflicts).toMatchObject([{ address, type }]);
      expect(clean).toEqual([]);
      expect(merged).toEqual(mine);
      const doc = seeded(everyField, mine);
      applyChanges(
        doc,
        everyField,
        conflicts.flatMap(({ take }) => take),
        'pull',
      );
      expect(reads(doc, everyField)).toEqual(theirs);
    }
  });

  it('C204: nothing that either side wrote is lost: it is in what is merged, or in a conflict', () => {
    fc.assert(
      fc.property(contents, draws, (base, draw) => {
        const [theirs, mine] = [edited(everyField, base, draw), edited(everyField, base, draw)];
        const { merged, conflicts, clean } = merge3(everyField, base, theirs, mine);
        const said = JSON.stringify(merged);
        const disputed = JSON.stringify(conflicts.map((one) => one.theirs ?? null));
        for (const words of JSON.stringify(mine).match(/more \d+/g) ?? []) expect(said).toContain(words);
        for (const words of JSON.stringify(theirs).match(/more \d+/g) ?? []) {
          expect(said.includes(words) || disputed.includes(words)).toBe(true);
        }
        const doc = seeded(everyField, mine);
        applyChanges(doc, everyField, clean, 'pull', { asKept: true });
        expect(reads(doc, everyField)).toEqual(merged);
      }),
      { numRuns, seed: 202, endOnFailure: true },
    );
  });
});

function reworded(base: Fields, from: string, to: string): readonly Node[] {
  return (base.body as readonly Node[]).map((node, i) =>
    i === 0 ? { ...node, content: lineOf(plainText([node]).replace(from, to)) } : node,
  );
}
