import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGrant } from '../../server/actions/documents/addGrant.ts';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { document } from '../../server/actions/documents/document.ts';
import { documents, documentsFor } from '../../server/actions/documents/documents.ts';
import { duplicateDocument } from '../../server/actions/documents/duplicateDocument.ts';
import { moveDocument } from '../../server/actions/documents/moveDocument.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { noteOpened } from '../../server/actions/documents/noteOpened.ts';
import { owners } from '../../server/actions/documents/owners.ts';
import { putBackDocument } from '../../server/actions/documents/putBackDocument.ts';
import { removeDocument } from '../../server/actions/documents/removeDocument.ts';
import { renameDocument } from '../../server/actions/documents/renameDocument.ts';
import { starDocument, unstarDocument } from '../../server/actions/documents/starDocument.ts';
import { emptyTrash, erasedTables, keptTables } from '../../server/actions/documents/trash.ts';
import { readPublication } from '../../server/actions/library/readPublication.ts';
import { home } from '../../server/actions/networks/home.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { documentThing } from '../../server/auth/things.ts';
import { lineText, richOf } from '../../shared/content/text.ts';
import { can } from '../../shared/policy/can.ts';
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
}, 60_000);
afterAll(() => example.close());

const hosts = ['maria', 'ben', 'aisha', 'nora', 'helen', 'samuel', 'walt'];
const notFound = expect.objectContaining({ code: 'notFound' }) as Error;
const list = async (host: string, query: object = {}) =>
  documents(example.ctx, await example.actor(host), received(undefined, undefined, query), call);
const at = async (id: string) => (await example.ctx.rooms.contentAt(id)).content.fields;
const organisationOf = async (host: string) => {
  const actor = await example.actor(host);
  return actor.type === 'person' ? (actor.organisations[0]?.id ?? '') : '';
};
const ownMemo = async (host: string) => {
  const owner = { type: 'organisation', id: await organisationOf(host) } as const;
  const actor = await example.actor(host);
  return (await createDocument(example.ctx, actor, received(undefined, { kind: 'memo', owner }), call)).id;
};
const as = async <T>(
  host: string,
  action: (ctx: Example['ctx'], actor: never, got: never, by: never) => T,
  got: object,
) => action(example.ctx, (await example.actor(host)) as never, got as never, call as never);

test('D127: what SQL picks and what can() says are the same, for everybody and every document', async () => {
  const shared = await ownMemo('aisha');
  await as(
    'aisha',
    addGrant,
    received(
      { document: shared },
      {
        to: { type: 'network', id: await networkOf(example, 'aisha') },
        role: 'editor',
        publishConsent: false,
      },
    ),
  );
  const gone = await newMemo(example);
  await as('ben', removeDocument, received({ document: gone }));
  const sharedGone = await ownMemo('aisha');
  await as('aisha', removeDocument, received({ document: sharedGone }));
  const all = await example.ctx.db.selectFrom('document').select('id').execute();
  for (const host of hosts) {
    const actor = await example.actor(host);
    if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
    for (const trash of [false, true]) {
      const picked = await documentsFor(example.ctx, actor, { trash }).select('document.id').execute();
      const allowed = [];
      for (const { id } of all) {
        const thing = await documentThing(example.ctx.db, id);
        if (thing && can(actor, trash ? 'readRemoved' : 'read', thing)) allowed.push(id);
      }
      expect(picked.map((one) => one.id).toSorted(), `${host} ${trash ? 'trash' : ''}`).toEqual(
        allowed.toSorted(),
      );
    }
  }
});

test('D129: a new title stands in the document, signed; readers cannot give one', async () => {
  const id = await newMemo(example);
  await as('ben', renameDocument, received({ document: id }, { title: 'Mondays first' }));
  expect(lineText((await at(id)).title)).toBe('Mondays first');
  expect((await list('maria')).documents[0]).toMatchObject({ id, title: 'Mondays first' });
  const { personId } = await example.ctx.db
    .selectFrom('log')
    .select('person_id as personId')
    .where('document_id', '=', id)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  const ben = await example.actor('ben');
  expect(personId).toBe(ben.type === 'person' ? ben.id : '');
  await as('maria', renameDocument, received({ document: id }, { title: 'Tuesdays first' }));
  expect(lineText((await at(id)).title)).toBe('Tuesdays first');
  for (const host of ['helen', 'nora']) {
    await expect(as(host, renameDocument, received({ document: id }, { title: 'No' }))).rejects.toThrow(
      notFound,
    );
  }
});

test('D130: a duplicate says the same, names its source, and leaves the notes with the owner', async () => {
  const id = await newMemo(example);
  await write(example, id, 'ben', (content) => [
    ...finished(content),
    { type: 'text', address: 'notes', nodes: richOf('canary-in-notes') },
  ]);
  await as('ben', renameDocument, received({ document: id }, { title: 'Mondays' }));
  const same = (await as('ben', duplicateDocument, received({ document: id }, {}))).id;
  const copy = await at(same);
  expect(lineText(copy.title)).toBe('Copy of Mondays');
  expect(copy.learned).toEqual((await at(id)).learned);
  expect(JSON.stringify(copy)).toContain('canary-in-notes');
  const opened = await as('ben', document, received({ document: same }));
  expect(opened.source).toMatchObject({ documentId: id, n: 1, title: 'Mondays', forkedBy: 'Ben Hartzell' });
  const owner = { type: 'organisation', id: await organisationOf('aisha') };
  const other = (await as('aisha', duplicateDocument, received({ document: id }, { owner }))).id;
  expect(JSON.stringify(await at(other))).not.toContain('canary-in-notes');
  // Nothing was written in between: the version is the same one.
  expect((await as('aisha', document, received({ document: other }))).source?.n).toBe(1);
  await expect(as('helen', duplicateDocument, received({ document: id }, {}))).rejects.toThrow(notFound);
  await expect(as('nora', duplicateDocument, received({ document: id }, {}))).rejects.toThrow(notFound);
});

test('D131: stars and what was opened are one’s own', async () => {
  const [first, second] = [await newMemo(example), await newMemo(example)];
  await as('ben', starDocument, received({ document: first }));
  await as('ben', starDocument, received({ document: first }));
  await as('ben', noteOpened, received({ document: first }));
  expect((await list('ben', { starred: '1' })).documents).toMatchObject([{ id: first, starred: true }]);
  expect((await list('maria', { starred: '1' })).total).toBe(0);
  expect((await list('maria')).documents.find((one) => one.id === first)?.openedAt).toBeUndefined();
  const bens = await as('ben', home, received(undefined));
  expect(bens.recent[0]).toMatchObject({ id: first });
  expect(bens.starred.map((one) => one.id)).toEqual([first]);
  expect((await as('maria', home, received(undefined))).recent[0]?.id).toBe(second);
  await as('ben', unstarDocument, received({ document: first }));
  expect((await list('ben', { starred: '1' })).total).toBe(0);
  await expect(as('nora', starDocument, received({ document: first }))).rejects.toThrow(notFound);
  await expect(as('nora', noteOpened, received({ document: first }))).rejects.toThrow(notFound);
});

test('D132: moving needs both rights, ends what the new owner could not grant, and is in both logs', async () => {
  const id = await newMemo(example);
  const to = { type: 'organisation', id: await organisationOf('maria') } as const;
  const move = (host: string, owner: object, document = id) =>
    as(host, moveDocument, received({ document }, { owner }));
  await expect(move('ben', { type: 'organisation', id: await organisationOf('ben') })).rejects.toThrow(
    notFound,
  );
  await expect(move('maria', { type: 'network', id: await networkOf(example, 'nora') })).rejects.toThrow(
    notFound,
  );
  await expect(move('maria', { type: 'network', id: await networkOf(example, 'maria') })).rejects.toThrow(
    /already/,
  );
  const can = await as('maria', owners, received(undefined));
  expect(can.organisations.map((one) => one.id)).toContain(to.id);
  expect((await as('ben', document, received({ document: id }))).may.move).toBe(false);
  await move('maria', to);
  await expect(as('ben', document, received({ document: id }))).rejects.toThrow(notFound);
  expect((await as('maria', document, received({ document: id }))).document.owner).toMatchObject(to);
  const logged = await example.ctx.db
    .selectFrom('audit')
    .select(['network_id', 'organisation_id'])
    .where('document_id', '=', id)
    .where('action', '=', 'document.moved')
    .execute();
  expect(logged).toHaveLength(2);
  // What is shared with a network by its owner is not shared any more once the network owns it.
  const own = await ownMemo('aisha');
  const network = { type: 'network', id: await networkOf(example, 'aisha') } as const;
  await as(
    'aisha',
    addGrant,
    received({ document: own }, { to: network, role: 'viewer', publishConsent: false }),
  );
  await move('aisha', network, own);
  const left = await example.ctx.db
    .selectFrom('grant')
    .select('id')
    .where('document_id', '=', own)
    .where('ended_at', 'is', null)
    .execute();
  expect(left).toEqual([]);
  expect((await as('ben', document, received({ document: own }))).document.owner).toMatchObject(network);
});

const days = 86_400_000;

test('D133: the trash is emptied after 30 days; what was published or forked stays', async () => {
  const [plain, published, named] = [await newMemo(example), await newMemo(example), await newMemo(example)];
  for (const id of [plain, published, named]) {
    await write(example, id, 'ben', (content) => [
      ...finished(content),
      { type: 'text', address: 'problem', nodes: richOf('Uniqueword for the trash.') },
    ]);
    await as('ben', nameVersion, received({ document: id }, { name: 'first' })).catch(() => undefined);
  }
  const bare = await newMemo(example);
  await as(
    'maria',
    publish,
    received(
      { document: published },
      {
        visibility: 'listed',
        licence: 'CC0-1.0',
        artifactIds: [],
        reason: 'A test.',
      },
    ),
  );
  const copy = (await as('ben', duplicateDocument, received({ document: named }, {}))).id;
  await as('ben', starDocument, received({ document: plain }));
  for (const id of [plain, named, bare]) await as('ben', removeDocument, received({ document: id }));
  expect((await list('ben', { trash: '1' })).documents.find((one) => one.id === plain)?.removedBy).toBe(
    'Ben Hartzell',
  );
  // What is frozen is not removed by people; an administrator's script may do it.
  await example.ctx.lane.write((tx) =>
    tx.updateTable('document').set({ removed_at: Date.now() }).where('id', '=', published).execute(),
  );
  const later = (n: number) => ({ ...example.ctx, now: () => Date.now() + n * days });
  expect(await emptyTrash(later(29))).toBe(0);
  expect(await emptyTrash(later(31))).toBeGreaterThanOrEqual(4);
  expect(await emptyTrash(later(32))).toBe(0);
  for (const id of [plain, published, named, bare]) {
    for (const table of erasedTables) {
      const rows = await example.ctx.db
        .selectFrom(table)
        .select('document_id')
        .where('document_id', '=', id)
        .execute();
      expect(rows, table).toEqual([]);
    }
  }
  const documentRows = await example.ctx.db
    .selectFrom('document')
    .select('id')
    .where('id', '=', bare)
    .execute();
  expect(documentRows).toEqual([]);
  await expect(as('ben', putBackDocument, received({ document: plain }))).rejects.toThrow(notFound);
  expect((await list('ben', { trash: '1', q: 'uniqueword' })).total).toBe(0);
  const contents = await example.ctx.db
    .selectFrom('version_content')
    .select(['document_id', 'content_json'])
    .execute();
  expect(contents.filter((one) => one.document_id === plain)).toEqual([]);
  expect(contents.filter((one) => one.document_id === named)).toHaveLength(1);
  const read = await readPublication(example.ctx.db, { type: 'anonymous' }, published);
  expect(JSON.stringify(read?.version.content)).toContain('Uniqueword');
  expect((await as('ben', document, received({ document: copy }))).source?.documentId).toBe(named);
});

test('D134: no table with a document’s id is forgotten when the trash is emptied', async () => {
  const tables = await example.ctx.db.introspection.getTables();
  const concerned = tables
    .filter((table) => table.columns.some((column) => column.name === 'document_id'))
    .map((table) => table.name);
  expect(concerned.toSorted()).toEqual([...erasedTables, ...keptTables].toSorted());
});

test('D137: the list counts, sorts and pages, with as few queries for 200 as for 4', async () => {
  for (let i = 0; i < 6; i += 1) {
    const id = await newMemo(example);
    await as('ben', renameDocument, received({ document: id }, { title: `Sorted ${(7 - i) % 6}` }));
  }
  const wanted = { networkId: await networkOf(example, 'ben') };
  const whole = await list('ben', { ...wanted, sort: 'title', limit: 200 });
  expect(whole.total).toBe(whole.documents.length);
  const titles = whole.documents.map((one) => one.title);
  expect(titles).toEqual(
    titles.toSorted((a, b) =>
      a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0,
    ),
  );
  const page = await list('ben', { ...wanted, sort: 'title', from: 2, limit: 3 });
  expect(page.documents.map((one) => one.id)).toEqual(whole.documents.slice(2, 5).map((one) => one.id));
  expect(page.total).toBe(whole.total);
  const queries = async (limit: number) => {
    let count = 0;
    const db = example.ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        count += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    await documents(
      { ...example.ctx, db },
      await example.actor('ben'),
      received(undefined, undefined, { limit } as never),
      call,
    );
    return count;
  };
  for (const limit of [4, 40, 200]) expect(await queries(limit)).toBeLessThan(13);
});
