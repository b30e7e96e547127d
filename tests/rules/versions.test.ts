import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareVersions } from '../../server/actions/documents/compareVersions.ts';
import { fork } from '../../server/actions/documents/fork.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { readVersion } from '../../server/actions/documents/readVersion.ts';
import { restoreVersion } from '../../server/actions/documents/restoreVersion.ts';
import { versions } from '../../server/actions/documents/versions.ts';
import { VersionKeeper } from '../../server/jobs/keepVersions.ts';
import { publishedContent } from '../../shared/content/normalise.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { memo } from '../../shared/kinds/memo/index.ts';
import { call, type Example, networkOf, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

const minute = 60_000;
const title = (text: string) => () => [{ type: 'text' as const, address: 'title', nodes: lineOf(text) }];
const learned = (text: string) => () => [
  { type: 'text' as const, address: 'learned', nodes: richOf(text, () => 'Learned11111') },
];
const keep = async (id: string, name: string) =>
  nameVersion(example.ctx, await example.actor('ben'), received({ document: id }, { name }), call);
const listed = async (id: string, query: { before?: number } = {}) =>
  versions(example.ctx, await example.actor('maria'), received({ document: id }, undefined, query), call);
const compare = async (id: string, from: string, to: string, host = 'maria') =>
  compareVersions(
    example.ctx,
    await example.actor(host),
    received({ document: id }, undefined, { from, to }),
    call,
  );
const restore = async (id: string, n: number, host = 'ben') =>
  restoreVersion(example.ctx, await example.actor(host), received({ document: id, n }), call);
const settle = (id: string, at: number) =>
  example.ctx.lane.write((tx) =>
    tx.updateTable('document').set({ updated_at: at }).where('id', '=', id).execute(),
  );

test('D170: a version is kept by itself five minutes after the last edit, or after thirty of them, and never twice', async () => {
  const id = await newMemo(example);
  let now = Date.now() + 1000 * minute;
  const keeper = new VersionKeeper({ ...example.ctx, now: () => now, log: pino({ level: 'silent' }) });
  const kept = async () => {
    await keeper.look();
    return (await listed(id)).versions.map(({ n, type }) => ({ n, type }));
  };
  now += 10 * minute;
  expect(await kept()).toEqual([]);
  await write(example, id, 'ben', title('One'));
  await settle(id, now);
  expect(await kept()).toEqual([]);
  now += 5 * minute;
  expect(await kept()).toEqual([{ n: 1, type: 'automatic' }]);
  now += minute;
  await settle(id, now);
  now += 6 * minute;
  expect(await kept()).toHaveLength(1);

  await write(example, id, 'ben', title('Two'));
  for (let i = 0; i < 30; i += 1) {
    now += minute;
    await settle(id, now);
    expect(await kept()).toHaveLength(1);
  }
  now += minute;
  await settle(id, now);
  expect(await kept()).toHaveLength(2);
});

test('D171: a version says what changed since the one before, and how many wrote; the list comes a page at a time', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', title('One'));
  await keep(id, 'First');
  await write(example, id, 'aisha', learned('Calling helps.'));
  await write(example, id, 'maria', (content) => {
    const rows = (content.fields['evidence'] ?? []) as readonly { readonly id: string }[];
    const after = rows.at(-1)?.id ?? null;
    return [
      { type: 'insertRow', list: 'evidence', row: { id: 'Evidence1111', fields: { n: 12 } }, after },
      { type: 'removeRow', list: 'evidence', row: rows[0]?.id ?? '', removal: { by: 'maria', at: 1 } },
    ];
  });
  await keep(id, 'Second');
  const { versions: found, more } = await listed(id);
  expect(more).toBe(false);
  expect(found[0]?.summary).toEqual({
    people: 2,
    organisations: 2,
    fields: [
      { field: 'evidence', added: 1, removed: 1, moved: 0, changed: 0 },
      { field: 'learned', added: 1, removed: 0, moved: 0, changed: 0 },
    ],
  });
  for (let i = 0; i < 55; i += 1) {
    await write(example, id, 'ben', title(`Title ${i}`));
    await keep(id, `Version ${i}`);
  }
  const first = await listed(id);
  const rest = await listed(id, { before: first.versions.at(-1)?.n ?? 0 });
  expect([first.versions.length, first.more, rest.versions.length, rest.more]).toEqual([50, true, 7, false]);
});

test('D172: any two versions, now and the source of a fork are compared by whoever may read them', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', title('One'));
  await keep(id, 'First');
  await write(example, id, 'aisha', title('Two'));
  await write(example, id, 'aisha', () => [
    { type: 'text', address: 'notes', nodes: richOf('Never for others.') },
  ]);
  const answer = await compare(id, '1', 'now');
  expect(answer).toMatchObject({ from: { n: 1, title: 'One' }, to: { title: 'Two' }, mayRestore: true });
  expect(answer.people).toHaveLength(1);
  expect(JSON.stringify(answer)).not.toContain('Never for others');
  await expect(compare(id, '7', 'now')).rejects.toThrow(
    expect.objectContaining({ code: 'notFound' }) as Error,
  );
  await expect(compare(id, 'source', 'now')).rejects.toThrow(
    expect.objectContaining({ code: 'notFound' }) as Error,
  );
  const owner = { type: 'network' as const, id: await networkOf(example, 'maria') };
  const forked = await fork(
    example.ctx,
    await example.actor('maria'),
    received({ document: id, n: 1 }, { owner }),
    call,
  );
  await write(example, forked.id, 'ben', title('Ours'));
  expect(await compare(forked.id, 'source', 'now')).toMatchObject({
    from: { documentId: id, n: 1, title: 'One' },
    to: { documentId: forked.id, title: 'Ours' },
    mayRestore: false,
  });
});

test('D173: restoring makes the document read as a version again, keeps its history and notes, and is undone by restoring what was', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', (content) => [
    ...title('One')(),
    ...learned('Calling helps.')(),
    ...rowsGone(content.fields),
  ]);
  await keep(id, 'First');
  await write(example, id, 'aisha', title('Two'));
  await write(example, id, 'aisha', () => [
    { type: 'text', address: 'learned', nodes: [] },
    { type: 'text', address: 'notes', nodes: richOf('Still here.') },
    { type: 'insertRow', list: 'evidence', row: { id: 'Evidence1111', fields: { n: 12 } } },
  ]);
  const reads = async () => (await example.ctx.rooms.contentAt(id)).content;
  const later = publishedContent(await reads(), memo.fields);
  const { before } = await restore(id, 1);
  expect(before).toBe(2);
  const now = await reads();
  expect(publishedContent(now, memo.fields)).toEqual((await readVersion(example.ctx.db, id, 1))?.content);
  expect(JSON.stringify(now.fields['notes'])).toContain('Still here.');
  expect((await listed(id)).versions.map(({ n }) => n)).toEqual([2, 1]);
  await restore(id, before);
  expect(publishedContent(await reads(), memo.fields)).toEqual(later);
});

function rowsGone(fields: Readonly<Record<string, unknown>>) {
  return ((fields['evidence'] ?? []) as readonly { readonly id: string }[]).map(({ id }) => ({
    type: 'removeRow' as const,
    list: 'evidence',
    row: id,
    removal: { by: 'ben', at: 1 },
  }));
}
