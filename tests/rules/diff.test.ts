import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../shared/content/apply.ts';
import { diff } from '../../shared/content/diff.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { contents, everyField } from '../fuzz/content.arbitraries.ts';
import { draws, edited, reads, seeded } from '../kit/edits.ts';

const all = normalise;

function becomes(a: Fields, b: Fields): void {
  const doc = seeded(everyField, a);
  applyChanges(doc, everyField, diff(everyField, a, b), 'test', { asKept: true });
  expect(reads(doc, everyField)).toEqual(all(everyField, b));
}

describe('diff', () => {
  it('C200: what is found by comparing makes the one content the other', () => {
    fc.assert(fc.property(contents, contents, becomes), { numRuns: 100, endOnFailure: true });
    fc.assert(
      fc.property(contents, draws, (a, draw) => becomes(a, edited(everyField, a, draw))),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
