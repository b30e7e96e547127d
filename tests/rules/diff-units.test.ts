import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../shared/content/apply.ts';
import { diff } from '../../shared/content/diff.ts';
import type { Fields, UnitText, Variants } from '../../shared/content/fields.ts';
import { merge3 } from '../../shared/content/merge3.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { lineOf } from '../../shared/content/text.ts';
import { family } from '../../shared/kinds/family/index.ts';
import { reads, seeded } from '../kit/edits.ts';
import { letter } from '../kit/family.ts';

const { fields } = family;
const start = normalise(fields, letter());
const [lang = '', units = {}] = Object.entries((start.body as Variants).units ?? {})[0] ?? [];
const [first = '', second = ''] = Object.keys(units);

function translated(unit: string, words: string, from: Fields = start): Fields {
  const body = from.body as Variants;
  const was = body.units?.[lang]?.[unit] as UnitText;
  const made = was.made && { ...was.made, at: was.made.at + 1 };
  const now = { text: lineOf(words), ...(made ? { made } : {}) };
  return {
    ...from,
    body: { ...body, units: { ...body.units, [lang]: { ...body.units?.[lang], [unit]: now } } },
  };
}

describe('C208: translations are compared and merged unit by unit, with what they were made from', () => {
  it('C208: what is found makes the one the other', () => {
    const changed = normalise(fields, translated(first, 'Otras palabras'));
    const doc = seeded(fields, start);
    const changes = diff(fields, start, changed);
    expect(changes.map(({ type }) => type).toSorted()).toEqual(['text', 'translation']);
    applyChanges(doc, fields, changes, 'test');
    expect(reads(doc, fields)).toEqual(changed);
    applyChanges(doc, fields, diff(fields, changed, start), 'test');
    expect(reads(doc, fields)).toEqual(start);
  });

  it('C208: two people who translate two units merge, and of one unit theirs can be taken whole', () => {
    const theirs = translated(first, 'Otras palabras');
    const both = merge3(fields, start, theirs, translated(second, 'Más palabras'));
    expect(both.conflicts).toEqual([]);
    expect(both.merged).toEqual(normalise(fields, translated(second, 'Más palabras', theirs)));
    expect(merge3(fields, start, theirs, start).merged).toEqual(normalise(fields, theirs));

    const mine = normalise(fields, translated(first, 'Mis palabras'));
    const same = merge3(fields, start, theirs, mine);
    expect(same.merged).toEqual(mine);
    expect(same.conflicts.map(({ address }) => address)).toEqual([`body/${first}@${lang}`]);
    const doc = seeded(fields, mine);
    for (const { take } of same.conflicts) applyChanges(doc, fields, take, 'test');
    expect(reads(doc, fields)).toEqual(normalise(fields, theirs));
  });
});
