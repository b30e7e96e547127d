import { afterAll, beforeAll, expect, test } from 'vitest';
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

const day = 24 * 60 * 60_000;
let server: TestServer;
let workspace: SetUp;

beforeAll(async () => {
  server = await startServer();
  workspace = await setUp(server);
});
afterAll(() => server.stop());

async function invite(more: { email?: string; role?: 'viewer' | 'editor'; admin?: boolean } = {}) {
  const { link, id } = await workspace.facilitator.call('invite', {
    params: { network: workspace.networkId },
    body: { organisationId: workspace.organisationId, role: 'editor', ...more },
  });
  return { id, link, params: { token: link.split('/').at(-1) ?? '' } };
}

const account = (name: string) => ({ name, email: addressOf(name), password });

test('H40: set-up makes person, organisation, network and a first cycle of 49 days from today, and signs in', async () => {
  const { facilitator, networkId, cycleId } = workspace;
  const { me, setUpNeeded } = await facilitator.call('session', {});
  expect(setUpNeeded).toBe(false);
  expect(me).toMatchObject({
    name: 'Maria Lopez',
    installationAdmin: true,
    organisations: [{ admin: true, organisation: { name: 'Allentown School District', claimed: true } }],
    networks: [{ id: networkId, name: 'Attendance', role: 'facilitator' }],
  });
  const { cycle } = await facilitator.call('cycle', { params: { cycle: cycleId } });
  expect(cycle).toMatchObject({ n: 1, title: 'Cycle 1', phase: 'implement' });
  expect((Date.parse(cycle.endsOn) - Date.parse(cycle.startsOn)) / day + 1).toBe(49);
});

test('H40: set-up happens once, also when two do it at the same moment', async () => {
  const fresh = await startServer();
  expect(await fresh.visitor().call('session', {})).toEqual({ setUpNeeded: true });
  const both = await Promise.allSettled([setUp(fresh), setUp(fresh)]);
  const refused = both.filter((one) => one.status === 'rejected');
  expect(refused).toMatchObject([{ reason: { status: 409, code: 'alreadySetUp' } }]);
  expect(await fresh.ctx.db.selectFrom('person').select('id').execute()).toHaveLength(1);
  expect(await fresh.ctx.db.selectFrom('organisation').select('id').execute()).toHaveLength(1);
  await fresh.stop();
});

test('H41: an invitation shows what one is invited to, and no more', async () => {
  const { params } = await invite({ email: 'new@example.org' });
  const shown = await server.visitor().call('showInvitation', { params });
  expect(shown).toMatchObject({
    network: 'Attendance',
    organisation: { name: 'Allentown School District' },
    role: 'editor',
    email: 'new@example.org',
    invitedBy: 'Maria Lopez',
  });
});

test('H41: the database keeps the hash of an invitation’s token only', async () => {
  const { params } = await invite();
  expect(Buffer.from(params.token, 'base64url')).toHaveLength(20);
  const rows = await server.ctx.db.selectFrom('invitation').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(params.token);
});

test('H42: who accepts has an account, is signed in, and is a member of organisation and network', async () => {
  const { params } = await invite({ role: 'viewer' });
  const visitor = server.visitor();
  const answer = await visitor.call('acceptInvitation', {
    params,
    body: { ...account('Ben Hart'), job: 'principal' },
  });
  expect(answer).toEqual({ networkId: workspace.networkId, organisationId: workspace.organisationId });
  const { me } = await visitor.call('session', {});
  expect(me).toMatchObject({
    name: 'Ben Hart',
    installationAdmin: false,
    organisations: [{ admin: false, job: 'principal' }],
    networks: [{ role: 'viewer' }],
  });
});

test('H43: an invitation works once, for seven days, and not after it is revoked', async () => {
  const used = await invite();
  await server.visitor().call('acceptInvitation', { params: used.params, body: account('First Use') });
  const late = await invite();
  const revoked = await invite();
  await workspace.facilitator.call('revokeInvitation', {
    params: { network: workspace.networkId, invitation: revoked.id },
  });
  server.pass(3 * day);
  const open = await invite();
  server.pass(4 * day);
  for (const { params } of [used, late, revoked]) {
    const gone = { status: 410, code: 'gone' };
    await expect(server.visitor().call('showInvitation', { params })).rejects.toMatchObject(gone);
    await expect(
      server.visitor().call('acceptInvitation', { params, body: account('Too Late') }),
    ).rejects.toMatchObject(gone);
  }
  await server.visitor().call('showInvitation', { params: open.params });
  await expect(
    server.visitor().call('showInvitation', { params: { token: 'a-token-that-never-was-one' } }),
  ).rejects.toMatchObject({ status: 404 });
  workspace.facilitator.cookies.clear();
  await workspace.facilitator.call('signIn', { body: { email: 'maria@allentown.example', password } });
});

test('H43: of two who accept at the same moment one gets in', async () => {
  const { params } = await invite();
  const accept = (name: string) => server.visitor().call('acceptInvitation', { params, body: account(name) });
  const both = await Promise.allSettled([accept('Same Moment'), accept('Other Moment')]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(both.filter((one) => one.status === 'rejected')).toMatchObject([{ reason: { status: 410 } }]);
  const people = await server.ctx.db
    .selectFrom('person')
    .select('id')
    .where('name', 'in', ['Same Moment', 'Other Moment'])
    .execute();
  expect(people).toHaveLength(1);
});

test('H44: an invitation for another address: ask the facilitator', async () => {
  const { params } = await invite({ email: 'invited@example.org' });
  const asked = { status: 403, code: 'askFacilitator' };
  await expect(
    server.visitor().call('acceptInvitation', { params, body: account('Not Invited') }),
  ).rejects.toMatchObject(asked);
  await expect(workspace.facilitator.call('acceptInvitation', { params, body: {} })).rejects.toMatchObject(
    asked,
  );
  await server
    .visitor()
    .call('acceptInvitation', { params, body: { ...account('Invited'), email: 'Invited@Example.org' } });
});

test('H45: an address that has an account signs in first, then accepts with it', async () => {
  const other = await startServer();
  const { facilitator, ...there } = await setUp(other);
  const visitor = await invitePerson(other, facilitator, { ...there, name: 'Has Account' });
  const { networkId } = await facilitator.call('createNetwork', {
    body: { name: 'Second network', organisationId: there.organisationId },
  });
  const { link } = await facilitator.call('invite', {
    params: { network: networkId },
    body: { organisationId: there.organisationId, role: 'editor' },
  });
  const params = { token: link.split('/').at(-1) ?? '' };
  await expect(
    other.visitor().call('acceptInvitation', { params, body: account('Has Account') }),
  ).rejects.toMatchObject({ status: 409, code: 'emailTaken' });
  await visitor.call('acceptInvitation', { params, body: {} });
  const { me } = await visitor.call('session', {});
  expect(me?.networks.map((network) => network.name).toSorted()).toEqual(['Attendance', 'Second network']);
  await other.stop();
});

test('H46: a new account needs a name, an address and a password of ten characters', async () => {
  const { params } = await invite();
  const accept = (body: object) => server.visitor().call('acceptInvitation', { params, body });
  await expect(accept({})).rejects.toMatchObject({
    status: 400,
    details: { fields: ['name', 'email', 'password'] },
  });
  await expect(accept({ ...account('Short'), password: 'short' })).rejects.toMatchObject({
    status: 400,
    details: { fields: ['password'] },
  });
});

test('H47: one changes one’s own name and language', async () => {
  const visitor: Visitor = await invitePerson(server, workspace.facilitator, {
    ...workspace,
    name: 'Old Name',
  });
  const me = await visitor.call('updateMe', { body: { name: 'New Name', locale: 'es' } });
  expect(me).toMatchObject({ name: 'New Name', locale: 'es' });
  await expect(server.visitor().call('updateMe', { body: { name: 'X' } })).rejects.toMatchObject({
    status: 401,
    code: 'signedOut',
  });
});
