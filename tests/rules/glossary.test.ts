import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitePerson, type SetUp, setUp, startServer, type TestServer } from '../kit/server.ts';

let server: TestServer;
let workspace: SetUp;

beforeAll(async () => {
  server = await startServer();
  workspace = await setUp(server);
});
afterAll(() => server.stop());

test('D155: the glossary of a network is read by its members and changed by those who write in it; to others it does not exist', async () => {
  const { facilitator, networkId, organisationId } = workspace;
  const params = { network: networkId };
  const invited = { networkId, organisationId };
  const editor = await invitePerson(server, facilitator, { ...invited, name: 'Ed Itor' });
  const viewer = await invitePerson(server, facilitator, { ...invited, name: 'Vi Ewer', role: 'viewer' });
  const body = { term: 'absence', lang: 'en', words: { es: ['ausencia'] }, note: '' };

  const { id } = await editor.call('addTerm', { params, body });
  expect(await viewer.call('glossary', { params })).toEqual({ terms: [{ id, ...body }] });
  const changed = { ...body, words: { es: ['falta'], ar: ['غياب'] } };
  await editor.call('changeTerm', { params: { ...params, term: id }, body: changed });
  expect(await viewer.call('glossary', { params })).toEqual({ terms: [{ id, ...changed }] });

  const forbidden = { status: 404 };
  await expect(viewer.call('addTerm', { params, body })).rejects.toMatchObject(forbidden);
  await expect(viewer.call('removeTerm', { params: { ...params, term: id } })).rejects.toMatchObject(
    forbidden,
  );
  const elsewhere = await facilitator.call('createNetwork', { body: { name: 'Elsewhere', organisationId } });
  const other = { network: elsewhere.networkId };
  await expect(editor.call('glossary', { params: other })).rejects.toMatchObject(forbidden);
  await expect(
    facilitator.call('changeTerm', { params: { ...other, term: id }, body: changed }),
  ).rejects.toMatchObject(forbidden);
  await expect(facilitator.call('removeTerm', { params: { ...other, term: id } })).rejects.toMatchObject(
    forbidden,
  );
  await expect(
    editor.call('addTerm', { params, body: { ...body, words: { 'not a tag': ['x'] } } }),
  ).rejects.toMatchObject({ status: 400 });

  await editor.call('removeTerm', { params: { ...params, term: id } });
  expect(await viewer.call('glossary', { params })).toEqual({ terms: [] });
});
