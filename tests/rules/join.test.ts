import { afterEach, beforeEach, expect, test } from 'vitest';
import { XmlText } from 'yjs';
import { seedDemo } from '../../server/demo/seed.ts';
import { shortId } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { eventually } from '../kit/browser.ts';
import { dial } from '../kit/live-client.ts';
import { day, hour, idOf, type Meeting, meOf, minute, openMeeting, tokenOf } from '../kit/meeting.ts';
import { invitePerson, startServer } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

let here: Meeting;
beforeEach(async () => {
  here = await openMeeting();
});
afterEach(() => here.server.stop());

const notFound = { status: 404, code: 'notFound' };

test('H100: whoever may share makes a link of 192 bits; the database keeps its hash, and the answer shows it once', async () => {
  const { token } = await here.makeLink();
  expect(Buffer.from(token, 'base64url')).toHaveLength(24);
  for (const table of ['join_link', 'audit'] as const) {
    expect(JSON.stringify(await here.server.ctx.db.selectFrom(table).selectAll().execute())).not.toContain(
      token,
    );
  }
  const listed = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(listed.links).toMatchObject([{ role: 'editor', createdBy: 'Maria Lopez', came: 0, full: false }]);
  expect(JSON.stringify(listed)).not.toContain(token);
  const editor = await invitePerson(here.server, here.maria, { ...here.workspace, name: 'Ed Itor' });
  for (const call of [
    here.makeLink('editor', { by: editor }),
    editor.call('joinLinks', { params: { document: here.memo } }),
    editor.call('revokeJoinLink', { params: { document: here.memo, link: listed.links[0]?.id ?? '' } }),
  ]) {
    await expect(call).rejects.toMatchObject(notFound);
  }
  for (const lasting of [minute, 32 * day]) {
    await expect(here.makeLink('editor', { lasting })).rejects.toMatchObject({ code: 'badRequest' });
  }
});

test('H101: a link shows its holder title, inviter and organisations, and no more; reading it makes nobody', async () => {
  const { token } = await here.makeLink('commenter');
  const shown = await here.server.visitor().call('showJoin', { params: { token } });
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
  expect(JSON.stringify(shown)).not.toContain(here.memo);
  expect(await here.server.ctx.db.selectFrom('person').select('id').execute()).toHaveLength(1);
});

test('H102: with a name and an organisation a stranger is in, and stays in after a reload, as what the link says', async () => {
  const [write, comment] = [await here.makeLink(), await here.makeLink('commenter')];
  const ana = await here.joinAs('Ana Ruiz', write.token);
  expect((await here.open(ana)).may).toMatchObject({
    write: true,
    comment: true,
    share: false,
    remove: false,
  });
  expect(await meOf(ana)).toMatchObject({
    name: 'Ana Ruiz',
    guest: { organisation: 'Quakertown' },
    networks: [],
    organisations: [],
    places: [{ documentId: here.memo, invitedBy: 'Maria Lopez', live: true, asked: false }],
  });
  const cam = await here.joinAs('Cam Ment', comment.token);
  expect((await here.open(cam)).may).toMatchObject({ write: false, comment: true, remove: false });
  const { links } = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(links.map((link) => link.came)).toEqual([1, 1]);
  const log = await here.audited();
  expect(log.filter((line) => line.startsWith('joinLink.made'))).toHaveLength(2);
  expect(log.filter((line) => line.startsWith('guest.joined'))).toHaveLength(2);
  expect(log.join()).not.toContain('Ana');
});

test('H102: the same guest by the same link is not counted twice; another name at the same machine is another guest', async () => {
  const { token } = await here.makeLink();
  const ana = await here.joinAs('Ana Ruiz', token);
  const [before, cookie] = [await idOf(ana), ana.cookie];
  await ana.call('join', { params: { token }, body: {} });
  expect(await idOf(ana)).toBe(before);
  await ana.call('join', {
    params: { token },
    body: { name: 'Bo Lin', organisation: { id: here.quakertown } },
  });
  expect((await meOf(ana))?.name).toBe('Bo Lin');
  expect(await here.server.ctx.sessions.validate(cookie)).toBeUndefined();
  const { links } = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(links[0]?.came).toBe(2);
});

test('H103: an organisation is chosen from the list or typed; the same name typed twice is one, and joins no network', async () => {
  const { token } = await here.makeLink();
  await here.joinAs('Ana Ruiz', token, { name: ' quakertown ' });
  await here.joinAs('Bo Lin', token, { name: 'Lehigh Valley Reads' });
  await here.joinAs('Cy Day', token, { name: 'lehigh valley reads' });
  const names = await here.server.ctx.db.selectFrom('organisation').select('name').orderBy('name').execute();
  expect(names.map((row) => row.name)).toEqual([
    'Allentown School District',
    'Lehigh Valley Reads',
    'Quakertown',
  ]);
  const { organisations } = await here.maria.call('people', {
    params: { network: here.workspace.networkId },
  });
  expect(organisations.map((one) => one.organisation.name)).not.toContain('Lehigh Valley Reads');
  const elsewhere = await here.server.ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('name', 'like', 'Lehigh%')
    .executeTakeFirstOrThrow();
  await expect(here.joinAs('Di Wu', token, { id: elsewhere.id })).rejects.toMatchObject({
    code: 'badRequest',
    details: { fields: ['organisation'] },
  });
  for (let i = 1; i < 60; i += 1) await here.joinAs(`Nr ${i}`, token, { name: `Place number ${i}` });
  await expect(here.joinAs('One More', token, { name: 'Place number 60' })).rejects.toMatchObject({
    code: 'badRequest',
  });
  await here.joinAs('One More', token, { name: 'Place number 59' });
});

test('H104: a link that never was, one that has ended, one revoked and one to the trash are answered alike', async () => {
  const [never, late, revoked, trashed] = [
    shortId() + shortId() + shortId(),
    await here.makeLink('editor', { lasting: hour }),
    await here.makeLink(),
    await here.makeLink(),
  ];
  const ana = await here.joinAs('Ana Ruiz', late.token);
  await here.maria.call('revokeJoinLink', { params: { document: here.memo, link: revoked.id } });
  here.server.pass(hour);
  const answers: unknown[] = [];
  const ask = async (token: string) => {
    for (const method of ['GET', 'POST']) {
      const response = await here.server.visitor().request(`/api/join/${token}`, {
        method,
        ...(method === 'POST'
          ? { body: JSON.stringify({ name: 'X', organisation: { id: here.quakertown } }) }
          : {}),
      });
      answers.push({ status: response.status, body: await response.json() });
    }
  };
  for (const token of [never, late.token, revoked.token]) await ask(token);
  await here.maria.call('removeDocument', { params: { document: here.memo } });
  await ask(trashed.token);
  expect(answers).toHaveLength(8);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
  await expect(here.open(ana)).rejects.toMatchObject(notFound);
  expect((await meOf(ana))?.places).toMatchObject([{ live: false }]);
});

test('H105: revoking closes every guest of that link within a second, not a byte after; others stay', async () => {
  const { url } = await here.server.listen();
  const [gone, stays] = [await here.makeLink(), await here.makeLink()];
  const ana = await here.joinAs('Ana Ruiz', gone.token);
  const bo = await here.joinAs('Bo Lin', stays.token);
  const both = await here.joinAs('Cy Day', gone.token);
  await both.call('join', { params: { token: stays.token }, body: {} });
  const socket = async (visitor: Visitor) => {
    const line = dial(
      `${url.replace('http', 'ws')}/live/${here.memo}?protocol=1&schema=${schemaVersion}`,
      undefined,
      {
        cookie: visitor.cookie,
      },
    );
    await line.opened;
    await eventually('let in', () => line.client.synced || line.client.closed !== undefined);
    return line;
  };
  const [inside, other, hers] = [await socket(ana), await socket(bo), await socket(both)];
  expect(inside.client.welcome?.access).toBe('write');
  const from = Date.now();
  await here.maria.call('revokeJoinLink', { params: { document: here.memo, link: gone.id } });
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
  const { url } = await here.server.listen();
  const { token } = await here.makeLink('editor', { lasting: 10 * minute });
  const ana = await here.joinAs('Ana Ruiz', token);
  const line = dial(
    `${url.replace('http', 'ws')}/live/${here.memo}?protocol=1&schema=${schemaVersion}`,
    undefined,
    {
      cookie: ana.cookie,
    },
  );
  await line.opened;
  await eventually('let in', () => line.client.synced);
  here.server.pass(10 * minute);
  const from = Date.now();
  expect(await line.ended).toBe(close.accessChanged);
  expect(Date.now() - from).toBeLessThan(1500);
  await expect(here.open(ana)).rejects.toMatchObject(notFound);
});

test('H107: who has an account comes in as themselves: at once where they may anyway, else with one word', async () => {
  const { token } = await here.makeLink();
  expect((await here.maria.call('showJoin', { params: { token } })).you).toMatchObject({
    documentId: here.memo,
  });
  const viewer = await invitePerson(here.server, here.maria, {
    ...here.workspace,
    organisationId: here.quakertown,
    role: 'viewer',
    name: 'Vi Ewer',
  });
  const { you } = await viewer.call('showJoin', { params: { token } });
  expect(you).toMatchObject({ name: 'Vi Ewer', guest: false, organisation: 'Quakertown' });
  expect(you?.documentId).toBeUndefined();
  await viewer.call('join', { params: { token }, body: {} });
  expect((await here.open(viewer)).may.write).toBe(true);
  expect((await meOf(viewer))?.guest).toBeUndefined();
  here.server.pass(day);
  expect((await here.open(viewer)).may.write).toBe(false);
});

test('H108: a guest of one document who opens another link has both, under the same name', async () => {
  const second = await here.newMemo();
  const third = await here.newMemo();
  const ana = await here.joinAs('Ana Ruiz', (await here.makeLink()).token);
  const other = await here.makeLink('commenter', { document: second });
  expect((await ana.call('showJoin', { params: { token: other.token } })).you).toMatchObject({
    name: 'Ana Ruiz',
    guest: true,
    organisation: 'Quakertown',
  });
  await ana.call('join', { params: { token: other.token }, body: {} });
  expect((await here.open(ana)).may.write).toBe(true);
  expect((await here.open(ana, second)).may).toMatchObject({ write: false, comment: true });
  await expect(here.open(ana, third)).rejects.toMatchObject(notFound);
  expect((await ana.call('home', {})).recent.map((one) => one.id).toSorted()).toEqual(
    [here.memo, second].toSorted(),
  );
});

test('H112: the page of a link says nothing of what it opens to a program that reads its address', async () => {
  const { token } = await here.makeLink();
  const response = await here.server.visitor().request(`/join/${token}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('x-robots-tag')).toBe('noindex');
  const html = await response.text();
  expect(html).not.toContain('Attendance');
  expect(html).not.toContain(here.memo);
  expect((await here.server.visitor().request('/join/anything')).status).toBe(200);
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
  expect((await here.open(stranger, document)).may.write).toBe(true);
  await example.stop();
});
