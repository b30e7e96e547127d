import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import {
  addressOf,
  invitePerson,
  password,
  type SetUp,
  setUp,
  startServer,
  type TestServer,
} from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

/** Maria administers Allentown. Fran, of Quakertown, facilitates the network too. */
let server: TestServer;
let workspace: SetUp;
let maria: Visitor;
let fran: Visitor;
let allentown: string;
let quakertown: string;

beforeEach(async () => {
  server = await startServer();
  workspace = await setUp(server);
  ({ facilitator: maria, organisationId: allentown } = workspace);
  ({ id: quakertown } = await maria.call('addOrganisation', {
    params: network(),
    body: { name: 'Quakertown', type: 'district' },
  }));
  fran = await person(maria, 'Fran Outside', quakertown, { role: 'facilitator' });
});
afterEach(() => server.stop());

const network = () => ({ network: workspace.networkId });
const idOf = async (visitor: Visitor) => (await visitor.call('session', {})).me?.id ?? '';
const person = (
  by: Visitor,
  name: string,
  organisationId: string,
  more: { role?: 'viewer' | 'editor' | 'facilitator'; admin?: boolean } = {},
) => invitePerson(server, by, { networkId: workspace.networkId, organisationId, name, ...more });
const notFound = { status: 404, code: 'notFound' };

/** A document of Allentown's own with a version. */
async function ownDocument(): Promise<string> {
  const { id } = await maria.call('createDocument', {
    body: { kind: 'memo', owner: { type: 'organisation', id: allentown } },
  });
  await maria.call('nameVersion', { params: { document: id }, body: { name: 'First' } });
  return id;
}

/** Everything by which somebody could get at what only members read. */
async function readsNothing(visitor: Visitor, document: string, url: string): Promise<void> {
  for (const query of [{}, { organisationId: allentown }]) {
    expect((await visitor.call('documents', { query })).documents).toEqual([]);
  }
  expect((await visitor.call('home', {})).recent).toEqual([]);
  expect(await visitor.call('organisation', { params: { organisation: allentown } })).toMatchObject({
    admin: false,
    members: [],
    unconfirmed: [],
    documents: [],
  });
  const params = { document, n: 1 };
  const owner = { type: 'organisation', id: allentown } as const;
  const tries = [
    visitor.call('document', { params }),
    visitor.call('versions', { params }),
    visitor.call('version', { params }),
    visitor.call('forkTargets', { params }),
    visitor.call('fork', { params, body: { owner: { type: 'network', id: workspace.networkId } } }),
    visitor.call('grants', { params }),
    visitor.call('addGrant', {
      params,
      body: { to: { type: 'network', id: workspace.networkId }, role: 'editor' },
    }),
    visitor.call('createDocument', { body: { kind: 'memo', owner } }),
    visitor.call('createNetwork', { body: { name: 'Another', organisationId: allentown } }),
  ];
  for (const outcome of await Promise.allSettled(tries)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: notFound });
  }
  expect(await closedWith(open(url, document, visitor))).toBe(close.notFound);
}

function open(url: string, document: string, visitor: Visitor): WebSocket {
  return new WebSocket(`${url.replace('http', 'ws')}/live/${document}`, {
    headers: { cookie: visitor.cookie },
  });
}
const closedWith = (socket: WebSocket) => new Promise<number>((told) => socket.on('close', told));
/** The first frame: let in. */
const letIn = (socket: WebSocket) =>
  new Promise<void>((told, failed) => {
    socket.once('message', () => told());
    socket.once('close', (code: number) => failed(new Error(`closed with ${code}`)));
  });

test('A11: a facilitator outside an organisation makes nobody read its documents, over HTTP or socket', async () => {
  const { url } = await server.listen();
  const document = await ownDocument();
  const shared = await person(maria, 'Sam Partner', quakertown);
  await maria.call('addGrant', {
    params: { document },
    body: { to: { type: 'organisation', id: quakertown }, role: 'viewer' },
  });
  expect((await shared.call('documents', {})).documents).toHaveLength(1);
  for (const role of ['viewer', 'editor', 'facilitator'] as const) {
    await readsNothing(await person(fran, `In ${role}`, allentown, { role }), document, url);
  }
  await expect(person(fran, 'Ad Min', allentown, { admin: true })).rejects.toMatchObject(notFound);
});

test('A11: what was shared with an organisation is for its members, not for whoever speaks for it', async () => {
  const { url } = await server.listen();
  await person(maria, 'Quinn Admin', quakertown, { admin: true });
  const document = await ownDocument();
  await maria.call('addGrant', {
    params: { document },
    body: { to: { type: 'organisation', id: quakertown }, role: 'editor' },
  });
  await readsNothing(await person(maria, 'Let In', quakertown), document, url);
  await expect(letIn(open(url, document, fran))).resolves.toBeUndefined();
});

test('A11: whoever speaks for an organisation without being its member does in the network all their role allows', async () => {
  const { url } = await server.listen();
  const speaker = await person(fran, 'Speak Er', allentown);
  const { me } = await speaker.call('session', {});
  expect(me).toMatchObject({
    organisations: [],
    unconfirmed: [{ organisation: { id: allentown }, job: 'teacherLeader', ask: ['Maria Lopez'] }],
    networks: [{ id: workspace.networkId, role: 'editor', organisationId: allentown }],
  });
  const owner = { type: 'network', id: workspace.networkId } as const;
  const { id: document } = await speaker.call('createDocument', { body: { kind: 'memo', owner } });
  await letIn(open(url, document, speaker));
  await speaker.call('nameVersion', { params: { document }, body: { name: 'First' } });
  expect(await speaker.call('forkTargets', { params: { document, n: 1 } })).toMatchObject({
    organisations: [],
    networks: [{ id: workspace.networkId }],
  });
  await speaker.call('fork', { params: { document, n: 1 }, body: { owner } });
  expect((await speaker.call('home', {})).networks).toHaveLength(1);
  const { organisations } = await speaker.call('people', { params: network() });
  expect(organisations[0]).toMatchObject({ organisation: { id: allentown }, gaps: ['principal'] });
  expect(organisations[0]?.members).toMatchObject([
    { name: 'Maria Lopez', confirmed: true },
    { name: 'Speak Er', confirmed: false, job: 'teacherLeader' },
  ]);
});

test('H63: an invitation says whether it makes one a member, and is judged when it is accepted', async () => {
  const invite = async (by: Visitor, organisationId: string, admin = false) => {
    const { link } = await by.call('invite', {
      params: network(),
      body: { organisationId, role: 'editor', admin },
    });
    return { token: link.split('/').at(-1) ?? '' };
  };
  const member = async (params: { token: string }) =>
    (await server.visitor().call('showInvitation', { params })).member;
  expect(await member(await invite(maria, allentown))).toBe(true);
  expect(await member(await invite(fran, allentown))).toBe(false);

  // Made while nobody looked after Quakertown; since then somebody does.
  const early = await invite(fran, quakertown, true);
  expect(await member(early)).toBe(true);
  await person(maria, 'Quinn Admin', quakertown, { admin: true });
  expect(await server.visitor().call('showInvitation', { params: early })).toMatchObject({
    member: false,
    admin: false,
  });
  const late = server.visitor();
  await late.call('acceptInvitation', {
    params: early,
    body: { name: 'La Te', email: addressOf('La Te'), password },
  });
  expect((await late.call('session', {})).me?.organisations).toEqual([]);
});

test('H64: administrators confirm who speaks for them; nobody else may, or sees who waits', async () => {
  const { url } = await server.listen();
  const document = await ownDocument();
  const speaker = await person(fran, 'Speak Er', allentown);
  const personId = await idOf(speaker);
  const member = await person(maria, 'Mem Ber', allentown, { role: 'facilitator' });
  const params = { organisation: allentown };
  const body = { personId, job: 'principal' } as const;
  for (const nobody of [fran, member, speaker]) {
    await expect(nobody.call('confirmMember', { params, body })).rejects.toMatchObject(notFound);
    await expect(
      nobody.call('endMember', { params: { ...params, person: await idOf(member) } }),
    ).rejects.toMatchObject(notFound);
    expect((await nobody.call('organisation', { params })).unconfirmed).toEqual([]);
    expect((await nobody.call('home', {})).waiting.filter(({ type }) => type === 'confirm')).toEqual([]);
  }
  await expect(server.visitor().call('confirmMember', { params, body })).rejects.toMatchObject({
    status: 401,
  });
  expect((await maria.call('organisation', { params })).unconfirmed).toEqual([
    { id: personId, name: 'Speak Er', job: 'teacherLeader', networks: ['Attendance'] },
  ]);
  expect((await maria.call('home', {})).waiting).toMatchObject([
    { type: 'confirm', title: 'Speak Er', href: `/o/${allentown}` },
  ]);

  await maria.call('confirmMember', { params, body });
  expect((await speaker.call('session', {})).me).toMatchObject({
    organisations: [{ admin: false, job: 'principal', organisation: { id: allentown } }],
    unconfirmed: [],
  });
  await letIn(open(url, document, speaker));
  expect((await maria.call('organisation', { params })).unconfirmed).toEqual([]);
  expect((await maria.call('home', {})).waiting).toEqual([]);
  // Once is enough, and only who speaks for the organisation can be confirmed.
  await expect(maria.call('confirmMember', { params, body })).rejects.toMatchObject(notFound);
  for (const other of [await idOf(fran), uuidv7()]) {
    await expect(
      maria.call('confirmMember', { params, body: { personId: other, job: 'other' } }),
    ).rejects.toMatchObject(notFound);
  }
});

test('H65: a membership that ends is felt within a second, and is not given back by somebody outside', async () => {
  const { url } = await server.listen();
  const document = await ownDocument();
  const member = await person(maria, 'Mem Ber', allentown, { admin: true });
  const params = { organisation: allentown, person: await idOf(member) };
  const socket = open(url, document, member);
  await letIn(socket);
  const closed = closedWith(socket);
  const from = Date.now();
  await maria.call('endMember', { params });
  expect(await closed).toBe(close.accessChanged);
  expect(Date.now() - from).toBeLessThan(1000);
  await readsNothing(member, document, url);
  await expect(maria.call('endMember', { params })).rejects.toMatchObject(notFound);
  // Still in the network, which is its facilitators' to say; administrators are not asked again.
  expect((await member.call('session', {})).me?.networks).toHaveLength(1);
  expect((await maria.call('home', {})).waiting).toEqual([]);

  const { link } = await fran.call('invite', {
    params: network(),
    body: { organisationId: allentown, role: 'facilitator' },
  });
  await member.call('acceptInvitation', { params: { token: link.split('/').at(-1) ?? '' }, body: {} });
  await readsNothing(member, document, url);
  // Confirmed anew, they administer nothing.
  await maria.call('confirmMember', {
    params: { organisation: allentown },
    body: { personId: params.person, job: 'other' },
  });
  expect((await member.call('session', {})).me?.organisations).toMatchObject([{ admin: false }]);
});

test('H66: an organisation keeps an administrator, whoever goes first', async () => {
  const params = async (visitor: Visitor) => ({ organisation: allentown, person: await idOf(visitor) });
  await expect(maria.call('endMember', { params: await params(maria) })).rejects.toMatchObject({
    status: 409,
    code: 'lastAdministrator',
  });
  const second = await person(maria, 'Se Cond', allentown, { admin: true });
  const [ofMaria, ofSecond] = [await params(maria), await params(second)];
  const both = await Promise.allSettled([
    maria.call('endMember', { params: ofSecond }),
    second.call('endMember', { params: ofMaria }),
  ]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test('H56: who confirmed whom, and ended whose membership, is in the audit log', async () => {
  const speaker = await person(fran, 'Speak Er', allentown);
  const personId = await idOf(speaker);
  await maria.call('confirmMember', {
    params: { organisation: allentown },
    body: { personId, job: 'principal' },
  });
  await maria.call('endMember', { params: { organisation: allentown, person: personId } });
  const rows = await server.ctx.db
    .selectFrom('audit')
    .selectAll()
    .where('action', 'like', 'organisation.member%')
    .orderBy('id')
    .execute();
  expect(rows.map((row) => row.action)).toEqual(['organisation.memberConfirmed', 'organisation.memberEnded']);
  const by = await idOf(maria);
  for (const row of rows) {
    expect(row).toMatchObject({ person_id: by, organisation_id: allentown });
    expect(row.details_json).toContain(personId);
  }
});
