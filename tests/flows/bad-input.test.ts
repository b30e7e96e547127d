import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { close } from '../../shared/protocol/close.ts';
import { becomes } from '../kit/browser.ts';
import { type Districts, twoDistricts } from '../kit/districts.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { invitePerson } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

let server: ServerProcess;
let network: Districts;
let documentId: string;
/** Facilitates a network of their own, and is in none of the others. */
let outsider: Visitor;

beforeAll(async () => {
  server = await startProcess();
  network = await twoDistricts(server);
  documentId = await network.newMemo();
  const { id } = await network.maria.call('addOrganisation', {
    params: { network: network.networkId },
    body: { name: 'Ridgeway', type: 'district' },
  });
  outsider = await invitePerson(server, network.maria, {
    networkId: network.networkId,
    organisationId: id,
    admin: true,
    name: 'Nora Whitfield',
  });
  const { me } = await outsider.call('session', {});
  await outsider.call('createNetwork', { body: { name: 'Ridgeway schools', organisationId: id } });
  await network.maria.call('removeMember', {
    params: { network: network.networkId, person: me?.id ?? '' },
  });
});
afterAll(() => server?.stop());

async function post(visitor: Visitor, path: string, body: string, headers: Record<string, string> = {}) {
  const answer = await visitor.request(path, { method: 'POST', body, headers });
  const { error } = (await answer.json()) as { error?: { code?: string; message?: string } };
  return { status: answer.status, code: error?.code, message: error?.message };
}

it('H70: malformed JSON, wrong types and over-long text are 400 in one shape, and change nothing', async () => {
  const organisations = `/api/networks/${network.networkId}/organisations`;
  const before = await network.maria.call('people', { params: { network: network.networkId } });
  const bodies = [
    '{"name": ',
    '[]',
    'null',
    '"words"',
    '{"name": 5, "type": "district"}',
    '{"name": "Somewhere", "type": "planet"}',
    '{"name": "", "type": "district"}',
    JSON.stringify({ name: 'x'.repeat(100_000), type: 'district' }),
    '{"__proto__": {"name": "Somewhere"}, "type": "district"}',
  ];
  for (const body of bodies) {
    const answer = await post(network.maria, organisations, body);
    expect([400, 413], body.slice(0, 60)).toContain(answer.status);
    expect(answer.code, body.slice(0, 60)).toEqual(expect.any(String));
  }
  expect((await post(network.maria, organisations, 'x'.repeat(20_000_000))).status).toBe(413);
  const after = await network.maria.call('people', { params: { network: network.networkId } });
  expect(after.organisations).toHaveLength(before.organisations.length);
});

it('H71: ids of another network, and ids that are none, are not found, in the same words', async () => {
  const paths = [
    `/api/networks/${network.networkId}`,
    `/api/networks/${network.networkId}/people`,
    `/api/cycles/${network.cycleId}`,
    `/api/documents/${documentId}`,
    `/api/documents/${documentId}/versions`,
    `/api/documents/${documentId}/publishing`,
  ];
  const unknown = '01930000-0000-7000-8000-000000000000';
  for (const path of paths) {
    const forbidden = await outsider.request(path);
    const never = await outsider.request(path.replace(/[0-9a-f-]{36}/, unknown));
    expect(forbidden.status, path).toBe(404);
    expect(await forbidden.text(), path).toBe(await never.text());
    const strange = await outsider.request(path.replace(/[0-9a-f-]{36}/, '..%2f..%2fetc'));
    expect([400, 404], path).toContain(strange.status);
  }
  const answer = await post(outsider, `/api/documents/${documentId}/versions`, '{"name": "Mine"}');
  expect(answer.status).toBe(404);
  // An organisation of another network in a body.
  const invited = await post(
    outsider,
    `/api/networks/${network.networkId}/invitations`,
    JSON.stringify({ organisationId: network.quakertownId, role: 'editor' }),
  );
  expect(invited.status).toBe(404);
});

it('H72: whatever changes something is refused from a foreign origin, and without one', async () => {
  const body = JSON.stringify({ name: 'Somewhere', type: 'district' });
  const path = `/api/networks/${network.networkId}/organisations`;
  for (const origin of [
    'https://evil.example',
    `${server.url}.evil.example`,
    'null',
    'http://localhost:1',
    '',
  ]) {
    const answer = await post(network.maria, path, body, { origin });
    expect(answer.status, origin).toBe(403);
  }
});

/** A socket as some client opens it. @returns the HTTP status that refused it, or the code that closed it */
function refusal(
  headers: Record<string, string>,
  { id = documentId, origin = server.url }: { id?: string; origin?: string } = {},
): Promise<number> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://localhost:${server.port}/live/${id}?protocol=1`, {
      headers: { origin, ...headers },
    });
    socket.on('unexpected-response', (_, response) => done(response.statusCode ?? 0));
    socket.on('close', (code) => done(code));
    socket.on('error', () => undefined);
  });
}

it('L32: sockets are refused: a foreign origin before the upgrade, no session, no right, no such document', async () => {
  const cookie = network.ben.cookie;
  expect(await refusal({ cookie }, { origin: 'https://evil.example' })).toBe(403);
  expect(await refusal({})).toBe(close.signedOut);
  expect(await refusal({ cookie: `${cookie.split('=')[0]}=forged` })).toBe(close.signedOut);
  expect(await refusal({ cookie: outsider.cookie })).toBe(close.notFound);
  expect(await refusal({ cookie }, { id: '01930000-0000-7000-8000-000000000000' })).toBe(close.notFound);
  expect(await refusal({ cookie }, { id: 'no-id' })).toBe(close.notFound);
});

it('L33: signing out closes that session’s sockets within a second, and nobody else’s', async () => {
  const vera = server.visitor();
  await vera.call('signIn', {
    body: { email: 'vera.novak@example.org', password: 'a long enough password' },
  });
  const open = (visitor: Visitor) => {
    const socket = new WebSocket(`ws://localhost:${server.port}/live/${documentId}?protocol=1`, {
      headers: { cookie: visitor.cookie, origin: server.url },
    });
    let heard = 0;
    let closed: number | undefined;
    socket.on('message', () => {
      heard += 1;
    });
    socket.on('close', (code) => {
      closed = code;
    });
    return { socket, heard: () => heard > 0, closed: () => closed };
  };
  const [hers, her, his] = [open(vera), open(network.vera), open(network.ben)];
  await becomes('three are in', async () => [hers.heard(), her.heard(), his.heard()], [true, true, true]);
  await vera.call('signOut', {});
  const since = Date.now();
  await becomes('her socket is closed', async () => hers.closed(), close.signedOut);
  expect(Date.now() - since, 'milliseconds until her socket is closed').toBeLessThan(1000);
  expect([her.closed(), his.closed()]).toEqual([undefined, undefined]);
  for (const { socket } of [her, his]) socket.terminate();
});
