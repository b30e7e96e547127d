import { afterAll, beforeAll, expect, test } from 'vitest';
import { document } from '../../server/actions/documents/document.ts';
import { fork } from '../../server/actions/documents/fork.ts';
import { forkTargets } from '../../server/actions/documents/forkTargets.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { reopen } from '../../server/actions/publications/reopen.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { rowsOf } from '../../shared/kinds/memo/read.ts';
import {
  call,
  type Example,
  finished,
  networkOf,
  newMemo,
  openExample,
  received,
  write,
} from '../kit/example.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const publishAs = async (id: string, visibility: 'listed' | 'link' | 'network' = 'listed') =>
  publish(
    example.ctx,
    await example.actor('maria'),
    received({ document: id }, { visibility, licence: 'CC-BY-4.0', artifactIds: [], reason: 'A test.' }),
    call,
  );
const forkAs = async (
  host: string,
  id: string,
  n: number,
  owner?: { type: 'network' | 'organisation'; id: string },
) => {
  const actor = await example.actor(host);
  const own = actor.type === 'person' ? (actor.organisations[0]?.id ?? '') : '';
  return fork(
    example.ctx,
    actor,
    received({ document: id, n }, { owner: owner ?? { type: 'organisation', id: own } }),
    call,
  );
};

test('D30, D31: a fork is what the version says, with the same ids, and nothing else of its source', async () => {
  const { ctx } = example;
  const id = await newMemo(example);
  await write(example, id, 'ben', (content) => [
    ...finished(content),
    { type: 'text', address: 'problem', nodes: richOf('canary-deleted-text') },
    { type: 'text', address: 'notes', nodes: richOf('canary-in-notes') },
    {
      type: 'insertRow',
      list: 'causes',
      row: { id: 'AAAAAAAAAAAA', fields: { cause: lineOf('canary-removed-row') } },
    },
    {
      type: 'insertRow',
      list: 'causes',
      row: { id: 'BBBBBBBBBBBB', fields: { cause: lineOf('a cause that stays') } },
    },
    { type: 'text', address: 'title', nodes: lineOf('canary-earlier-version') },
  ]);
  await publishAs(id);
  await reopen(ctx, await example.actor('maria'), received({ document: id }, { reason: 'More.' }), call);
  await write(example, id, 'ben', () => [
    { type: 'text', address: 'problem', nodes: richOf('What stays.') },
    { type: 'text', address: 'title', nodes: lineOf('To be forked') },
    { type: 'removeRow', list: 'causes', row: 'AAAAAAAAAAAA', removal: { by: 'x', at: 1 } },
  ]);
  await publishAs(id);
  await reopen(ctx, await example.actor('maria'), received({ document: id }, { reason: 'Later.' }), call);
  await write(example, id, 'ben', () => [
    { type: 'text', address: 'learned', nodes: richOf('canary-later-text') },
  ]);

  const made = await forkAs('nora', id, 2);
  const source = await ctx.db
    .selectFrom('version_content')
    .select('content_json')
    .where('document_id', '=', id)
    .where('n', '=', 2)
    .executeTakeFirstOrThrow();
  const forked = await ctx.rooms.contentAt(made.id);
  expect(forked.content).toEqual(JSON.parse(source.content_json));
  expect(rowsOf(forked.content.fields, 'causes').map((row) => row.id)).toEqual(['BBBBBBBBBBBB']);

  const tables = ['document', 'log', 'checkpoint', 'client', 'version', 'version_content'] as const;
  for (const table of tables) {
    const key = table === 'document' ? 'id' : 'document_id';
    const rows = await ctx.db
      .selectFrom(table)
      .selectAll()
      .where((eb) => eb(eb.ref(key as never), '=', made.id as never))
      .execute();
    const text = rows
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
      .join(' ');
    expect([table, /canary-[a-z-]+/.exec(text)?.[0]]).toEqual([table, undefined]);
  }

  const logged = await ctx.db
    .selectFrom('log')
    .select(['seq', 'person_id'])
    .where('document_id', '=', made.id)
    .execute();
  expect(logged).toEqual([{ seq: 1, person_id: null }]);

  const opened = await document(ctx, await example.actor('nora'), received({ document: made.id }), call);
  expect(opened.source).toMatchObject({
    documentId: id,
    n: 2,
    title: 'To be forked',
    forkedBy: 'Nora Whitfield',
    licence: 'CC-BY-4.0',
    href: `/p/${id}/2`,
  });
  expect(opened.surroundings.organisations.map((one) => one.name)).toEqual(['Ridgeway']);
  const labels = Object.values(opened.surroundings.references).map((one) => one.label);
  expect(labels).toContain('Allentown');
  expect(labels).not.toContain('On-time arrival');
});

test('D32: only what one may read can be forked, and only into what one may write in', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', finished);
  await publishAs(id, 'network');
  await expect(forkAs('nora', id, 1)).rejects.toThrow(refused('notFound'));
  await expect(forkAs('maria', id, 2)).rejects.toThrow(refused('notFound'));
  const neighbours = { type: 'network', id: await networkOf(example, 'nora') } as const;
  await expect(forkAs('maria', id, 1, neighbours)).rejects.toThrow(refused('notFound'));
  const own = { type: 'network', id: await networkOf(example, 'maria') } as const;
  await expect(forkAs('helen', id, 1, own)).rejects.toThrow(refused('notFound'));
  await expect(forkAs('helen', id, 1)).resolves.toMatchObject({});
  const targets = await forkTargets(
    example.ctx,
    await example.actor('helen'),
    received({ document: id, n: 1 }),
    call,
  );
  expect(targets.organisations.map((one) => one.name)).toEqual(['Pottstown']);
  expect(targets.networks).toEqual([]);
});
