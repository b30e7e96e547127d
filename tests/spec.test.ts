import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const rules = [
  ...readFileSync(join(import.meta.dirname, 'SPEC.md'), 'utf8').matchAll(/^([A-Z]+\d+)\. /gm),
].map(([, rule]) => rule ?? '');
const titles = readdirSync(import.meta.dirname, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .flatMap((text) => [
    ...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)?\(\s*(['"`])([A-Z]+\d+(?:, [A-Z]+\d+)*)[:, ]/g),
  ])
  .flatMap(([, , quoted]) => (quoted ?? '').split(', '));

test('no rule of SPEC.md has the number of another', () => {
  expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([]);
});

test('every rule that a test quotes is in SPEC.md', () => {
  expect(titles.length).toBeGreaterThan(500);
  expect([...new Set(titles)].filter((rule) => !rules.includes(rule)).toSorted()).toEqual([]);
});
