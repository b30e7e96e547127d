import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editComment } from '../../server/actions/comments/editComment.ts';
import { mention } from '../../server/actions/comments/mention.ts';
import { mentionable } from '../../server/actions/comments/mentionable.ts';
import { readWaiting } from '../../server/actions/comments/readWaiting.ts';
import { removeComment } from '../../server/actions/comments/removeComment.ts';
import { reopenThread } from '../../server/actions/comments/reopenThread.ts';
import { reply } from '../../server/actions/comments/reply.ts';
import { resolveThread } from '../../server/actions/comments/resolveThread.ts';
import { startThread } from '../../server/actions/comments/startThread.ts';
import { threads } from '../../server/actions/comments/threads.ts';
import { waiting } from '../../server/actions/comments/waiting.ts';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { fork } from '../../server/actions/documents/fork.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { removeDocument } from '../../server/actions/documents/removeDocument.ts';
import { home } from '../../server/actions/networks/home.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import type { Context } from '../../server/context.ts';
import { mentionedIn, mentionToken, piecesOf, plainComment } from '../../shared/content/mentions.ts';
import { uuidv7 } from '../../shared/ids.ts';
import type { Notice } from '../../shared/protocol/messages.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
let ctx: Context;
let told: [string, Notice][];
beforeAll(async () => {
  example = await openExample();
  told = [];
  const { rooms } = example.ctx;
  ctx = {
    ...example.ctx,
    rooms: {
      ...rooms,
      notify: (id, notice) => {
        told.push([id, notice]);
        rooms.notify(id, notice);
      },
    },
  };
});
afterAll(() => example.close());

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const anchor = { address: 'problem', quote: 'Attendance' };
const start = async (host: string, document: string, text: string, given: object = {}) =>
  startThread(
    ctx,
    await example.actor(host),
    received({ document }, { id: uuidv7(), commentId: uuidv7(), anchor, text, ...given }),
    call,
  );
const answer = async (host: string, document: string, thread: string, text: string, id = uuidv7()) =>
  reply(ctx, await example.actor(host), received({ document, thread }, { id, text }), call);
const list = async (host: string, document: string) =>
  (await threads(ctx, await example.actor(host), received({ document }), call)).threads;
const waits = async (host: string) =>
  (await home(ctx, await example.actor(host), received(undefined), call)).waiting.filter(
    (one) => one.notificationId !== undefined,
  );
const idOf = async (host: string) => {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody`);
  return actor.id;
};
const seen = async (host: string, body: object = {}) =>
  readWaiting(ctx, await example.actor(host), received(undefined, body), call);

test('D70: whoever may comment talks; viewers read along; others find nothing', async () => {
  const id = await newMemo(example);
  const { id: thread } = await start('samuel', id, 'Is this counted by day?');
  await answer('ben', id, thread, 'By day.');
  const [first] = await list('helen', id);
  expect(first?.comments.map((one) => [one.by.name, one.by.organisation, one.text])).toEqual([
    [expect.any(String), expect.any(String), 'Is this counted by day?'],
    ['Ben Hartzell', expect.stringContaining('Quakertown'), 'By day.'],
  ]);
  const params = { document: id, thread };
  const settle = async (host: string, verb: typeof resolveThread | typeof reopenThread) =>
    verb(ctx, await example.actor(host), received(params), call);
  expect((await settle('samuel', resolveThread)).resolved).toMatchObject({ at: expect.any(Number) });
  expect((await settle('ben', reopenThread)).resolved).toBeUndefined();
  await settle('ben', resolveThread);
  expect((await answer('samuel', id, thread, 'One more thing.')).resolved).toBeUndefined();
  await expect(start('helen', id, 'May I?')).rejects.toThrow(refused('notFound'));
  await expect(answer('helen', id, thread, 'May I?')).rejects.toThrow(refused('notFound'));
  await expect(settle('helen', resolveThread)).rejects.toThrow(refused('notFound'));
  for (const attempt of [start('nora', id, 'x'), list('nora', id), list('nora', uuidv7())]) {
    await expect(attempt).rejects.toThrow(refused('notFound'));
  }
  await expect(threads(ctx, { type: 'anonymous' }, received({ document: id }), call)).rejects.toThrow(
    refused('signedOut'),
  );
});

test('D71: one changes and removes only one’s own words; removed ones are gone from the database', async () => {
  const id = await newMemo(example);
  const thread = await start('ben', id, 'canary-removed-comment');
  const comment = thread.comments[0]?.id ?? '';
  const params = { document: id, comment };
  const edit = async (host: string, text: string) =>
    editComment(ctx, await example.actor(host), received(params, { text }), call);
  const remove = async (host: string) =>
    removeComment(ctx, await example.actor(host), received(params), call);
  await expect(edit('maria', 'Mine now')).rejects.toThrow(refused('notFound'));
  await expect(remove('maria')).rejects.toThrow(refused('notFound'));
  expect((await edit('ben', 'canary-removed-comment, edited')).comments[0]).toMatchObject({
    text: 'canary-removed-comment, edited',
    editedAt: expect.any(Number),
  });
  await answer('maria', id, thread.id, 'I see.');
  await remove('ben');
  const [left] = await list('ben', id);
  expect(left?.comments.map((one) => [one.removed, one.text])).toEqual([
    [true, ''],
    [false, 'I see.'],
  ]);
  const rows = await ctx.db.selectFrom('comment').select('text').execute();
  expect(rows.some((row) => row.text.includes('canary-removed-comment'))).toBe(false);
  await expect(edit('ben', 'Back')).rejects.toThrow(refused('notFound'));
  await removeComment(
    ctx,
    await example.actor('maria'),
    received({ document: id, comment: left?.comments[1]?.id ?? '' }),
    call,
  );
  expect(await list('ben', id)).toEqual([]);
});

test('D72: what is sent again with the same ids is there once, and nobody takes another’s', async () => {
  const id = await newMemo(example);
  const ids = { id: uuidv7(), commentId: uuidv7() };
  await start('ben', id, 'Once', ids);
  await start('ben', id, 'Once', ids);
  const again = uuidv7();
  await answer('maria', id, ids.id, 'Twice?', again);
  await answer('maria', id, ids.id, 'Twice?', again);
  expect((await list('ben', id)).map((one) => one.comments.map(({ text }) => text))).toEqual([
    ['Once', 'Twice?'],
  ]);
  await expect(start('maria', id, 'Mine', ids)).rejects.toThrow(refused('badRequest'));
  await expect(answer('ben', id, ids.id, 'Mine', again)).rejects.toThrow(refused('badRequest'));
  const elsewhere = await newMemo(example);
  await expect(answer('ben', elsewhere, ids.id, 'Here?')).rejects.toThrow(refused('notFound'));
});

test('D73: only places of the document, and so many in a minute', async () => {
  const id = await newMemo(example);
  for (const address of ['nothing', '../etc', 'values', 'problem/aaaaaaaaaaaa', 'evidence/x']) {
    await expect(start('ben', id, 'Hm', { anchor: { address, quote: '' } })).rejects.toThrow(
      refused('badRequest'),
    );
  }
  await expect(
    start('ben', id, 'Hm', { anchor: { address: 'problem', quote: '', from: 'AAAA' } }),
  ).rejects.toThrow(refused('badRequest'));
  await start('grace', id, 'In the notes', { anchor: { address: 'notes', quote: 'x' } });
  const thread = await start('grace', id, 'On a cell', {
    anchor: { address: 'evidence/aaaaaaaaaaaa/now', quote: '58' },
  });
  const many = async () => {
    for (let i = 0; i < 40; i += 1) await answer('grace', id, thread.id, `Reply ${i}`);
  };
  await expect(many()).rejects.toThrow(refused('tooMany'));
  await expect(answer('ben', id, thread.id, 'Others go on.')).resolves.toBeDefined();
});

test('D74: frozen, threads are read and nothing is added; removed, and without a right, there is nothing', async () => {
  const id = await newMemo(example);
  const thread = await start('ben', id, 'Before it froze');
  await write(example, id, 'ben', finished);
  await publish(
    ctx,
    await example.actor('maria'),
    received(
      { document: id },
      { visibility: 'link', licence: 'CC-BY-4.0', artifactIds: [], reason: 'A test.' },
    ),
    call,
  );
  expect(await list('helen', id)).toHaveLength(1);
  await expect(start('ben', id, 'After')).rejects.toThrow(refused('notLive'));
  await expect(answer('ben', id, thread.id, 'After')).rejects.toThrow(refused('notLive'));

  const gone = await newMemo(example);
  const said = await start('ben', gone, `Look, ${mentionToken(await idOf('priya'), 'Priya Raman')}`);
  expect(await waits('priya')).toHaveLength(1);
  await removeDocument(ctx, await example.actor('maria'), received({ document: gone }), call);
  for (const attempt of [list('maria', gone), answer('ben', gone, said.id, 'Still?')]) {
    await expect(attempt).rejects.toThrow(refused('notFound'));
  }
  expect(await waits('priya')).toEqual([]);
});

test('D75: everybody in the document hears of every change, and of nothing else', async () => {
  const id = await newMemo(example);
  told.length = 0;
  const ids = { id: uuidv7(), commentId: uuidv7() };
  const thread = await start('ben', id, 'One', ids);
  await start('ben', id, 'One', ids);
  await answer('maria', id, thread.id, 'Two');
  const params = { document: id, thread: thread.id };
  await resolveThread(ctx, await example.actor('ben'), received(params), call);
  await resolveThread(ctx, await example.actor('ben'), received(params), call);
  expect(told).toEqual(Array.from({ length: 3 }, () => [id, { type: 'threads' }]));
});

describe('D76: who is named, and who took part, finds it waiting', () => {
  test('once each, with who said it and the way there; reading the thread ends it', async () => {
    const id = await newMemo(example);
    await Promise.all([seen('ben'), seen('samuel')]);
    const ben = mentionToken(await idOf('ben'), 'Ben Hartzell');
    const thread = await start('samuel', id, `What do you say, ${ben}? And you, ${ben}?`);
    const before = (await waiting(ctx, await example.actor('ben'), received(undefined), call)).count;
    expect(await waits('ben')).toEqual([
      expect.objectContaining({
        type: 'mention',
        href: `/d/${id}?panel=comments&thread=${thread.id}`,
        excerpt: 'What do you say, @Ben Hartzell? And you, @Ben Hartzell?',
      }),
    ]);
    await answer('ben', id, thread.id, 'Fine with me.');
    expect(await waits('samuel')).toMatchObject([{ type: 'reply', by: 'Ben Hartzell' }]);
    await seen('ben', { threadId: thread.id });
    expect(await waits('ben')).toEqual([]);
    const after = (await waiting(ctx, await example.actor('ben'), received(undefined), call)).count;
    expect(after).toBe(before - 1);
    await seen('samuel');
    expect(await waits('samuel')).toEqual([]);
  });

  test('only who may read it, and no longer once the words are gone', async () => {
    const id = await newMemo(example);
    await Promise.all([seen('ben'), seen('leo'), seen('dana')]);
    const named = await Promise.all(
      (['nora', 'leo', 'ben'] as const).map(async (host) => mentionToken(await idOf(host), host)),
    );
    const thread = await start('ben', id, named.join(' '));
    expect([await waits('nora'), await waits('leo'), await waits('ben')]).toMatchObject([[], [{}], []]);
    const params = { document: id, comment: thread.comments[0]?.id ?? '' };
    await editComment(
      ctx,
      await example.actor('ben'),
      received(params, { text: mentionToken(await idOf('dana'), 'Dana') }),
      call,
    );
    expect([await waits('leo'), await waits('dana')]).toMatchObject([[], [{ type: 'mention' }]]);
    await removeComment(ctx, await example.actor('ben'), received(params), call);
    expect(await waits('dana')).toEqual([]);
  });

  test('also in the text, told once until they have looked', async () => {
    const id = await newMemo(example);
    const name = async (host: string, personId: string, address = 'tried') =>
      mention(ctx, await example.actor(host), received({ document: id }, { personId, address }), call);
    const walt = await idOf('walt');
    await name('ben', walt);
    await name('maria', walt);
    await name('ben', await idOf('nora'));
    expect(await waits('walt')).toMatchObject([{ type: 'named', href: `/d/${id}?at=tried` }]);
    expect(await waits('nora')).toEqual([]);
    await expect(name('samuel', walt)).rejects.toThrow(refused('notFound'));
    await expect(name('ben', walt, 'nothing')).rejects.toThrow(refused('badRequest'));
    await seen('walt', { documentId: id });
    expect(await waits('walt')).toEqual([]);
  });
});

test('D77: one may name whom one would see elsewhere too; a guest only who is here or takes part', async () => {
  const id = await newMemo(example);
  const namesFor = async (actor: Awaited<ReturnType<Example['actor']>>, document: string) =>
    (await mentionable(ctx, actor, received({ document }), call)).people.map((one) => one.name);
  const ben = await example.actor('ben');
  const names = await namesFor(ben, id);
  expect(names).toContain('Helen Sato');
  expect(names).not.toContain('Ben Hartzell');
  const nora = await idOf('nora');
  const { people } = await mentionable(ctx, ben, received({ document: id }), call);
  expect(people.some((one) => one.id === nora)).toBe(false);
  await start('samuel', id, 'I take part.');
  if (ben.type !== 'person') throw new Error('nobody');
  const guest = { ...ben, guest: true } as unknown as typeof ben;
  expect(await namesFor(guest, id)).toEqual([people.find((one) => /Samuel/.test(one.name))?.name]);
  // Members of another organisation are not shown to whom only the network lets in.
  const aisha = await example.actor('aisha');
  if (aisha.type !== 'person') throw new Error('nobody');
  const owner = { type: 'organisation', id: aisha.organisations[0]?.id ?? '' } as const;
  const own = await createDocument(ctx, aisha, received(undefined, { kind: 'memo', owner }), call);
  await ctx.lane.write((tx) =>
    tx
      .insertInto('grant')
      .values({
        id: uuidv7(),
        document_id: own.id,
        network_id: null,
        organisation_id: null,
        person_id: ben.id,
        role: 'commenter',
        publish_consent: 0,
        created_by: aisha.id,
        created_at: 1,
        ended_at: null,
      })
      .execute(),
  );
  expect(await namesFor(ben, own.id)).toEqual([]);
  expect((await namesFor(aisha, own.id)).length).toBeGreaterThan(0);
});

test('D78: no version, publication or fork holds a word of what was said beside the document', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', finished);
  await start('ben', id, 'canary-comment', { anchor: { address: 'learned', quote: 'canary-quote' } });
  await nameVersion(ctx, await example.actor('ben'), received({ document: id }, { name: 'One' }), call);
  const { n } = await publish(
    ctx,
    await example.actor('maria'),
    received(
      { document: id },
      { visibility: 'listed', licence: 'CC-BY-4.0', artifactIds: [], reason: 'A test.' },
    ),
    call,
  );
  const nora = await example.actor('nora');
  if (nora.type !== 'person') throw new Error('nobody');
  const owner = { type: 'organisation', id: nora.organisations[0]?.id ?? '' } as const;
  const forked = await fork(ctx, nora, received({ document: id, n }, { owner }), call);
  expect((await threads(ctx, nora, received({ document: forked.id }), call)).threads).toEqual([]);
  const held = [
    await ctx.db.selectFrom('version').selectAll().execute(),
    await ctx.db.selectFrom('version_content').selectAll().execute(),
    await ctx.db.selectFrom('publication').selectAll().execute(),
  ];
  const logged = await ctx.db.selectFrom('log').select('bytes').execute();
  const everything =
    JSON.stringify(held) + logged.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
  expect(everything).toContain('We learned one thing');
  expect(everything).not.toContain('canary-comment');
  expect(everything).not.toContain('canary-quote');
});

test('D79: a comment is plain text with names in it; nothing else is read out of it', () => {
  const [ana, ben] = [uuidv7(), uuidv7()];
  const text = `Ask ${mentionToken(ana, 'Ana [the] Ruiz')} or @Ben, not @[x](y). ${mentionToken(ben, 'Ben')}`;
  expect(mentionedIn(text + text)).toEqual([ana, ben]);
  expect(plainComment(text)).toBe('Ask @Ana  the  Ruiz or @Ben, not @[x](y). @Ben');
  expect(piecesOf('<b>no</b>')).toEqual([{ type: 'words', text: '<b>no</b>' }]);
});
