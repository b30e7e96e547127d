import { afterAll, beforeAll, expect, test } from 'vitest';
import { library } from '../../server/actions/library/library.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { reopen } from '../../server/actions/publications/reopen.ts';
import { copyTitle } from '../../server/actions/documents/copyTitle.ts';
import { lineOf } from '../../shared/content/text.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
const ids: Record<string, string> = {};

beforeAll(async () => {
  example = await openExample();
  for (const visibility of ['network', 'link', 'listed'] as const) {
    const id = await newMemo(example);
    ids[visibility] = id;
    await write(example, id, 'ben', (content) => [
      ...finished(content),
      { type: 'text', address: 'title', nodes: lineOf(`Memo for ${visibility}`) },
    ]);
    await publish(
      example.ctx,
      await example.actor('maria'),
      received({ document: id }, { visibility, licence: 'CC0-1.0', artifactIds: [], reason: 'A test.' }),
      call,
    );
  }
});
afterAll(() => example.close());

const titles = async (host: string | undefined, query: object = {}) => {
  const actor = host ? await example.actor(host) : ({ type: 'anonymous' } as const);
  const { entries } = await library(example.ctx, actor, received(undefined, undefined, query), call);
  return entries.map((one) => one.title);
};
const former = 'A letter on the third absence, in the family’s language';

test('D40: listed work is found by everybody, the network’s by its members, "link" not by strangers', async () => {
  expect(await titles(undefined)).toEqual(['Memo for listed', former]);
  expect(await titles('nora')).toEqual(['Memo for listed', former]);
  expect(await titles('samuel')).toEqual(['Memo for listed', 'Memo for link', 'Memo for network', former]);
});

test('D41: search and lists show what was published, not what was written since', async () => {
  const id = ids.listed ?? '';
  await reopen(
    example.ctx,
    await example.actor('maria'),
    received({ document: id }, { reason: 'To go on.' }),
    call,
  );
  await write(example, id, 'ben', () => [
    { type: 'text', address: 'title', nodes: lineOf('Private thoughts') },
  ]);
  await copyTitle(example.ctx, id, (await example.ctx.rooms.contentAt(id)).content);
  expect(await titles(undefined, { q: 'private' })).toEqual([]);
  expect(await titles(undefined, { q: 'LISTED memo' })).toEqual(['Memo for listed']);
  expect(await titles(undefined, { q: 'pottstown letter' })).toEqual([former]);
  expect(await titles(undefined, { kind: 'rubric' })).toEqual([]);
});
