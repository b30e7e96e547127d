import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGrant } from '../../server/actions/documents/addGrant.ts';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { document } from '../../server/actions/documents/document.ts';
import { documents } from '../../server/actions/documents/documents.ts';
import { copyTitle } from '../../server/actions/documents/copyTitle.ts';
import { endGrant } from '../../server/actions/documents/endGrant.ts';
import { grants } from '../../server/actions/documents/grants.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { putBackDocument } from '../../server/actions/documents/putBackDocument.ts';
import { removeDocument } from '../../server/actions/documents/removeDocument.ts';
import { updateDocument } from '../../server/actions/documents/updateDocument.ts';
import { version, versions } from '../../server/actions/documents/versions.ts';
import { readVersion } from '../../server/actions/documents/readVersion.ts';
import type { Content } from '../../shared/content/fields.ts';
import { verifyChain } from '../../shared/content/seal.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { uuidv7 } from '../../shared/ids.ts';
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
const open = async (host: string, id: string) =>
  document(example.ctx, await example.actor(host), received({ document: id }), call);
const list = async (host: string, query: object = {}) => {
  const answer = await documents(
    example.ctx,
    await example.actor(host),
    received(undefined, undefined, query),
    call,
  );
  return answer.documents;
};

test('D1: a document comes with its seed, quickly, and belongs to one owner', async () => {
  const started = performance.now();
  const id = await newMemo(example);
  expect(performance.now() - started).toBeLessThan(500);
  const { content, seq } = await example.ctx.rooms.contentAt(id);
  expect(seq).toBe(1);
  expect(content.fields.decisions).toHaveLength(3);
  const opened = await open('ben', id);
  expect(opened.document).toMatchObject({ title: '', owner: { type: 'network' }, state: 'live' });
  expect(opened.may).toMatchObject({ write: true, publish: false, share: false });
  expect((await open('helen', id)).may.write).toBe(false);
});

test('D2: nobody creates, opens or changes what is not theirs', async () => {
  const id = await newMemo(example);
  const nora = await example.actor('nora');
  await expect(open('nora', id)).rejects.toThrow(refused('notFound'));
  await expect(open('nora', uuidv7())).rejects.toThrow(refused('notFound'));
  await expect(
    document(example.ctx, { type: 'anonymous' }, received({ document: id }), call),
  ).rejects.toThrow(refused('signedOut'));
  const owner = { type: 'network', id: await networkOf(example, 'maria') } as const;
  const create = (actor: typeof nora) =>
    createDocument(example.ctx, actor, received(undefined, { kind: 'memo', owner }), call);
  await expect(create(nora)).rejects.toThrow(refused('notFound'));
  await expect(create(await example.actor('helen'))).rejects.toThrow(refused('notFound'));
  const change = (host: string) =>
    example
      .actor(host)
      .then((actor) =>
        updateDocument(example.ctx, actor, received({ document: id }, { template: true }), call),
      );
  await expect(change('samuel')).rejects.toThrow(refused('notFound'));
  await expect(change('ben')).resolves.toEqual({ ok: true });
  const foreign = await example.ctx.db.selectFrom('cycle').select('id').executeTakeFirstOrThrow();
  await expect(
    createDocument(
      example.ctx,
      nora,
      received(undefined, {
        kind: 'memo',
        owner: { type: 'network', id: await networkOf(example, 'nora') },
        cycleId: foreign.id,
      }),
      call,
    ),
  ).rejects.toThrow(refused('notFound'));
});

test('D3: lists show what one may read; search ignores case and accents', async () => {
  const id = await newMemo(example);
  await write(example, id, 'maria', () => [
    { type: 'text', address: 'title', nodes: lineOf('Leer en español, de día') },
  ]);
  await copyTitle(example.ctx, id, (await example.ctx.rooms.contentAt(id)).content);
  expect((await list('ben', { q: 'ESPANOL dia' })).map((one) => one.id)).toEqual([id]);
  expect((await list('ben'))[0]?.id).toBe(id);
  expect(await list('nora')).toEqual([]);
  const titles = (await list('aisha')).map((one) => one.title);
  expect(titles).toContain('Third-absence letter: how we do it in Pottstown');
  expect((await list('ben')).map((one) => one.title)).not.toContain(
    'Third-absence letter: how we do it in Pottstown',
  );
});

test('D4: what is removed is in the trash and can be put back', async () => {
  const id = await newMemo(example);
  const ben = await example.actor('ben');
  await removeDocument(example.ctx, ben, received({ document: id }), call);
  await expect(open('maria', id)).rejects.toThrow(refused('notFound'));
  expect((await list('maria')).map((one) => one.id)).not.toContain(id);
  expect((await list('maria', { trash: '1' })).map((one) => one.id)).toContain(id);
  expect(await list('helen', { trash: '1' })).toEqual([]);
  const later = { ...example.ctx, now: () => Date.now() + 31 * 86_400_000 };
  const gone = await documents(later, ben, received(undefined, undefined, { trash: '1' }), call);
  expect(gone.documents).toEqual([]);
  await putBackDocument(example.ctx, ben, received({ document: id }), call);
  expect((await open('maria', id)).document.id).toBe(id);
});

test('D5: an id typed into a reference tells nothing of another network', async () => {
  const artifact = await example.ctx.db
    .selectFrom('artifact')
    .select(['id', 'title'])
    .executeTakeFirstOrThrow();
  const theirs = await newMemo(example, 'nora');
  await write(example, theirs, 'nora', () => [
    {
      type: 'insertRow',
      list: 'artifacts',
      row: { id: 'AAAAAAAAAAAA', fields: { artifact: artifact.id } },
    },
  ]);
  expect((await open('nora', theirs)).surroundings.references[artifact.id]).toBeUndefined();
  const ours = (await open('maria', example.demo.documentId)).surroundings;
  expect(ours.references[artifact.id]?.label).toBe(artifact.title);
});

test('D6: a grant opens a document of an organisation, and its end closes it', async () => {
  const walt = await example.actor('walt');
  const [own] = (await list('aisha')).filter((one) => one.owner.type === 'organisation');
  const id = own?.id ?? '';
  const aisha = await example.actor('aisha');
  await expect(open('ben', id)).rejects.toThrow(refused('notFound'));
  await expect(grants(example.ctx, walt, received({ document: id }), call)).rejects.toThrow(
    refused('notFound'),
  );
  const { candidates } = await grants(example.ctx, aisha, received({ document: id }), call);
  expect(candidates.map((one) => one.name)).toContain('Two Rivers Attendance Network');
  expect(candidates.map((one) => one.name)).not.toContain('Ridgeway');
  const network = candidates.find((one) => one.type === 'network') ?? { type: 'network', id: '' };
  const share = (role: 'viewer' | 'editor', to: { type: 'network' | 'organisation'; id: string }) =>
    addGrant(
      example.ctx,
      aisha,
      received({ document: id }, { to: { type: to.type, id: to.id }, role, publishConsent: true }),
      call,
    );
  await share('viewer', network);
  expect((await open('ben', id)).role).toBe('viewer');
  const second = await share('editor', network);
  expect((await open('ben', id)).may).toMatchObject({ write: true, share: false, publish: false });
  const listed = await grants(example.ctx, aisha, received({ document: id }), call);
  expect(listed.grants).toMatchObject([{ role: 'editor', publishConsent: true }]);
  const stranger = await networkOf(example, 'nora');
  await expect(share('viewer', { type: 'network', id: stranger })).rejects.toThrow(refused('badRequest'));
  await endGrant(example.ctx, aisha, received({ document: id, grant: second.id }), call);
  await expect(open('ben', id)).rejects.toThrow(refused('notFound'));
});

test('D7: putting a document of an organisation into a cycle lets the network read it', async () => {
  const aisha = await example.actor('aisha');
  const owner = {
    type: 'organisation',
    id: aisha.type === 'person' ? (aisha.organisations[0]?.id ?? '') : '',
  } as const;
  const { id } = await createDocument(example.ctx, aisha, received(undefined, { kind: 'memo', owner }), call);
  await expect(open('ben', id)).rejects.toThrow(refused('notFound'));
  const cycleId = (await open('maria', example.demo.documentId)).cycle?.id ?? '';
  const put = async (host: string) =>
    updateDocument(example.ctx, await example.actor(host), received({ document: id }, { cycleId }), call);
  await expect(put('walt')).rejects.toThrow(refused('notFound'));
  await put('aisha');
  await put('aisha');
  expect((await open('ben', id)).role).toBe('viewer');
  expect(await list('ben', { networkId: await networkOf(example, 'ben') })).toContainEqual(
    expect.objectContaining({ id, cycleId }),
  );
  const listed = await grants(example.ctx, aisha, received({ document: id }), call);
  expect(listed.grants).toMatchObject([{ role: 'viewer', publishConsent: true }]);
});

const name = async (id: string, called: string) =>
  nameVersion(example.ctx, await example.actor('ben'), received({ document: id }, { name: called }), call);

test('D10, D11: versions are numbered and chained; a flipped byte fails', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', finished);
  const made = await Promise.all([name(id, 'one'), name(id, 'two'), name(id, 'three')]);
  expect(new Set(made.map((one) => one.n))).toEqual(new Set([1, 2, 3]));
  const rows = await example.ctx.db
    .selectFrom('version')
    .innerJoin('version_content', (join) =>
      join
        .onRef('version_content.document_id', '=', 'version.document_id')
        .onRef('version_content.n', '=', 'version.n'),
    )
    .selectAll('version')
    .select('content_json')
    .where('version.document_id', '=', id)
    .orderBy('version.n')
    .execute();
  const chain = rows.map((row) => ({
    content: JSON.parse(row.content_json) as Content,
    metadata: JSON.parse(row.metadata_json) as unknown,
    contentHash: row.content_hash,
    hash: row.hash,
    previousHash: row.previous_hash,
  }));
  expect(verifyChain(chain)).toEqual({ ok: true });
  for (const what of ['content_json', 'metadata_json'] as const) {
    const flipped = chain.map((one, i) => {
      const text = rows[i]?.[what] ?? '';
      if (i !== 1) return one;
      const changed = JSON.parse(
        text.replace('Allentown', 'Bllentown').replace('learned one', 'learned two'),
      );
      return what === 'content_json'
        ? { ...one, content: changed as Content }
        : { ...one, metadata: changed as unknown };
    });
    expect(verifyChain(flipped)).toMatchObject({ ok: false, index: 1 });
  }
  await expect(
    example.ctx.lane.write((tx) =>
      tx.updateTable('version').set({ name: 'x' }).where('document_id', '=', id).execute(),
    ),
  ).rejects.toThrow('rows of version are never changed');
});

test('D12, D13: notes and later writers are in no version', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', (content) => [
    ...finished(content),
    { type: 'text', address: 'notes', nodes: richOf('canary-in-notes') },
  ]);
  const { n } = await name(id, 'first');
  await write(example, id, 'aisha', () => [{ type: 'text', address: 'title', nodes: lineOf('Later') }]);
  const kept = await readVersion(example.ctx.db, id, n);
  expect(JSON.stringify(kept)).not.toContain('canary-in-notes');
  expect(kept?.metadata.title).toBe('');
  const stored = await example.ctx.db
    .selectFrom('version_content')
    .select('authorship_json')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(stored.authorship_json).toContain('Ben Hartzell');
  expect(stored.authorship_json).not.toContain('Aisha');
  expect(
    (await versions(example.ctx, await example.actor('helen'), received({ document: id }), call)).versions,
  ).toMatchObject([{ n: 1, type: 'named', name: 'first', createdBy: 'Ben Hartzell' }]);
});

test('D14: a version reads the same after names have changed', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', finished);
  const { n } = await name(id, 'then');
  const show = async () =>
    (await version(example.ctx, await example.actor('ben'), received({ document: id, n }), call)).html;
  const before = await show();
  expect(before).toContain('Quakertown');
  await example.ctx.lane.write((tx) =>
    tx.updateTable('organisation').set({ name: 'Renamed' }).where('name', '=', 'Quakertown').execute(),
  );
  expect(await show()).toBe(before);
  await example.ctx.lane.write((tx) =>
    tx.updateTable('organisation').set({ name: 'Quakertown' }).where('name', '=', 'Renamed').execute(),
  );
});
