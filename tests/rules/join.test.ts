import { afterEach, beforeEach, expect, test } from 'vitest';
import { XmlText } from 'yjs';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { mostByOneLink } from '../../server/actions/joining/link.ts';
import { createGuesses, networkOf } from '../../server/auth/guesses.ts';
import { seedDemo } from '../../server/demo/seed.ts';
import { shortId } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { eventually } from '../kit/browser.ts';
import { awarenessFrame, dial } from '../kit/live-client.ts';
import { invitePerson, password, type SetUp, setUp, startServer, type TestServer } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Maria facilitates; Quakertown takes part; one memo of the network. */
let server: TestServer;
let workspace: SetUp;
let maria: Visitor;
let quakertown: string;
let memo: string;

beforeEach(async () => {
  server = await startServer();
  workspace = await setUp(server);
  maria = workspace.facilitator;
  ({ id: quakertown } = await maria.call('addOrganisation', {
    params: { network: workspace.networkId },
    body: { name: 'Quakertown', type: 'district' },
  }));
  memo = await newMemo();
});
afterEach(() => server.stop());

const notFound = { status: 404, code: 'notFound' };
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const meOf = async (visitor: Visitor) => (await visitor.call('session', {})).me;
const idOf = async (visitor: Visitor) => (await meOf(visitor))?.id ?? '';

async function newMemo(): Promise<string> {
  const owner = { type: 'network', id: workspace.networkId } as const;
  return (await maria.call('createDocument', { body: { kind: 'memo', owner } })).id;
}

async function makeLink(
  role: 'commenter' | 'editor' = 'editor',
  { document = memo, by = maria, lasting = day } = {},
): Promise<{ readonly id: string; readonly token: string }> {
  const { id, link } = await by.call('makeJoinLink', {
    params: { document },
    body: { role, ends: { in: lasting } },
  });
  return { id, token: tokenOf(link) };
}

async function joinAs(
  name: string,
  token: string,
  organisation: { id: string } | { name: string } = { id: quakertown },
) {
  const visitor = server.visitor();
  await visitor.call('join', { params: { token }, body: { name, organisation } });
  return visitor;
}

const open = (visitor: Visitor, document = memo) => visitor.call('document', { params: { document } });

/** As publishing "for our network only" leaves it. */
async function publishedForNetwork(document_id: string, id: string): Promise<void> {
  const by = await idOf(maria);
  await server.ctx.lane.write((tx) =>
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
}

async function audited(): Promise<string[]> {
  const rows = await server.ctx.db
    .selectFrom('audit')
    .select(['action', 'details_json'])
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.action} ${row.details_json}`);
}

test('H100: whoever may share makes a link of 192 bits; the database keeps its hash, and the answer shows it once', async () => {
  const { token } = await makeLink();
  expect(Buffer.from(token, 'base64url')).toHaveLength(24);
  for (const table of ['join_link', 'audit'] as const) {
    expect(JSON.stringify(await server.ctx.db.selectFrom(table).selectAll().execute())).not.toContain(token);
  }
  const listed = await maria.call('joinLinks', { params: { document: memo } });
  expect(listed.links).toMatchObject([{ role: 'editor', createdBy: 'Maria Lopez', came: 0, full: false }]);
  expect(JSON.stringify(listed)).not.toContain(token);
  const editor = await invitePerson(server, maria, { ...workspace, name: 'Ed Itor' });
  for (const call of [
    makeLink('editor', { by: editor }),
    editor.call('joinLinks', { params: { document: memo } }),
    editor.call('revokeJoinLink', { params: { document: memo, link: listed.links[0]?.id ?? '' } }),
  ]) {
    await expect(call).rejects.toMatchObject(notFound);
  }
  for (const lasting of [minute, 32 * day]) {
    await expect(makeLink('editor', { lasting })).rejects.toMatchObject({ code: 'badRequest' });
  }
});

test('H101: a link shows its holder title, inviter and organisations, and no more; reading it makes nobody', async () => {
  const { token } = await makeLink('commenter');
  const shown = await server.visitor().call('showJoin', { params: { token } });
  expect(Object.keys(shown).toSorted()).toEqual([
    'endsAt',
    'invitedBy',
    'kind',
    'network',
    'organisations',
    'role',
    'title',
  ]);
  expect(shown).toMatchObject({ invitedBy: 'Maria Lopez', network: 'Attendance', role: 'commenter' });
  expect(shown.organisations.map((one) => one.name)).toEqual(['Allentown School District', 'Quakertown']);
  expect(JSON.stringify(shown)).not.toContain(memo);
  expect(await server.ctx.db.selectFrom('person').select('id').execute()).toHaveLength(1);
});

test('H102: with a name and an organisation a stranger is in, and stays in after a reload, as what the link says', async () => {
  const [write, comment] = [await makeLink(), await makeLink('commenter')];
  const ana = await joinAs('Ana Ruiz', write.token);
  expect((await open(ana)).may).toMatchObject({ write: true, comment: true, share: false, remove: false });
  expect(await meOf(ana)).toMatchObject({
    name: 'Ana Ruiz',
    guest: { organisation: 'Quakertown' },
    networks: [],
    organisations: [],
    places: [{ documentId: memo, invitedBy: 'Maria Lopez', live: true, asked: false }],
  });
  const cam = await joinAs('Cam Ment', comment.token);
  expect((await open(cam)).may).toMatchObject({ write: false, comment: true, remove: false });
  const { links } = await maria.call('joinLinks', { params: { document: memo } });
  expect(links.map((link) => link.came)).toEqual([1, 1]);
  const log = await audited();
  expect(log.filter((line) => line.startsWith('joinLink.made'))).toHaveLength(2);
  expect(log.filter((line) => line.startsWith('guest.joined'))).toHaveLength(2);
  expect(log.join()).not.toContain('Ana');
});

test('H102: the same guest by the same link is not counted twice; another name at the same machine is another guest', async () => {
  const { token } = await makeLink();
  const ana = await joinAs('Ana Ruiz', token);
  const [before, cookie] = [await idOf(ana), ana.cookie];
  await ana.call('join', { params: { token }, body: {} });
  expect(await idOf(ana)).toBe(before);
  await ana.call('join', { params: { token }, body: { name: 'Bo Lin', organisation: { id: quakertown } } });
  expect((await meOf(ana))?.name).toBe('Bo Lin');
  expect(await server.ctx.sessions.validate(cookie)).toBeUndefined();
  const { links } = await maria.call('joinLinks', { params: { document: memo } });
  expect(links[0]?.came).toBe(2);
});

test('H103: an organisation is chosen from the list or typed; the same name typed twice is one, and joins no network', async () => {
  const { token } = await makeLink();
  await joinAs('Ana Ruiz', token, { name: ' quakertown ' });
  await joinAs('Bo Lin', token, { name: 'Lehigh Valley Reads' });
  await joinAs('Cy Day', token, { name: 'lehigh valley reads' });
  const names = await server.ctx.db.selectFrom('organisation').select('name').orderBy('name').execute();
  expect(names.map((row) => row.name)).toEqual([
    'Allentown School District',
    'Lehigh Valley Reads',
    'Quakertown',
  ]);
  const { organisations } = await maria.call('people', { params: { network: workspace.networkId } });
  expect(organisations.map((one) => one.organisation.name)).not.toContain('Lehigh Valley Reads');
  const elsewhere = await server.ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('name', 'like', 'Lehigh%')
    .executeTakeFirstOrThrow();
  await expect(joinAs('Di Wu', token, { id: elsewhere.id })).rejects.toMatchObject({
    code: 'badRequest',
    details: { fields: ['organisation'] },
  });
  for (let i = 1; i < 60; i += 1) await joinAs(`Nr ${i}`, token, { name: `Place number ${i}` });
  await expect(joinAs('One More', token, { name: 'Place number 60' })).rejects.toMatchObject({
    code: 'badRequest',
  });
  await joinAs('One More', token, { name: 'Place number 59' });
});

test('H104: a link that never was, one that has ended, one revoked and one to the trash are answered alike', async () => {
  const [never, late, revoked, trashed] = [
    shortId() + shortId() + shortId(),
    await makeLink('editor', { lasting: hour }),
    await makeLink(),
    await makeLink(),
  ];
  const ana = await joinAs('Ana Ruiz', late.token);
  await maria.call('revokeJoinLink', { params: { document: memo, link: revoked.id } });
  server.pass(hour);
  const answers: unknown[] = [];
  const ask = async (token: string) => {
    for (const method of ['GET', 'POST']) {
      const response = await server.visitor().request(`/api/join/${token}`, {
        method,
        ...(method === 'POST'
          ? { body: JSON.stringify({ name: 'X', organisation: { id: quakertown } }) }
          : {}),
      });
      answers.push({ status: response.status, body: await response.json() });
    }
  };
  for (const token of [never, late.token, revoked.token]) await ask(token);
  await maria.call('removeDocument', { params: { document: memo } });
  await ask(trashed.token);
  expect(answers).toHaveLength(8);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
  await expect(open(ana)).rejects.toMatchObject(notFound);
  expect((await meOf(ana))?.places).toMatchObject([{ live: false }]);
});

test('H105: revoking closes every guest of that link within a second, not a byte after; others stay', async () => {
  const { url } = await server.listen();
  const [gone, stays] = [await makeLink(), await makeLink()];
  const ana = await joinAs('Ana Ruiz', gone.token);
  const bo = await joinAs('Bo Lin', stays.token);
  const both = await joinAs('Cy Day', gone.token);
  await both.call('join', { params: { token: stays.token }, body: {} });
  const socket = async (visitor: Visitor) => {
    const line = dial(`${url.replace('http', 'ws')}/live/${memo}?protocol=1&schema=1`, undefined, {
      cookie: visitor.cookie,
    });
    await line.opened;
    await eventually('let in', () => line.client.synced || line.client.closed !== undefined);
    return line;
  };
  const [inside, other, hers] = [await socket(ana), await socket(bo), await socket(both)];
  expect(inside.client.welcome?.access).toBe('write');
  const from = Date.now();
  await maria.call('revokeJoinLink', { params: { document: memo, link: gone.id } });
  expect(await inside.ended).toBe(close.accessChanged);
  expect(Date.now() - from).toBeLessThan(1000);
  const heard = inside.client.updates.length;
  const sent = other.client.sent;
  other.client.doc.getXmlFragment('title').insert(0, [new XmlText('After')]);
  await eventually('stored', () => other.client.durable > sent);
  expect(inside.client.updates).toHaveLength(heard);
  expect(other.client.closed).toBeUndefined();
  expect(await hers.ended).toBe(close.accessChanged);
  const again = await socket(ana);
  expect(again.client.closed).toBe(close.notFound);
  expect(again.client.updates).toEqual([]);
  expect((await socket(both)).client.welcome?.access).toBe('write');
});

test('H106: the end of a link closes its guests by itself, within a second', async () => {
  const { url } = await server.listen();
  const { token } = await makeLink('editor', { lasting: 10 * minute });
  const ana = await joinAs('Ana Ruiz', token);
  const line = dial(`${url.replace('http', 'ws')}/live/${memo}?protocol=1&schema=1`, undefined, {
    cookie: ana.cookie,
  });
  await line.opened;
  await eventually('let in', () => line.client.synced);
  server.pass(10 * minute);
  const from = Date.now();
  expect(await line.ended).toBe(close.accessChanged);
  expect(Date.now() - from).toBeLessThan(1500);
  await expect(open(ana)).rejects.toMatchObject(notFound);
});

test('H107: who has an account comes in as themselves: at once where they may anyway, else with one word', async () => {
  const { token } = await makeLink();
  expect((await maria.call('showJoin', { params: { token } })).you).toMatchObject({ documentId: memo });
  const viewer = await invitePerson(server, maria, {
    ...workspace,
    organisationId: quakertown,
    role: 'viewer',
    name: 'Vi Ewer',
  });
  const { you } = await viewer.call('showJoin', { params: { token } });
  expect(you).toMatchObject({ name: 'Vi Ewer', guest: false, organisation: 'Quakertown' });
  expect(you?.documentId).toBeUndefined();
  await viewer.call('join', { params: { token }, body: {} });
  expect((await open(viewer)).may.write).toBe(true);
  expect((await meOf(viewer))?.guest).toBeUndefined();
  server.pass(day);
  expect((await open(viewer)).may.write).toBe(false);
});

test('H108: a guest of one document who opens another link has both, under the same name', async () => {
  const second = await newMemo();
  const third = await newMemo();
  const ana = await joinAs('Ana Ruiz', (await makeLink()).token);
  const other = await makeLink('commenter', { document: second });
  expect((await ana.call('showJoin', { params: { token: other.token } })).you).toMatchObject({
    name: 'Ana Ruiz',
    guest: true,
    organisation: 'Quakertown',
  });
  await ana.call('join', { params: { token: other.token }, body: {} });
  expect((await open(ana)).may.write).toBe(true);
  expect((await open(ana, second)).may).toMatchObject({ write: false, comment: true });
  await expect(open(ana, third)).rejects.toMatchObject(notFound);
  expect((await ana.call('home', {})).recent.map((one) => one.id).toSorted()).toEqual(
    [memo, second].toSorted(),
  );
});

test('A31: a guest sees no member list, no other document, no page of a network, and of the library what strangers see', async () => {
  const secret = await newMemo();
  const own = await maria.call('createDocument', {
    body: { kind: 'memo', owner: { type: 'organisation', id: workspace.organisationId } },
  });
  const artifact = await maria.call('addArtifact', {
    params: { cycle: workspace.cycleId },
    body: {
      title: 'Not for guests',
      sort: 'slides',
      url: 'https://example.org/slides',
      organisationId: workspace.organisationId,
      licence: 'CC-BY-4.0',
    },
  });
  const { token } = await makeLink();
  const guest = await joinAs('Ana Ruiz', token);
  const network = { network: workspace.networkId };
  const person = { person: await idOf(maria) };
  const [document, cycle] = [{ document: memo }, { cycle: workspace.cycleId }];
  const owners = [
    { type: 'network', id: workspace.networkId },
    { type: 'organisation', id: quakertown },
    { type: 'organisation', id: workspace.organisationId },
  ] as const;
  const tries = [
    guest.call('network', { params: network }),
    guest.call('people', { params: network }),
    guest.call('definitions', { params: network }),
    guest.call('updateNetwork', { params: network, body: { name: 'Mine' } }),
    guest.call('addOrganisation', { params: network, body: { name: 'Mine', type: 'district' } }),
    guest.call('invite', { params: network, body: { organisationId: quakertown, role: 'viewer' } }),
    guest.call('changeRole', { params: { ...network, ...person }, body: { role: 'viewer' } }),
    guest.call('removeMember', { params: { ...network, ...person } }),
    guest.call('startCycle', { params: network, body: {} }),
    guest.call('cycle', { params: cycle }),
    guest.call('updateCycle', { params: cycle, body: { title: 'Mine' } }),
    guest.call('organisation', { params: { organisation: workspace.organisationId } }),
    guest.call('organisation', { params: { organisation: quakertown } }),
    guest.call('createNetwork', { body: { name: 'Mine', organisationId: quakertown } }),
    ...owners.map((owner) => guest.call('createDocument', { body: { kind: 'memo', owner } })),
    ...[secret, own.id].map((id) => open(guest, id)),
    ...[secret, own.id].map((id) => guest.call('versions', { params: { document: id } })),
    guest.call('removeDocument', { params: document }),
    guest.call('freeze', { params: document, body: {} }),
    guest.call('publish', {
      params: document,
      body: { visibility: 'listed', licence: 'CC-BY-4.0', reason: 'because', artifactIds: [] },
    }),
    guest.call('grants', { params: document }),
    guest.call('joinLinks', { params: document }),
    makeLink('editor', { by: guest }),
    guest.call('answerPlace', { params: { ...document, ...person }, body: { accept: true } }),
  ];
  for (const [i, outcome] of (await Promise.allSettled(tries)).entries()) {
    expect(outcome, `try ${i}`).toMatchObject({ status: 'rejected', reason: notFound });
  }
  for (const query of [{}, { trash: '1' as const }, { networkId: workspace.networkId }]) {
    const { documents } = await guest.call('documents', { query });
    expect(documents.map((one) => one.id)).toEqual(query.trash ? [] : [memo]);
  }
  expect(await guest.call('home', {})).toMatchObject({ networks: [], waiting: [] });
  expect(JSON.stringify(await open(guest))).not.toContain(artifact.title);
  expect(JSON.stringify(await open(maria))).toContain(artifact.title);

  for (const [n, document_id] of [memo, secret].entries()) {
    await maria.call('freeze', { params: { document: document_id }, body: {} });
    await publishedForNetwork(document_id, `publication ${n}`);
  }
  expect((await maria.call('library', {})).entries).toHaveLength(2);
  const [theirs, strangers] = [await guest.call('library', {}), await server.visitor().call('library', {})];
  expect(theirs).toEqual(strangers);
  expect(theirs.entries).toEqual([]);
});

test('A32: what a guest writes is signed with person and organisation; they are present as a guest, and credited in versions', async () => {
  const { url } = await server.listen();
  const { token } = await makeLink();
  const ana = await joinAs('Ana Ruiz', token, { name: 'Lehigh Valley Reads' });
  const line = dial(`${url.replace('http', 'ws')}/live/${memo}?protocol=1&schema=1`, undefined, {
    cookie: ana.cookie,
  });
  await line.opened;
  await eventually('let in', () => line.client.synced);
  line.client.doc.getXmlFragment('title').insert(0, [new XmlText('By a guest')]);
  await eventually('on disk', () => line.client.durable >= line.client.sent && line.client.sent > 1);
  const found = await contributorsOf(server.ctx.db, memo, { epoch: 1, seq: 1000 });
  expect(found).toMatchObject([{ person: 'Ana Ruiz', organisation: 'Lehigh Valley Reads' }]);
  await maria.call('nameVersion', { params: { document: memo }, body: { name: 'After the meeting' } });
  const version = await server.ctx.db
    .selectFrom('version')
    .select('metadata_json')
    .where('document_id', '=', memo)
    .executeTakeFirstOrThrow();
  expect(version.metadata_json).toContain('Lehigh Valley Reads');
  const watching = dial(`${url.replace('http', 'ws')}/live/${memo}?protocol=1&schema=1`, undefined, {
    cookie: maria.cookie,
  });
  await watching.opened;
  line.client.raw(awarenessFrame({ client: line.client.doc.clientID, clock: 1, state: { field: 'title' } }));
  await eventually('somebody is there', () => watching.client.presence.size > 0);
  expect([...watching.client.presence.values()]).toMatchObject([
    { user: { name: 'Ana Ruiz', organisation: 'Lehigh Valley Reads', guest: true }, field: 'title' },
  ]);
});

test('H109: a guest keeps their place: the same person with an account, asked for to whoever may share', async () => {
  const { token } = await makeLink();
  const ana = await joinAs('Ana Ruiz', token);
  const id = await idOf(ana);
  const before = ana.cookie;
  await expect(
    ana.call('keepPlace', { body: { email: 'maria@allentown.example', password } }),
  ).rejects.toMatchObject({ code: 'emailTaken' });
  await ana.call('keepPlace', { body: { email: 'ana@quakertown.example', password } });
  expect(await server.ctx.sessions.validate(before)).toBeUndefined();
  const me = await meOf(ana);
  expect(me).toMatchObject({ id, email: 'ana@quakertown.example', places: [{ asked: true, live: true }] });
  expect(me?.guest).toBeUndefined();
  await expect(ana.call('keepPlace', { body: { email: 'x@y.example', password } })).rejects.toMatchObject({
    code: 'badRequest',
  });
  expect((await open(ana)).may.write).toBe(true);
  expect((await maria.call('home', {})).waiting).toContainEqual(
    expect.objectContaining({ type: 'place', title: 'Ana Ruiz', href: `/d/${memo}?panel=people` }),
  );
  const { requests } = await maria.call('joinLinks', { params: { document: memo } });
  expect(requests).toMatchObject([
    { id, name: 'Ana Ruiz', organisation: 'Quakertown', email: 'ana@quakertown.example' },
  ]);
  await maria.call('answerPlace', { params: { document: memo, person: id }, body: { accept: true } });
  expect((await maria.call('joinLinks', { params: { document: memo } })).requests).toEqual([]);
  server.pass(day);
  const again = server.visitor();
  await again.call('signIn', { body: { email: 'ana@quakertown.example', password } });
  expect(await meOf(again)).toMatchObject({ id, networks: [{ id: workspace.networkId, role: 'editor' }] });
  expect((await open(again)).may.write).toBe(true);
  const log = await audited();
  expect(log.filter((line) => /^guest\.(kept|accepted)/.test(line))).toHaveLength(2);
  expect(log.join()).not.toContain('quakertown.example');
});

test('H109: one may ask for 30 days after the link; who is declined keeps the account and loses the place with the link', async () => {
  const { token } = await makeLink();
  const [ana, bo] = [await joinAs('Ana Ruiz', token), await joinAs('Bo Lin', token)];
  await ana.call('keepPlace', { body: { email: 'ana@quakertown.example', password } });
  const params = { document: memo, person: await idOf(ana) };
  await maria.call('answerPlace', { params, body: { accept: false } });
  await expect(maria.call('answerPlace', { params, body: { accept: true } })).rejects.toMatchObject(notFound);
  expect((await open(ana)).may.write).toBe(true);
  server.pass(day);
  await expect(open(ana)).rejects.toMatchObject(notFound);
  server.pass(5 * day);
  await bo.call('keepPlace', { body: { email: 'bo@quakertown.example', password } });
  expect((await maria.call('joinLinks', { params: { document: memo } })).requests).toMatchObject([
    { name: 'Bo Lin' },
  ]);
});

test('H109: in an organisation’s own document staying is a grant to that person, and nothing else of the organisation', async () => {
  const owner = { type: 'organisation', id: workspace.organisationId } as const;
  const { id: document } = await maria.call('createDocument', { body: { kind: 'memo', owner } });
  const { id: other } = await maria.call('createDocument', { body: { kind: 'memo', owner } });
  const { token } = await makeLink('commenter', { document });
  const ana = await joinAs('Ana Ruiz', token, { name: 'Lehigh Valley Reads' });
  await ana.call('keepPlace', { body: { email: 'ana@reads.example', password } });
  const person = await idOf(ana);
  await maria.call('answerPlace', { params: { document, person }, body: { accept: true } });
  server.pass(2 * day);
  expect((await open(ana, document)).may).toMatchObject({ comment: true, write: false });
  await expect(open(ana, other)).rejects.toMatchObject(notFound);
  const { grants } = await maria.call('grants', { params: { document } });
  expect(grants).toMatchObject([{ to: { type: 'person', name: 'Ana Ruiz' }, role: 'commenter' }]);
});

test('H110: 2,000 people behind one address come in by one link without a refusal, also while somebody there guesses', async () => {
  const { token } = await makeLink();
  const people = Array.from({ length: 2000 }, (_, i) => `Person ${i}`);
  let refusals = 0;
  const guess = async () => {
    const answer = await server.visitor().request(`/api/join/${shortId() + shortId() + shortId()}`);
    if (answer.status === 429) refusals += 1;
    return answer;
  };
  for (let i = 0; i < people.length; i += 200) {
    await Promise.all([
      ...people.slice(i, i + 200).map((name) => joinAs(name, token)),
      ...Array.from({ length: 5 }, guess),
    ]);
  }
  const { links } = await maria.call('joinLinks', { params: { document: memo } });
  expect(links[0]).toMatchObject({ came: 2000, full: false });
  expect(refusals).toBeGreaterThan(0);
  const answer = await guess();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  server.pass(15 * minute);
  expect((await guess()).status).toBe(404);
});

test('H110: wrong links are counted by address, each once, for 15 minutes; memory of them is bounded', () => {
  let at = 0;
  const guesses = createGuesses(() => at);
  const refused = (address: string, token: string) => {
    try {
      guesses.wrong(address, token.padStart(64, '0'));
      return undefined;
    } catch (error) {
      return (error as { details?: { retryAfter: number } }).details?.retryAfter;
    }
  };
  // One link, broken on its way, that a whole school clicks on.
  for (let i = 0; i < 2000; i += 1) expect(refused('10.0.0.1', 'b'.repeat(64))).toBeUndefined();
  for (let i = 0; i < 19; i += 1) expect(refused('10.0.0.1', `${i}`.padEnd(64, 'a'))).toBeUndefined();
  at = 5 * minute;
  expect(refused('10.0.0.1', 'one more'.padEnd(64, 'c'))).toBe(600);
  expect(refused('10.0.0.2', 'one more'.padEnd(64, 'c'))).toBeUndefined();
  at = 15 * minute;
  expect(refused('10.0.0.1', 'one more'.padEnd(64, 'c'))).toBeUndefined();
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('::ffff:10.0.0.1')).toBe('::ffff:10.0.0.1');
});

test('H111: one link brings 3,000 people at most; then it is full, and whoever made it is told', async () => {
  const { id, token } = await makeLink();
  await server.ctx.lane.write(async (tx) => {
    for (let i = 0; i < mostByOneLink; i += 1) {
      const personId = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;
      await tx
        .insertInto('person')
        .values({
          id: personId,
          name: 'X',
          email: null,
          password_hash: null,
          locale: null,
          installation_admin: 0,
          created_at: 0,
          ended_at: null,
        })
        .execute();
      await tx
        .insertInto('join_place')
        .values({
          link_id: id,
          person_id: personId,
          organisation_id: quakertown,
          job: null,
          created_at: 0,
          asked_at: null,
          answered_at: null,
        })
        .execute();
    }
  });
  await expect(joinAs('One More', token)).rejects.toMatchObject({ status: 410, code: 'gone' });
  const { links } = await maria.call('joinLinks', { params: { document: memo } });
  expect(links[0]).toMatchObject({ came: mostByOneLink, full: true });
});

test('H112: the page of a link says nothing of what it opens to a program that reads its address', async () => {
  const { token } = await makeLink();
  const response = await server.visitor().request(`/join/${token}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('x-robots-tag')).toBe('noindex');
  const html = await response.text();
  expect(html).not.toContain('Attendance');
  expect(html).not.toContain(memo);
  expect((await server.visitor().request('/join/anything')).status).toBe(200);
});

test('H113: in the demonstration a link leads strangers to the plain host, where nobody is signed in already', async () => {
  const example = await startServer({ demo: (ctx) => seedDemo(ctx) });
  const { demo } = example.ctx;
  const host = `http://${demo?.people[0]?.host ?? ''}`;
  const facilitator = example.visitor({ origin: host });
  await facilitator.request('/', { headers: { accept: 'text/html' } });
  const document = demo?.documentId ?? '';
  const { link } = await facilitator.call('makeJoinLink', {
    params: { document },
    body: { role: 'editor', ends: { in: day } },
  });
  expect(new URL(link).hostname).toBe('localhost');
  const stranger = example.visitor({ origin: new URL(link).origin });
  await stranger.request(new URL(link).pathname, { headers: { accept: 'text/html' } });
  expect(stranger.cookies.size).toBe(0);
  const shown = await stranger.call('showJoin', { params: { token: tokenOf(link) } });
  const organisation = { id: shown.organisations[0]?.id ?? '' };
  await stranger.call('join', { params: { token: tokenOf(link) }, body: { name: 'Ana Ruiz', organisation } });
  expect((await open(stranger, document)).may.write).toBe(true);
  await example.stop();
});
