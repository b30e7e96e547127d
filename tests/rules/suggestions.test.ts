import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkNodes } from '../../shared/content/check.ts';
import { contentOf } from '../../shared/content/json.ts';
import { withParts } from '../../shared/content/parts.ts';
import type { Node } from '../../shared/content/fields.ts';
import { normalNodes } from '../../shared/content/nodes.ts';
import { asBlocks, fromBlocks } from '../../shared/content/suggestions/blocks.ts';
import { hunksOf, standingOf, withHunks } from '../../shared/content/suggestions/hunks.ts';
import {
  dropProposal,
  openProposals,
  type Proposal,
  proposalsIn,
  putProposal,
} from '../../shared/content/suggestions/proposals.ts';
import { rebased } from '../../shared/content/suggestions/rebase.ts';
import { mergedWords, wordChanges } from '../../shared/content/suggestions/words.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import { seeded } from '../kit/live-edits.ts';
import { testKind } from '../kit/kind.ts';

const soundness = { fields: testKind.fields, check: checkNodes };
const ids = ['Para11111111', 'Para22222222', 'Para33333333', 'Para44444444'] as const;
const p = (id: string, text: string): Node => ({
  type: 'paragraph',
  attrs: { id },
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
const [one, two, three] = [p(ids[0], 'One fish.'), p(ids[1], 'Two fish.'), p(ids[2], 'Red fish.')];
const text = [one, two, three];

describe('suggestions', () => {
  it('C93: each block that changed is a suggestion; a block broken in two, or joined, is one', () => {
    expect(hunksOf(text, text)).toEqual([]);
    const changed = [p(ids[0], 'One cat.'), p(ids[1], 'Two cats.'), three];
    expect(hunksOf(text, changed)).toEqual([
      { after: undefined, base: [one], proposed: [changed[0]] },
      { after: ids[0], base: [two], proposed: [changed[1]] },
    ]);
    const broken = [p(ids[0], 'One'), p(ids[3], 'fish.'), two, three];
    expect(hunksOf(text, broken)).toEqual([
      { after: undefined, base: [one], proposed: [broken[0], broken[1]] },
    ]);
    const joined = [p(ids[0], 'One fish.Two fish.'), three];
    expect(hunksOf(text, joined)).toEqual([{ after: undefined, base: [one, two], proposed: [joined[0]] }]);
    const more = [one, two, p(ids[3], 'More.'), three];
    expect(hunksOf(text, more)).toEqual([{ after: ids[1], base: [], proposed: [more[2]] }]);
    expect(hunksOf(text, [one, three])).toEqual([{ after: ids[0], base: [two], proposed: [] }]);
  });

  it('C94: the suggestions between two texts, laid on the first, give the second', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seeded(seed);
      let after: Node[] = [...text, p(ids[3], 'Blue fish.')];
      const before = [...after];
      for (let i = random.below(5); i >= 0; i -= 1) {
        const at = random.below(after.length + 1);
        const here = after[at];
        const kind = random.below(3);
        if (kind === 0) after.splice(at, 0, p(shortId(), `new ${i}`));
        else if (here && kind === 1) after = after.filter((_, j) => j !== at);
        else if (here) after[at] = p(String(here.attrs?.id), `changed ${i}`);
      }
      expect(withHunks(before, hunksOf(before, after)), `seed ${seed}`).toEqual(after);
    }
  });

  it('C95: a suggestion knows whether what it quoted stands, reads otherwise, is gone, or reads so already', () => {
    const [hunk] = hunksOf(text, [one, p(ids[1], 'Two cats.'), three]);
    if (!hunk) throw new Error('there is a hunk');
    expect(standingOf(hunk, text)).toEqual({ type: 'clean', at: 1, count: 1 });
    expect(standingOf(hunk, [p(ids[3], 'New.'), ...text])).toEqual({ type: 'clean', at: 2, count: 1 });
    expect(standingOf(hunk, [one, p(ids[1], 'Two dogs.'), three])).toEqual({
      type: 'changed',
      at: 1,
      count: 1,
    });
    expect(standingOf(hunk, [one, three])).toEqual({ type: 'gone', at: 1 });
    expect(standingOf(hunk, [one, p(ids[1], 'Two cats.'), three])).toEqual({ type: 'done' });
    const insertion = { after: ids[0], base: [], proposed: [p(ids[3], 'New.')] };
    expect(standingOf(insertion, text)).toEqual({ type: 'clean', at: 1, count: 0 });
    expect(standingOf(insertion, [two])).toEqual({ type: 'gone', at: 1 });
    expect(standingOf(insertion, withHunks(text, [insertion]))).toEqual({ type: 'done' });
    const removal = { after: ids[0], base: [two], proposed: [] };
    expect(standingOf(removal, [one, three])).toEqual({ type: 'done' });
  });

  it('C96: where two changed different words of a block, both fit; where they meet, neither is chosen', () => {
    const hunk = { after: undefined, base: [one], proposed: [p(ids[0], 'One big fish.')] };
    const now = [p(ids[0], 'One fish swims.'), two];
    expect(rebased(hunk, now)).toEqual({
      after: undefined,
      base: [now[0]],
      proposed: [p(ids[0], 'One big fish swims.')],
    });
    expect(rebased(hunk, [p(ids[0], 'One small fish.'), two])).toBeUndefined();
    expect(rebased(hunk, [two])).toBeUndefined();
    expect(mergedWords('a b c', 'a c', 'a b c d')).toBe('a c d');
    expect(mergedWords('a b c', 'a x c', 'a y c')).toBeUndefined();
  });

  it('C97: words are told apart, and what both have is told once', () => {
    expect(wordChanges('One fish here.', 'One cat here.')).toEqual([
      { type: 'same', text: 'One ' },
      { type: 'removed', text: 'fish' },
      { type: 'added', text: 'cat' },
      { type: 'same', text: ' here.' },
    ]);
    for (const [before, after] of [
      ['', 'all new'],
      ['Niños de 4.º grado', 'Niñas de 5.º grado'],
      ['a  b', 'c d'],
      ['👩‍👩‍👧 x', 'x 👩‍👩‍👧'],
    ] as const) {
      const changes = wordChanges(before, after);
      const join = (type: string) =>
        changes
          .filter((one) => one.type === 'same' || one.type === type)
          .map((one) => one.text)
          .join('');
      expect(join('removed')).toBe(before);
      expect(join('added')).toBe(after);
    }
  });

  it('C98: what a part holds reads the same open and stored, blank paragraphs too; unsound ones are passed over', () => {
    const part = new Y.Doc();
    const proposal = (over: Partial<Proposal>): Proposal => ({
      id: shortId(),
      place: 'problem',
      after: undefined,
      made: 7,
      base: [one],
      proposed: [p(ids[0], 'One cat.')],
      ...over,
    });
    const sound = [
      proposal({}),
      proposal({ base: [p(ids[1], '')], proposed: [p(ids[1], 'Begun.')] }),
      proposal({ proposed: [p(ids[0], '')] }),
      proposal({ base: [], proposed: [two], after: ids[0] }),
      proposal({ place: 'title', base: asBlocks('line', []), proposed: asBlocks('line', lineOf('A title')) }),
      proposal({ base: normalNodes(richOf([{ bullets: ['a', 'b'] }])), proposed: [] }),
    ];
    const unsound = [
      proposal({ place: 'nowhere' }),
      proposal({ place: 'before' }),
      proposal({ proposed: [one] }),
      proposal({ proposed: [{ type: 'strange', attrs: { id: ids[3] } }] }),
      proposal({ place: 'title', proposed: [{ type: 'horizontalRule', attrs: { id: ids[3] } }] }),
    ];
    for (const one of [...sound, ...unsound]) putProposal(part, one, 'test');
    const kind = withParts(() => testKind)('suggest:test');
    const read = openProposals(part, soundness);
    expect(read).toEqual(sound);
    expect(proposalsIn(contentOf(part, kind), soundness)).toEqual(read);
    const full = Y.encodeStateAsUpdate(part).length;
    for (const one of read) dropProposal(part, one.id, 'test');
    expect(openProposals(part, soundness)).toEqual([]);
    expect(Y.encodeStateAsUpdate(part).length).toBeLessThan(full);
    expect([...part.getMap('values').keys()].filter((key) => key.includes(read[0]?.id ?? ''))).toEqual([]);
  });

  it('C98: editing a proposal sends the letters that differ', () => {
    const part = new Y.Doc();
    const long = 'word '.repeat(200);
    const base = p(ids[0], long);
    const first: Proposal = {
      id: shortId(),
      place: 'problem',
      after: undefined,
      made: 1,
      base: [base],
      proposed: [p(ids[0], `${long}a`)],
    };
    putProposal(part, first, 'test');
    let bytes = 0;
    part.on('update', (update: Uint8Array) => {
      bytes += update.length;
    });
    putProposal(part, { ...first, proposed: [p(ids[0], `${long}ab`)] }, 'test');
    expect(bytes).toBeLessThan(60);
  });

  it('C99: a line is suggested in as one paragraph', () => {
    const blocks = asBlocks('line', lineOf('A title'));
    expect(fromBlocks('line', blocks)).toEqual(lineOf('A title'));
    expect(fromBlocks('line', [...blocks, p(ids[1], 'more')])).toEqual(lineOf('A title more'));
    expect(plainText(fromBlocks('rich', text))).toBe('One fish.\nTwo fish.\nRed fish.');
  });
});
