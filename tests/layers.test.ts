import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { layerOf, layers, mayImport } from './layers.ts';

const root = resolve(import.meta.dirname, '..');
const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.{1,2}\/[^'"]+)['"]/g;

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name));
}

function arrowsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)].map(([, to]) => posix.join(dirname(file), to ?? ''));
}

const files = ['shared', 'server', 'client'].flatMap(filesBelow);

test('every file belongs to a layer', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !layerOf(file))).toEqual([]);
});

test('no arrow that the table of layers does not allow', () => {
  const wrong: string[] = [];
  for (const file of files) {
    for (const target of arrowsOf(file)) {
      if (!/^(shared|server|client)\//.test(target)) continue;
      const from = layerOf(file);
      const to = layerOf(target);
      if (!from || !to || !mayImport(from, to)) wrong.push(`${file} → ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Fetched only when an answer of before is taken from the device, perhaps another build's. */
const judgesKeptAnswers = 'client/api/fits.later.ts';

test('the client takes only types from the contract’s schemas, so that no zod is in what a page waits for', () => {
  const wrong = files
    .filter((file) => file.startsWith('client/') && file !== judgesKeptAnswers)
    .filter((file) =>
      /import\s+(?!type\b)[^;]*from\s*['"][^'"]*shared\/contract\/(calls|shapes)\.ts['"]/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
  expect(wrong).toEqual([]);
});

test('the README draws every layer', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(layers.filter((layer) => !readme.includes(layer.name)).map((layer) => layer.name)).toEqual([]);
});
