import { afterEach, beforeEach, expect, test } from 'vitest';
import { XmlText } from 'yjs';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { indexMissingPublications } from '../../server/actions/documents/indexText.ts';
import { eventually } from '../kit/browser.ts';
import { awarenessFrame, dial } from '../kit/live-client.ts';
import { day, idOf, type Meeting, meOf, openMeeting } from '../kit/meeting.ts';
import { password } from '../kit/server.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

let here: Meeting;
beforeEach(async () => {
  here = await openMeeting();
});
afterEach(() => here.server.stop());

const notFound = { status: 404, code: 'notFound' };

/** As publishing "for our network only" leaves it. */
async function publishedForNetwork(document_id: string, id: string): Promise<void> {
  const by = await idOf(here.maria);
  await here.server.ctx.lane.write((tx) =>
    tx
      .insertInto('publication')
      .values({
        id,
        document_id,
        n: 1,
        cycle_id: null,
        cycle_n: null,
        visibility: 'network',
        licence: 'CC-BY-4.0',
        reason: null,
        created_by: by,
        created_at: 1,
        withdrawn_at: null,
        withdrawn_reason: null,
      })
      .execute(),
  );
  await indexMissingPublications(here.server.ctx);
}

test('A31: a guest sees no member list, no other document, no page of a network, and of the library what strangers see', async () => {
  const secret = await here.newMemo();
  const own = await here.maria.call('createDocument', {
    body: { kind: 'memo', owner: { type: 'organisation', id: here.workspace.organisationId } },
  });
  const artifact = await here.maria.call('addArtifact', {
    params: { cycle: here.workspace.cycleId },
    body: {
      title: 'Not for guests',
      sort: 'slides',
      url: 'https://example.org/slides',
      organisationId: here.workspace.organisationId,
      licence: 'CC-BY-4.0',
    },
  });
  const { token } = await here.makeLink();
  const guest = await here.joinAs('Ana Ruiz', token);
  const network = { network: here.workspace.networkId };
  const person = { person: await idOf(here.maria) };
  const [document, cycle] = [{ document: here.memo }, { cycle: here.workspace.cycleId }];
  const owners = [
    { type: 'network', id: here.workspace.networkId },
    { type: 'organisation', id: here.quakertown },
    { type: 'organisation', id: here.workspace.organisationId },
  ] as const;
  const tries = [
    guest.call('network', { params: network }),
    guest.call('people', { params: network }),
    guest.call('definitions', { params: network }),
    guest.call('updateNetwork', { params: network, body: { name: 'Mine' } }),
    guest.call('addOrganisation', { params: network, body: { name: 'Mine', type: 'district' } }),
    guest.call('invite', { params: network, body: { organisationId: here.quakertown, role: 'viewer' } }),
    guest.call('changeRole', { params: { ...network, ...person }, body: { role: 'viewer' } }),
    guest.call('removeMember', { params: { ...network, ...person } }),
    guest.call('startCycle', { params: network, body: {} }),
    guest.call('cycle', { params: cycle }),
    guest.call('updateCycle', { params: cycle, body: { title: 'Mine' } }),
    guest.call('organisation', { params: { organisation: here.workspace.organisationId } }),
    guest.call('organisation', { params: { organisation: here.quakertown } }),
    guest.call('createNetwork', { body: { name: 'Mine', organisationId: here.quakertown } }),
    ...owners.map((owner) => guest.call('createDocument', { body: { kind: 'memo', owner } })),
    ...[secret, own.id].map((id) => here.open(guest, id)),
    ...[secret, own.id].map((id) => guest.call('versions', { params: { document: id } })),
    guest.call('removeDocument', { params: document }),
    guest.call('freeze', { params: document, body: {} }),
    guest.call('publish', {
      params: document,
      body: { visibility: 'listed', licence: 'CC-BY-4.0', reason: 'because', artifactIds: [] },
    }),
    guest.call('grants', { params: document }),
    guest.call('joinLinks', { params: document }),
    here.makeLink('editor', { by: guest }),
    guest.call('answerPlace', { params: { ...document, ...person }, body: { accept: true } }),
  ];
  for (const [i, outcome] of (await Promise.allSettled(tries)).entries()) {
    expect(outcome, `try ${i}`).toMatchObject({ status: 'rejected', reason: notFound });
  }
  for (const query of [{}, { trash: '1' as const }, { networkId: here.workspace.networkId }]) {
    const { documents } = await guest.call('documents', { query });
    expect(documents.map((one) => one.id)).toEqual(query.trash ? [] : [here.memo]);
  }
  expect(await guest.call('home', {})).toMatchObject({ networks: [], waiting: [] });
  expect(JSON.stringify(await here.open(guest))).not.toContain(artifact.title);
  expect(JSON.stringify(await here.open(here.maria))).toContain(artifact.title);

  for (const [n, document_id] of [here.memo, secret].entries()) {
    await here.maria.call('freeze', { params: { document: document_id }, body: {} });
    await publishedForNetwork(document_id, `publication ${n}`);
  }
  expect((await here.maria.call('library', {})).entries).toHaveLength(2);
  const [theirs, strangers] = [
    await guest.call('library', {}),
    await here.server.visitor().call('library', {}),
  ];
  expect(theirs).toEqual(strangers);
  expect(theirs.entries).toEqual([]);
});

test('A32: what a guest writes is signed with person and organisation; they are present as a guest, and credited in versions', async () => {
  const { url } = await here.server.listen();
  const { token } = await here.makeLink();
  const ana = await here.joinAs('Ana Ruiz', token, { name: 'Lehigh Valley Reads' });
  const line = dial(
    `${url.replace('http', 'ws')}/live/${here.memo}?protocol=1&schema=${schemaVersion}`,
    undefined,
    {
      cookie: ana.cookie,
    },
  );
  await line.opened;
  await eventually('let in', () => line.client.synced);
  line.client.doc.getXmlFragment('title').insert(0, [new XmlText('By a guest')]);
  await eventually('on disk', () => line.client.durable >= line.client.sent && line.client.sent > 1);
  const found = await contributorsOf(here.server.ctx.db, here.memo, { epoch: 1, seq: 1000 });
  expect(found).toMatchObject([{ person: 'Ana Ruiz', organisation: 'Lehigh Valley Reads' }]);
  await here.maria.call('nameVersion', {
    params: { document: here.memo },
    body: { name: 'After the meeting' },
  });
  const version = await here.server.ctx.db
    .selectFrom('version')
    .select('metadata_json')
    .where('document_id', '=', here.memo)
    .executeTakeFirstOrThrow();
  expect(version.metadata_json).toContain('Lehigh Valley Reads');
  const watching = dial(
    `${url.replace('http', 'ws')}/live/${here.memo}?protocol=1&schema=${schemaVersion}`,
    undefined,
    {
      cookie: here.maria.cookie,
    },
  );
  await watching.opened;
  line.client.raw(awarenessFrame({ client: line.client.doc.clientID, clock: 1, state: { field: 'title' } }));
  await eventually('somebody is there', () => watching.client.presence.size > 0);
  expect([...watching.client.presence.values()]).toMatchObject([
    { user: { name: 'Ana Ruiz', organisation: 'Lehigh Valley Reads', guest: true }, field: 'title' },
  ]);
});

test('H109: a guest keeps their place: the same person with an account, asked for to whoever may share', async () => {
  const { token } = await here.makeLink();
  const ana = await here.joinAs('Ana Ruiz', token);
  const id = await idOf(ana);
  const before = ana.cookie;
  await expect(
    ana.call('keepPlace', { body: { email: 'maria@allentown.example', password } }),
  ).rejects.toMatchObject({ code: 'emailTaken' });
  await ana.call('keepPlace', { body: { email: 'ana@quakertown.example', password } });
  expect(await here.server.ctx.sessions.validate(before)).toBeUndefined();
  const me = await meOf(ana);
  expect(me).toMatchObject({ id, email: 'ana@quakertown.example', places: [{ asked: true, live: true }] });
  expect(me?.guest).toBeUndefined();
  await expect(ana.call('keepPlace', { body: { email: 'x@y.example', password } })).rejects.toMatchObject({
    code: 'badRequest',
  });
  expect((await here.open(ana)).may.write).toBe(true);
  expect((await here.maria.call('home', {})).waiting).toContainEqual(
    expect.objectContaining({ type: 'place', title: 'Ana Ruiz', href: `/d/${here.memo}?panel=people` }),
  );
  const { requests } = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(requests).toMatchObject([
    { id, name: 'Ana Ruiz', organisation: 'Quakertown', email: 'ana@quakertown.example' },
  ]);
  await here.maria.call('answerPlace', {
    params: { document: here.memo, person: id },
    body: { accept: true },
  });
  expect((await here.maria.call('joinLinks', { params: { document: here.memo } })).requests).toEqual([]);
  here.server.pass(day);
  const again = here.server.visitor();
  await again.call('signIn', { body: { email: 'ana@quakertown.example', password } });
  expect(await meOf(again)).toMatchObject({
    id,
    networks: [{ id: here.workspace.networkId, role: 'editor' }],
  });
  expect((await here.open(again)).may.write).toBe(true);
  const log = await here.audited();
  expect(log.filter((line) => /^guest\.(kept|accepted)/.test(line))).toHaveLength(2);
  expect(log.join()).not.toContain('quakertown.example');
});

test('H109: one may ask for 30 days after the link; who is declined keeps the account and loses the place with the link', async () => {
  const { token } = await here.makeLink();
  const [ana, bo] = [await here.joinAs('Ana Ruiz', token), await here.joinAs('Bo Lin', token)];
  await ana.call('keepPlace', { body: { email: 'ana@quakertown.example', password } });
  const params = { document: here.memo, person: await idOf(ana) };
  await here.maria.call('answerPlace', { params, body: { accept: false } });
  await expect(here.maria.call('answerPlace', { params, body: { accept: true } })).rejects.toMatchObject(
    notFound,
  );
  expect((await here.open(ana)).may.write).toBe(true);
  here.server.pass(day);
  await expect(here.open(ana)).rejects.toMatchObject(notFound);
  here.server.pass(5 * day);
  await bo.call('keepPlace', { body: { email: 'bo@quakertown.example', password } });
  expect((await here.maria.call('joinLinks', { params: { document: here.memo } })).requests).toMatchObject([
    { name: 'Bo Lin' },
  ]);
});

test('H109: in an organisation’s own document staying is a grant to that person, and nothing else of the organisation', async () => {
  const owner = { type: 'organisation', id: here.workspace.organisationId } as const;
  const { id: document } = await here.maria.call('createDocument', { body: { kind: 'memo', owner } });
  const { id: other } = await here.maria.call('createDocument', { body: { kind: 'memo', owner } });
  const { token } = await here.makeLink('commenter', { document });
  const ana = await here.joinAs('Ana Ruiz', token, { name: 'Lehigh Valley Reads' });
  await ana.call('keepPlace', { body: { email: 'ana@reads.example', password } });
  const person = await idOf(ana);
  await here.maria.call('answerPlace', { params: { document, person }, body: { accept: true } });
  here.server.pass(2 * day);
  expect((await here.open(ana, document)).may).toMatchObject({ comment: true, write: false });
  await expect(here.open(ana, other)).rejects.toMatchObject(notFound);
  const { grants } = await here.maria.call('grants', { params: { document } });
  expect(grants).toMatchObject([{ to: { type: 'person', name: 'Ana Ruiz' }, role: 'commenter' }]);
});
