import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksFor } from '../../server/actions/documents/checks.ts';
import { document } from '../../server/actions/documents/document.ts';
import { documents } from '../../server/actions/documents/documents.ts';
import { library } from '../../server/actions/library/library.ts';
import { demoWelcome } from '../../server/demo/welcome.ts';
import { kindNames } from '../../shared/kinds/names.ts';
import { call, type Example, openExample, received } from '../kit/example.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

test('D60: the example is there within three seconds, and names the two links first', () => {
  expect(example.took).toBeLessThan(3000);
  const lines = demoWelcome(example.demo).split('\n');
  expect(lines[2]).toContain('You are Maria Delgado, facilitator, Allentown');
  expect(lines[3]).toContain(`http://maria.localhost:3000/d/${example.demo.documentId}`);
  expect(lines[4]).toContain('Quakertown');
});

test('D61: the memo of the example is one choice away from being published', async () => {
  const checks = await checksFor(example.ctx, example.demo.documentId);
  expect(checks.filter((one) => one.level === 'error').map((one) => one.message)).toEqual([
    'memo.check.choice',
  ]);
  expect(checks.map((one) => one.message)).toContain('memo.check.versions');
  expect(checks.map((one) => one.message)).toContain('memo.check.n');
});

test('D62: today is day 38 of 49, in the phase in which districts decide', async () => {
  const answer = await document(
    example.ctx,
    await example.actor('ben'),
    received({ document: example.demo.documentId }),
    call,
  );
  expect(answer.cycle?.phase).toBe('decide');
  const day = (Date.now() - Date.parse(`${answer.cycle?.startsOn}T00:00:00`)) / 86_400_000;
  expect(Math.ceil(day)).toBe(38);
  expect(answer.surroundings.organisations[0]?.name).toBe('Quakertown');
});

test('D63: the library of the example shows a stranger the corrected memo, and a fork of it', async () => {
  const { entries } = await library(
    example.ctx,
    { type: 'anonymous' },
    received(undefined, undefined, {}),
    call,
  );
  expect(entries).toMatchObject([{ n: 2, forks: 1, kind: 'memo' }]);
  expect(entries[0]?.decisions.map((one) => one.choice)).toEqual(['scale', 'scale', 'drop']);
});

test('D64: the example has a document of every kind', async () => {
  const query = { from: 0, limit: 50 };
  const { documents: found } = await documents(
    example.ctx,
    await example.actor('maria'),
    received(undefined, undefined, query),
    call,
  );
  expect([...new Set(found.map(({ kind }) => kind))].toSorted()).toEqual([...kindNames].toSorted());
});
