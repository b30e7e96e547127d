import { afterAll, beforeAll, expect, test } from 'vitest';
import { fork } from '../../server/actions/documents/fork.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { addFile } from '../../server/actions/files/addFile.ts';
import { keepFile } from '../../server/actions/files/keepFile.ts';
import { pictureOf } from '../../server/actions/files/picture.ts';
import { readFile } from '../../server/actions/files/readFile.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { files } from '../../server/http/files.ts';
import { securityHeaders } from '../../server/http/headers.ts';
import { Hono } from 'hono';
import { fileLimits } from '../../shared/protocol/limits.ts';
import type { Actor } from '../../shared/policy/actor.ts';
import { renderRich } from '../../shared/render/html.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';
import { pngOf } from '../kit/pictures.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const anonymous: Actor = { type: 'anonymous' };
const hashOf = (src: string) => src.split('/').at(-1) ?? '';
const add = async (host: string, id: string, bytes: Uint8Array = pngOf(4, 3)) =>
  addFile(example.ctx, await example.actor(host), id, bytes);
const see = async (actor: Actor, src: string) => readFile(example.ctx, actor, hashOf(src));
const show = (id: string, src: string) =>
  write(example, id, 'ben', (content) => [
    ...finished(content),
    {
      type: 'text',
      address: 'learned',
      nodes: [
        {
          type: 'paragraph',
          attrs: { id: 'CCCCCCCCCCCC' },
          content: [{ type: 'text', text: 'Seen. Done.' }],
        },
        { type: 'image', attrs: { id: 'DDDDDDDDDDDD', src, alt: 'A bus', width: 4, height: 3 } },
      ],
    },
  ]);
const publishAs = async (id: string, visibility: 'network' | 'listed') =>
  publish(
    example.ctx,
    await example.actor('maria'),
    received(
      { document: id },
      { visibility, licence: 'CC-BY-4.0' as const, artifactIds: [], reason: 'A test.' },
    ),
    call,
  );

test('H90: a picture is what its bytes say', async () => {
  const bytes = (text: string, length = 64) => {
    const made = Buffer.alloc(length);
    made.write(text, 'latin1');
    return made;
  };
  expect(pictureOf(pngOf(7, 5))).toEqual({ type: 'image/png', width: 7, height: 5 });
  expect(pictureOf(bytes('GIF89a\x03\x00\x02\x00'))).toEqual({ type: 'image/gif', width: 3, height: 2 });
  expect(pictureOf(bytes('RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0'))).toEqual({
    type: 'image/webp',
    width: 800,
    height: 600,
  });
  expect(pictureOf(bytes('\xff\xd8\xff\xe0\x00\x04\0\0\xff\xc0\x00\x11\x08\x01\x2c\x01\x90'))).toEqual({
    type: 'image/jpeg',
    width: 400,
    height: 300,
  });
  for (const other of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<html>',
    '%PDF-1.7',
    '\xff\xd8\xff',
    '',
  ]) {
    expect(pictureOf(bytes(other, other.length)), other).toBeUndefined();
  }
  const id = await newMemo(example);
  expect(await add('ben', id, pngOf(7, 5))).toMatchObject({ width: 7, height: 5 });
  await expect(add('ben', id, bytes('<svg/>'))).rejects.toThrow(refused('badRequest'));
  const bomb = pngOf(2, 2);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  await expect(add('ben', id, bomb)).rejects.toThrow(refused('badRequest'));
});

test('H91: whoever may read the document, or a publication that shows it, and nobody else', async () => {
  const id = await newMemo(example);
  await expect(add('helen', id)).rejects.toThrow(refused('notFound'));
  await expect(add('nora', id)).rejects.toThrow(refused('notFound'));
  const { src } = await add('ben', id, pngOf(9, 1));
  const { src: unshown } = await add('ben', id, pngOf(9, 2));
  await see(await example.actor('helen'), src);
  await expect(see(await example.actor('nora'), src)).rejects.toThrow(refused('notFound'));
  await expect(see(anonymous, src)).rejects.toThrow(refused('notFound'));
  await show(id, src);
  await publishAs(id, 'listed');
  expect((await see(anonymous, src)).open).toBe(true);
  await expect(see(anonymous, unshown)).rejects.toThrow(refused('notFound'));
  await expect(add('ben', id)).rejects.toThrow(refused('notLive'));
});

test('H91: a publication for the network is for the network', async () => {
  const id = await newMemo(example);
  const { src } = await add('ben', id, pngOf(9, 4));
  await show(id, src);
  await publishAs(id, 'network');
  expect((await see(await example.actor('helen'), src)).open).toBe(false);
  await expect(see(anonymous, src)).rejects.toThrow(refused('notFound'));
  await expect(see(await example.actor('nora'), src)).rejects.toThrow(refused('notFound'));
});

test('H92: sent as what it is, in a sandbox, to be kept', async () => {
  const id = await newMemo(example);
  const { src } = await add('ben', id, pngOf(9, 5));
  await show(id, src);
  await publishAs(id, 'listed');
  const app = new Hono();
  app.use(securityHeaders({ dev: false, secure: true }));
  app.route('/', files(example.ctx));
  const { headers, status } = await app.request(`http://localhost:3000${src}`);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline; filename="picture.png"',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('H93: a fork goes on showing its pictures and sees no other of its source', async () => {
  const id = await newMemo(example);
  const { src } = await add('ben', id, pngOf(9, 6));
  const { src: other } = await add('ben', id, pngOf(9, 7));
  await show(id, src);
  await publishAs(id, 'listed');
  const nora = await example.actor('nora');
  const own = nora.type === 'person' ? (nora.organisations[0]?.id ?? '') : '';
  const made = await fork(
    example.ctx,
    nora,
    received({ document: id, n: 1 }, { owner: { type: 'organisation', id: own } }),
    call,
  );
  const held = await example.ctx.db
    .selectFrom('document_file')
    .select(['hash', 'organisation_id'])
    .where('document_id', '=', made.id)
    .execute();
  expect(held).toEqual([{ hash: hashOf(src), organisation_id: own }]);
  await example.ctx.lane.write((tx) =>
    tx.updateTable('publication').set({ withdrawn_at: 1 }).where('document_id', '=', id).execute(),
  );
  await see(nora, src);
  await expect(see(nora, other)).rejects.toThrow(refused('notFound'));
  await expect(see(anonymous, src)).rejects.toThrow(refused('notFound'));
});

test('H94: a document has room for so many and no more', async () => {
  const id = await newMemo(example);
  const { src } = await add('ben', id, pngOf(8, 1));
  await example.ctx.lane.write((tx) =>
    tx.updateTable('file').set({ size: fileLimits.document }).where('hash', '=', hashOf(src)).execute(),
  );
  await expect(add('ben', id, pngOf(8, 2))).rejects.toThrow(refused('tooLarge'));
  await expect(add('ben', id, pngOf(8, 1))).resolves.toMatchObject({ src });
  await example.ctx.lane.write((tx) =>
    tx.updateTable('file').set({ size: fileLimits.organisation }).where('hash', '=', hashOf(src)).execute(),
  );
  await expect(add('ben', await newMemo(example), pngOf(8, 3))).rejects.toMatchObject({
    details: { of: 'organisation' },
  });
  await example.ctx.lane.write((tx) =>
    tx.updateTable('file').set({ size: 100 }).where('hash', '=', hashOf(src)).execute(),
  );
});

test('H95: a picture comes along only for those who may see it', async () => {
  const from = await newMemo(example);
  const { src } = await add('ben', from, pngOf(6, 1));
  const hash = hashOf(src);
  const to = await newMemo(example);
  await keepFile(example.ctx, await example.actor('ben'), received({ document: to, hash }), call);
  const theirs = await newMemo(example, 'nora');
  await expect(
    keepFile(example.ctx, await example.actor('nora'), received({ document: theirs, hash }), call),
  ).rejects.toThrow(refused('notFound'));
  await show(theirs, src).catch(() => undefined);
  await expect(see(await example.actor('nora'), src)).rejects.toThrow(refused('notFound'));
});

test('C79: pages and versions show a picture with its words, its room and its width', async () => {
  const src = `/files/${'a'.repeat(64)}`;
  const image = (attrs: object) => renderRich([{ type: 'image', attrs: { src, ...attrs } }]);
  expect(image({ alt: 'A bus', width: 4, height: 3, size: 'small' })).toBe(
    `<figure class="picture-small"><img src="${src}" alt="A bus" width="4" height="3" loading="lazy"></figure>`,
  );
  expect(image({ size: 'x"y', width: '1e9' })).toBe(
    `<figure><img src="${src}" alt="" loading="lazy"></figure>`,
  );
  const id = await newMemo(example);
  const added = await add('ben', id, pngOf(5, 5));
  await show(id, added.src);
  await nameVersion(example.ctx, await example.actor('ben'), received({ document: id }, { name: 'n' }), call);
});
