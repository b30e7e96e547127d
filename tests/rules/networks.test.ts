import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { phaseOn, usualDates } from '../../server/actions/cycles/dates.ts';
import { assignIdentity } from '../../server/actions/networks/identity.ts';
import { routes, type RouteName } from '../../shared/contract/routes.ts';
import type { Identity } from '../../shared/model.ts';
import { close } from '../../shared/protocol/close.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { invitePerson, type SetUp, setUp, startServer, type TestServer } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

let server: TestServer;
let workspace: SetUp;
let params: { network: string };
let quakertown: string;
let editor: Visitor;
let viewer: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  server = await startServer();
  workspace = await setUp(server);
  const { facilitator, networkId, organisationId } = workspace;
  params = { network: networkId };
  ({ id: quakertown } = await facilitator.call('addOrganisation', {
    params,
    body: { name: 'Quakertown Community School District', type: 'district' },
  }));
  editor = await invitePerson(server, facilitator, {
    networkId,
    organisationId: quakertown,
    name: 'Ed Itor',
  });
  viewer = await invitePerson(server, facilitator, {
    networkId,
    organisationId: quakertown,
    role: 'viewer',
    name: 'Vi Ewer',
  });
  const { networkId: elsewhere } = await facilitator.call('createNetwork', {
    body: { name: 'Elsewhere', organisationId },
  });
  const { id: pottstown } = await facilitator.call('addOrganisation', {
    params: { network: elsewhere },
    body: { name: 'Pottstown', type: 'district' },
  });
  stranger = await invitePerson(server, facilitator, {
    networkId: elsewhere,
    organisationId: pottstown,
    role: 'facilitator',
    name: 'Str Anger',
  });
});
afterAll(() => server.stop());

const idOf = async (visitor: Visitor) => (await visitor.call('session', {})).me?.id ?? '';
const newPerson = (name: string, role: 'editor' | 'facilitator' = 'editor') =>
  invitePerson(server, workspace.facilitator, {
    networkId: workspace.networkId,
    organisationId: quakertown,
    role,
    name,
  });

const bodies: Partial<Record<RouteName, object>> = {
  updateNetwork: { name: 'Renamed' },
  addOrganisation: { name: 'Another', type: 'district' },
  changeRole: { role: 'viewer' },
  saveProblem: { sentence: 'Too many absences.' },
  addDefinition: { sort: 'measure', name: 'Chronic absence', body: {} },
  reviseDefinition: { sort: 'measure', name: 'Chronic absence', body: {} },
  startCycle: {},
  updateCycle: { title: 'Renamed' },
  updateOrganisation: { name: 'Renamed' },
};
const facilitatorsOnly: readonly RouteName[] = [
  'updateNetwork',
  'addOrganisation',
  'invite',
  'changeRole',
  'removeMember',
  'revokeInvitation',
];
const editorsToo: readonly RouteName[] = [
  'saveProblem',
  'addDefinition',
  'reviseDefinition',
  'startCycle',
  'updateCycle',
  'addArtifact',
  'removeArtifact',
];
const readersToo: readonly RouteName[] = ['network', 'people', 'definitions', 'agreeDefinition', 'cycle'];

test('H50: what a network does not let somebody do, and ids that never were, look the same: 404', async () => {
  const { id: definition } = await workspace.facilitator.call('addDefinition', {
    params,
    body: { sort: 'measure', name: 'Tried by others', body: {} },
  });
  const artifactBody = {
    title: 'Agenda',
    sort: 'agenda',
    url: 'https://example.org',
    organisationId: quakertown,
    licence: 'CC-BY-4.0',
  };
  const { id: artifact } = await workspace.facilitator.call('addArtifact', {
    params: { cycle: workspace.cycleId },
    body: { ...artifactBody, sort: 'agenda', licence: 'CC-BY-4.0' },
  });
  const { id: invitation } = await workspace.facilitator.call('invite', {
    params,
    body: { organisationId: quakertown, role: 'editor' },
  });
  const ids: Record<string, string> = {
    network: workspace.networkId,
    cycle: workspace.cycleId,
    organisation: quakertown,
    definition,
    artifact,
    invitation,
    person: await idOf(workspace.facilitator),
    n: '1',
  };
  const unknown = Object.fromEntries(Object.keys(ids).map((key) => [key, key === 'n' ? '1' : uuidv7()]));
  const body = (name: RouteName) =>
    name === 'addArtifact'
      ? artifactBody
      : name === 'invite'
        ? { organisationId: quakertown, role: 'editor' }
        : bodies[name];
  const ask = async (visitor: Visitor, name: RouteName, among: Record<string, string>) => {
    const [method, path] = routes[name];
    const filled = path.replace(/:(\w+)/g, (_, key: string) => among[key] ?? '');
    const sent = body(name);
    const response = await visitor.request(filled, {
      method,
      ...(sent ? { body: JSON.stringify(sent) } : {}),
    });
    return { status: response.status, text: await response.text() };
  };
  const refused = async (visitor: Visitor, names: readonly RouteName[]) => {
    for (const name of names) {
      const answer = await ask(visitor, name, ids);
      expect(answer.status, name).toBe(404);
      expect(answer.text, name).toBe((await ask(visitor, name, unknown)).text);
    }
  };
  await refused(stranger, [...facilitatorsOnly, ...editorsToo, ...readersToo]);
  await refused(viewer, [...facilitatorsOnly, ...editorsToo]);
  await refused(editor, facilitatorsOnly);
  await refused(stranger, ['organisation', 'updateOrganisation']);
  for (const name of [...facilitatorsOnly, ...editorsToo, ...readersToo]) {
    expect((await ask(server.visitor(), name, ids)).status, name).toBe(401);
  }
});

test('H51: addresses and open invitations are for facilitators; a district without a principal shows a gap', async () => {
  const seen = await workspace.facilitator.call('people', { params });
  const column = seen.organisations.find((one) => one.organisation.id === quakertown);
  expect(column?.members.map((member) => member.email)).toContain('ed.itor@example.org');
  expect(column?.gaps).toEqual(['principal']);
  expect(seen.invitations.length).toBeGreaterThan(0);

  const byEditor = await editor.call('people', { params });
  const addresses = byEditor.organisations.flatMap((one) =>
    one.members.flatMap((member) => member.email ?? []),
  );
  expect(addresses).toEqual(['ed.itor@example.org']);
  expect(byEditor.invitations).toEqual([]);
  expect(byEditor.organisations[0]?.organisation.id).toBe(quakertown);
});

test('H52: a claimed organisation’s administrators are made by its own', async () => {
  const own = await startServer();
  const { facilitator, networkId } = await setUp(own);
  const there = { network: networkId };
  const { id: organisationId } = await facilitator.call('addOrganisation', {
    params: there,
    body: { name: 'Corner Reading Room', type: 'community' },
  });
  const invited = { networkId, organisationId, role: 'facilitator', admin: true, name: 'Ad Min' } as const;
  const admin = await invitePerson(own, facilitator, invited);
  const { organisation } = await admin.call('organisation', { params: { organisation: organisationId } });
  expect(organisation.claimed).toBe(true);
  await expect(invitePerson(own, facilitator, { ...invited, name: 'No Admin' })).rejects.toMatchObject({
    status: 404,
  });
  await invitePerson(own, admin, { ...invited, name: 'Second Admin' });
  await own.stop();
});

test('H53: an organisation gets a look of its own, as long as there are any', () => {
  const taken: Identity[] = [];
  for (let index = 0; index < 72; index += 1) taken.push(assignIdentity(`Allentown ${index}`, taken));
  expect(new Set(taken.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(72);
  expect(new Set(taken.map(({ initials }) => initials)).size).toBe(72);
  expect(taken.every(({ initials }) => initials.length <= 3)).toBe(true);
  const [first, second] = taken;
  expect(first?.colour).not.toBe(second?.colour);
  expect(first?.pattern).not.toBe(second?.pattern);
});

test.for([
  ['Allentown School District', 'AL'],
  ['Quakertown Community School District', 'QC'],
  ['Office of the County of Bucks', 'OCB'],
  ['Distrito Escolar de Ponce', 'PO'],
  ['Ñandú', 'ÑA'],
] as const)('H53: %s is %s', ([name, initials]) => {
  expect(assignIdentity(name, []).initials).toBe(initials);
});

test('H54: a changed role and a removal take effect at once, and close that person’s sockets', async () => {
  const visitor = await newPerson('Rem Oved');
  const person = await idOf(visitor);
  const seen: unknown[][] = [];
  const { rooms } = server.ctx;
  const before = rooms.close.bind(rooms);
  rooms.close = (...args) => seen.push(args);
  await workspace.facilitator.call('changeRole', { params: { ...params, person }, body: { role: 'viewer' } });
  expect((await visitor.call('network', { params })).role).toBe('viewer');
  await workspace.facilitator.call('removeMember', { params: { ...params, person } });
  rooms.close = before;
  await expect(visitor.call('network', { params })).rejects.toMatchObject({ status: 404 });
  expect(seen).toEqual([
    [{ personId: person }, close.accessChanged],
    [{ personId: person }, close.accessChanged],
  ]);
});

test('H54: one may leave by oneself', async () => {
  const visitor = await newPerson('Le Aver');
  await visitor.call('removeMember', { params: { ...params, person: await idOf(visitor) } });
  expect((await visitor.call('session', {})).me?.networks).toEqual([]);
});

test('H55: a network keeps a facilitator, whoever goes first', async () => {
  const { facilitator } = workspace;
  const person = await idOf(facilitator);
  const last = { status: 409, code: 'lastFacilitator' };
  await expect(
    facilitator.call('changeRole', { params: { ...params, person }, body: { role: 'editor' } }),
  ).rejects.toMatchObject(last);
  await expect(facilitator.call('removeMember', { params: { ...params, person } })).rejects.toMatchObject(
    last,
  );

  const own = await startServer();
  const there = await setUp(own);
  const second = await invitePerson(own, there.facilitator, {
    ...there,
    role: 'facilitator',
    name: 'Se Cond',
  });
  const leave = async (visitor: Visitor) =>
    visitor.call('removeMember', { params: { network: there.networkId, person: await idOf(visitor) } });
  const both = await Promise.allSettled([leave(there.facilitator), leave(second)]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  await own.stop();
});

test('H56: rights are changed with a line in the audit log, without addresses or tokens', async () => {
  const rows = await server.ctx.db.selectFrom('audit').selectAll().execute();
  const actions = new Set(rows.map((row) => row.action));
  for (const action of ['installation.setUp', 'invitation.made', 'invitation.accepted', 'member.removed']) {
    expect(actions).toContain(action);
  }
  expect(JSON.stringify(rows)).not.toContain('@');
});

test('H57: the problem is saved as a whole; its measure is a definition of the same network', async () => {
  const { facilitator } = workspace;
  const whole = { sentence: 'A quarter of our pupils miss too much.', baseline: 24, target: 18, unit: '%' };
  await editor.call('saveProblem', { params, body: { ...whole, dueOn: '2027-06-01' } });
  expect((await facilitator.call('network', { params })).problem).toEqual({ ...whole, dueOn: '2027-06-01' });
  await editor.call('saveProblem', { params, body: { sentence: 'Shorter.' } });
  expect((await facilitator.call('network', { params })).problem).toEqual({ sentence: 'Shorter.' });
  await expect(
    editor.call('saveProblem', { params, body: { ...whole, definitionId: uuidv7() } }),
  ).rejects.toMatchObject({ status: 404 });
});

test('H58: a definition has versions; each organisation agrees to one, a new one is agreed by nobody', async () => {
  const measure = { numerator: 'Missed 10 % of days', denominator: 'Enrolled 20 days or more' };
  const { id } = await editor.call('addDefinition', {
    params,
    body: { sort: 'measure', name: 'Chronic absence', body: measure },
  });
  const find = async () => {
    const { definitions } = await viewer.call('definitions', { params });
    return definitions.find((one) => one.id === id);
  };
  const agree = (by: Visitor, n: number) =>
    by.call('agreeDefinition', { params: { ...params, definition: id, n } });
  await agree(viewer, 1);
  await agree(editor, 1);
  await agree(workspace.facilitator, 1);
  expect(await find()).toMatchObject({ n: 1, body: measure });
  const agreed = (await find())?.agreed ?? [];
  expect(new Map(agreed.map((one) => [one.organisationId, one.by]))).toEqual(
    new Map([
      [quakertown, 'Vi Ewer'],
      [workspace.organisationId, 'Maria Lopez'],
    ]),
  );
  const revised = {
    sort: 'measure',
    name: 'Chronic absence',
    body: { ...measure, window: 'To date' },
  } as const;
  expect(
    await editor.call('reviseDefinition', { params: { ...params, definition: id }, body: revised }),
  ).toEqual({
    n: 2,
  });
  expect(await find()).toMatchObject({ n: 2, agreed: [], versions: [{ n: 1 }, { n: 2 }] });
  await expect(agree(viewer, 3)).rejects.toMatchObject({ status: 404 });
  const waiting = (await viewer.call('home', {})).waiting.filter((one) => one.title === 'Chronic absence');
  expect(waiting).toMatchObject([{ type: 'agree' }]);
});

test('H58: a skill keeps its descriptors and terms, and stays a skill', async () => {
  const body = {
    descriptors: [{ level: 'Emerging', band: 'K-2', text: 'Follows two steps' }],
    terms: [{ organisationId: quakertown, term: 'Sequencing' }],
  };
  const { id } = await editor.call('addDefinition', {
    params,
    body: { sort: 'skill', name: 'Algorithms', body },
  });
  const { definitions } = await editor.call('definitions', { params });
  expect(definitions.find((one) => one.id === id)?.body).toEqual(body);
  await expect(
    editor.call('reviseDefinition', {
      params: { ...params, definition: id },
      body: { sort: 'measure', name: 'Algorithms', body: {} },
    }),
  ).rejects.toMatchObject({ status: 400 });
  const foreign = { ...body, terms: [{ organisationId: uuidv7(), term: 'x' }] };
  await expect(
    editor.call('addDefinition', { params, body: { sort: 'skill', name: 'Foreign', body: foreign } }),
  ).rejects.toMatchObject({ status: 400 });
});

test('H59: a cycle’s phase follows from its dates', () => {
  const dates = usualDates('2026-09-01');
  const phases = ['2026-08-31', '2026-09-01', dates.collectOn, dates.compareOn, dates.decideOn, dates.endsOn];
  expect(phases.map((on) => phaseOn(on, dates, false))).toEqual([
    'planned',
    'implement',
    'collect',
    'compare',
    'decide',
    'decide',
  ]);
  expect(phaseOn('2027-01-01', dates, false)).toBe('ended');
  expect(phaseOn('2026-09-02', dates, true)).toBe('published');
});

test('H59: the phases of a cycle are in their order; other lengths than usual are allowed', async () => {
  const dates = {
    startsOn: '2026-09-01',
    collectOn: '2026-09-03',
    compareOn: '2026-09-04',
    decideOn: '2026-09-05',
    endsOn: '2026-09-06',
  };
  const { id } = await editor.call('startCycle', { params, body: { title: 'Short', dates } });
  const wrong = { ...dates, compareOn: '2026-09-02' };
  const refused = { status: 400, details: { fields: ['compareOn'] } };
  await expect(editor.call('startCycle', { params, body: { dates: wrong } })).rejects.toMatchObject(refused);
  await expect(
    editor.call('updateCycle', { params: { cycle: id }, body: { dates: wrong } }),
  ).rejects.toMatchObject(refused);
  await editor.call('updateCycle', { params: { cycle: id }, body: { title: 'Renamed' } });
  const { cycle, network } = await viewer.call('cycle', { params: { cycle: id } });
  expect(cycle).toMatchObject({ ...dates, title: 'Renamed', n: 2 });
  expect(network.organisations[0]?.id).toBe(quakertown);
});

test('H60: artifacts are links to the web, of an organisation of the network', async () => {
  const cycle = workspace.cycleId;
  const body = { title: 'Agenda', sort: 'agenda', licence: 'CC-BY-4.0', organisationId: quakertown } as const;
  const add = (url: string, organisationId: string = quakertown) =>
    editor.call('addArtifact', { params: { cycle }, body: { ...body, url, organisationId } });
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'agenda']) {
    await expect(add(url), url).rejects.toMatchObject({ status: 400, details: { fields: ['url'] } });
  }
  await expect(add('https://example.org', uuidv7())).rejects.toMatchObject({ status: 404 });
  const { id } = await add('https://example.org/agenda');
  await editor.call('removeArtifact', { params: { cycle, artifact: id } });
  const { artifacts } = await viewer.call('cycle', { params: { cycle } });
  expect(artifacts.map((artifact) => artifact.id)).not.toContain(id);
  await expect(editor.call('removeArtifact', { params: { cycle, artifact: id } })).rejects.toMatchObject({
    status: 404,
  });
});

test('H61: only a district has a context profile, only its admin changes it, and partners don’t see its members', async () => {
  const { facilitator, organisationId } = workspace;
  const organisation = { organisation: organisationId };
  const profile = { state: 'PA', enrolment: 16_500, englishLearners: 24, localeCategory: 'city' } as const;
  const changed = await facilitator.call('updateOrganisation', { params: organisation, body: { profile } });
  expect(changed.profile).toEqual(profile);
  await expect(
    editor.call('updateOrganisation', { params: { organisation: quakertown }, body: { name: 'X' } }),
  ).rejects.toMatchObject({ status: 404 });
  const byPartner = await editor.call('organisation', { params: organisation });
  expect(byPartner).toMatchObject({ admin: false, members: [], organisation: { profile } });
});

test('H62: the same name twice in a network is refused; nobody brings in another’s organisation by its name', async () => {
  const { facilitator, organisationId } = workspace;
  const name = 'Allentown School District';
  await expect(
    facilitator.call('addOrganisation', { params, body: { name: name.toLowerCase(), type: 'district' } }),
  ).rejects.toMatchObject({ status: 400, details: { fields: ['name'] } });

  const other = (await stranger.call('session', {})).me;
  const { networkId } = await stranger.call('createNetwork', {
    body: { name: 'A third', organisationId: other?.organisations[0]?.organisation.id ?? '' },
  });
  const added = await stranger.call('addOrganisation', {
    params: { network: networkId },
    body: { name, type: 'district' },
  });
  expect(added.id).not.toBe(organisationId);
});

test('H54: an open socket is closed within a second of signing out, of a changed role and of a removal', async () => {
  const own = await startServer();
  const { facilitator, networkId, organisationId } = await setUp(own);
  const { url } = await own.listen();
  const { id } = await facilitator.call('createDocument', {
    body: { kind: 'memo', owner: { type: 'network', id: networkId } },
  });
  const open = async (visitor: Visitor) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live/${id}`, {
      headers: { cookie: visitor.cookie },
    });
    const closed = new Promise<number>((told) => socket.on('close', told));
    await new Promise((opened) => socket.once('message', opened));
    return { closed };
  };
  const visitor = await invitePerson(own, facilitator, { networkId, organisationId, name: 'So Cket' });
  const there = { network: networkId, person: await idOf(visitor) };
  const within = async ({ closed }: { closed: Promise<number> }, act: () => Promise<unknown>) => {
    const from = Date.now();
    await act();
    const code = await closed;
    expect(Date.now() - from).toBeLessThan(1000);
    return code;
  };
  expect(
    await within(await open(visitor), () =>
      facilitator.call('changeRole', { params: there, body: { role: 'viewer' } }),
    ),
  ).toBe(close.accessChanged);
  expect(await within(await open(visitor), () => facilitator.call('removeMember', { params: there }))).toBe(
    close.accessChanged,
  );
  expect(await within(await open(facilitator), () => facilitator.call('signOut', {}))).toBe(close.signedOut);
  expect(await refusedWith(url, id, visitor.cookie)).toBe(close.notFound);
  expect(await refusedWith(url, id, facilitator.cookie)).toBe(close.signedOut);
  await own.stop();
});

async function refusedWith(url: string, documentId: string, cookie: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/${documentId}`, { headers: { cookie } });
  return new Promise((told) => socket.on('close', told));
}
