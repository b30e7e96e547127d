import { afterAll, beforeAll, expect, test } from 'vitest';
import { document } from '../../server/actions/documents/document.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { readVersion } from '../../server/actions/documents/readVersion.ts';
import { versionsOf } from '../../server/actions/documents/versions.ts';
import { fence, unfenceAll } from '../../server/actions/publications/fence.ts';
import { freeze } from '../../server/actions/publications/freeze.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { publishingSheet } from '../../server/actions/publications/publishingSheet.ts';
import { reopen } from '../../server/actions/publications/reopen.ts';
import type { Context } from '../../server/context.ts';
import type { CloseCode } from '../../shared/protocol/close.ts';
import { lineOf } from '../../shared/content/text.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

/** What the room says of an edit that is not let in. */
const notTaken = /takes no edits|not live|frozen/i;
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const body = {
  visibility: 'listed',
  licence: 'CC-BY-4.0',
  artifactIds: [] as string[],
  reason: 'It is a test.',
} as const;
const publishAs = async (id: string, host = 'maria', given: object = {}, ctx: Context = example.ctx) =>
  publish(ctx, await example.actor(host), received({ document: id }, { ...body, ...given }), call);
const stateOf = async (id: string) =>
  example.ctx.db
    .selectFrom('document')
    .select(['state', 'frozen_seq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const title = (text: string) => () => [{ type: 'text' as const, address: 'title', nodes: lineOf(text) }];

async function ready(): Promise<string> {
  const id = await newMemo(example);
  await write(example, id, 'ben', finished);
  return id;
}

test('D20, D22: publishing freezes at the newest position; nothing enters after it', async () => {
  const id = await ready();
  const seq = await write(example, id, 'aisha', title('As published'));
  const closed: [string | undefined, CloseCode][] = [];
  const watching: Context = {
    ...example.ctx,
    rooms: {
      ...example.ctx.rooms,
      close: (concerned, code) => {
        closed.push([concerned.documentId, code]);
        example.ctx.rooms.close(concerned, code);
      },
    },
  };
  const answer = await publishAs(id, 'maria', {}, watching);
  expect(answer).toMatchObject({ n: 1, href: `/p/${id}/1` });
  expect(closed).toEqual([[id, 4205]]);
  expect(await stateOf(id)).toEqual({ state: 'frozen', frozen_seq: seq });
  await expect(write(example, id, 'ben', title('Too late'))).rejects.toThrow(notTaken);
  expect(await readVersion(example.ctx.db, id, 1)).toMatchObject({
    hash: answer.hash,
    metadata: { title: 'As published', licence: 'CC-BY-4.0', type: 'frozen' },
  });
  const opened = await document(example.ctx, await example.actor('maria'), received({ document: id }), call);
  expect(opened.document).toMatchObject({ state: 'frozen', title: 'As published', published: { n: 1 } });
  expect(opened.may).toMatchObject({ write: false, publish: false, reopen: true });
});

test('D21: errors and warnings without a reason refuse, and people write on', async () => {
  const id = await newMemo(example);
  await expect(publishAs(id)).rejects.toThrow(refused('notReady'));
  await write(example, id, 'ben', finished);
  await expect(publishAs(id, 'maria', { reason: undefined })).rejects.toThrow(refused('reasonNeeded'));
  expect(await stateOf(id)).toEqual({ state: 'live', frozen_seq: null });
  await write(example, id, 'ben', title('Still writing'));
  await expect(publishAs(id, 'ben')).rejects.toThrow(refused('notFound'));
  await expect(publishAs(id, 'nora')).rejects.toThrow(refused('notFound'));
  const sheet = await publishingSheet(
    example.ctx,
    await example.actor('maria'),
    received({ document: id }),
    call,
  );
  expect(sheet).toMatchObject({ n: 1, title: 'Still writing', finding: 'We learned one thing.' });
  expect(sheet.checks.every((one) => one.level === 'warning')).toBe(true);
});

test('D23: a failure while sealing, and a crash while freezing, leave the document live', async () => {
  const id = await ready();
  const broken: Context = {
    ...example.ctx,
    rooms: {
      ...example.ctx.rooms,
      contentAt: (documentId, seq) =>
        seq === undefined
          ? example.ctx.rooms.contentAt(documentId)
          : Promise.reject(new Error('the disk is gone')),
    },
  };
  await expect(publishAs(id, 'maria', {}, broken)).rejects.toThrow('the disk is gone');
  expect(await stateOf(id)).toEqual({ state: 'live', frozen_seq: null });
  await write(example, id, 'ben', title('Goes on'));
  await fence(example.ctx, id);
  await expect(write(example, id, 'ben', title('Fenced'))).rejects.toThrow(notTaken);
  await expect(publishAs(id)).rejects.toThrow(refused('notLive'));
  await unfenceAll(example.ctx);
  await write(example, id, 'ben', title('After the restart'));
  expect(await versionsOf(example.ctx.db, id)).toEqual([]);
});

test('D24: two who publish at once make one version', async () => {
  const id = await ready();
  const results = await Promise.allSettled([publishAs(id), publishAs(id, 'ruth')]);
  expect(results.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'notLive' } });
  expect(await versionsOf(example.ctx.db, id)).toHaveLength(1);
  expect((await stateOf(id)).state).toBe('frozen');
});

test('D24: naming a version while publishing gives each its own number', async () => {
  const id = await ready();
  const naming = async () =>
    nameVersion(
      example.ctx,
      await example.actor('ben'),
      received({ document: id }, { name: 'Meanwhile' }),
      call,
    );
  const results = await Promise.allSettled([naming(), publishAs(id), naming()]);
  expect(results[1]?.status).toBe('fulfilled');
  const listed = await versionsOf(example.ctx.db, id);
  expect(new Set(listed.map((one) => one.n)).size).toBe(listed.length);
  expect(listed.filter((one) => one.type === 'frozen')).toHaveLength(1);
});

test('D25: a correction is the next version; the old one stays', async () => {
  const id = await ready();
  await write(example, id, 'ben', title('First'));
  await publishAs(id);
  const again = async (host: string) =>
    reopen(example.ctx, await example.actor(host), received({ document: id }, { reason: 'A typo.' }), call);
  await expect(again('ben')).rejects.toThrow(refused('notFound'));
  await again('ruth');
  await expect(again('ruth')).rejects.toThrow(refused('notLive'));
  await write(example, id, 'ben', title('Second'));
  expect(await publishAs(id)).toMatchObject({ n: 2 });
  const listed = await versionsOf(example.ctx.db, id);
  expect(listed.map((one) => [one.n, one.published?.visibility])).toEqual([
    [2, 'listed'],
    [1, 'listed'],
  ]);
  expect(listed[0]?.previousHash).toBe(listed[1]?.hash);
  expect((await readVersion(example.ctx.db, id, 1))?.metadata.title).toBe('First');
  const audited = await example.ctx.db
    .selectFrom('audit')
    .select(['action', 'details_json'])
    .where('document_id', '=', id)
    .orderBy('id')
    .execute();
  expect(audited.map((one) => one.action)).toEqual([
    'document.created',
    'document.published',
    'document.reopened',
    'document.published',
  ]);
  expect(audited[2]?.details_json).toContain('A typo.');
});

test('D26: locking freezes without publishing', async () => {
  const id = await newMemo(example);
  const made = await freeze(
    example.ctx,
    await example.actor('maria'),
    received({ document: id }, { name: 'For the board' }),
    call,
  );
  expect(made).toMatchObject({ n: 1, type: 'frozen', name: 'For the board' });
  expect(made.published).toBeUndefined();
  expect((await stateOf(id)).state).toBe('frozen');
});

test('D27: artifacts of another cycle are refused, and nothing is frozen', async () => {
  const { demo, ctx } = example;
  const maria = await example.actor('maria');
  const sheet = await publishingSheet(ctx, maria, received({ document: demo.documentId }), call);
  expect(sheet.artifacts).toHaveLength(4);
  const former = await ctx.db
    .selectFrom('artifact')
    .select('id')
    .where('title', '=', 'Call script for front offices')
    .executeTakeFirstOrThrow();
  await write(example, demo.documentId, 'walt', finished);
  await expect(publishAs(demo.documentId, 'maria', { artifactIds: [former.id] })).rejects.toThrow(
    refused('badRequest'),
  );
  expect((await stateOf(demo.documentId)).state).toBe('live');
  const chosen = sheet.artifacts[0];
  const answer = await publishAs(demo.documentId, 'maria', { artifactIds: [chosen?.id ?? ''] });
  expect(answer.cycleHref).toMatch(/^\/c\//);
  const kept = await ctx.db
    .selectFrom('publication_artifact')
    .innerJoin('publication', 'publication.id', 'publication_artifact.publication_id')
    .select(['title', 'organisation', 'cycle_n'])
    .where('document_id', '=', demo.documentId)
    .execute();
  expect(kept).toEqual([{ title: chosen?.title, organisation: chosen?.organisation.name, cycle_n: 1 }]);
});
