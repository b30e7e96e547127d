import { afterAll, beforeAll, expect, test } from 'vitest';
import { twoDistricts, type Districts } from '../kit/districts.ts';
import { startServer, type TestServer } from '../kit/server.ts';

let server: TestServer;
let network: Districts;
beforeAll(async () => {
  server = await startServer();
  network = await twoDistricts(server);
});
afterAll(() => server.stop());

const params = () => ({ params: { network: network.networkId } });

test('D150: anyone of a network captures a finding; it goes to its newest cycle, under their name and organisation', async () => {
  const made = await network.vera.call('captureFinding', {
    ...params(),
    body: { text: '  Calls on Monday work.  ', held: 'Small schools', notHeld: 'After a bus change' },
  });
  expect(made).toMatchObject({
    text: 'Calls on Monday work.',
    held: 'Small schools',
    notHeld: 'After a bus change',
    cycle: { id: network.cycleId },
    organisation: 'Quakertown',
    mayRemove: true,
  });
  const { findings } = await network.ben.call('findings', { query: { cycle: network.cycleId } });
  expect(findings.map((one) => [one.id, one.mayRemove])).toEqual([[made.id, false]]);
});

test('D151: findings are found by their words, in any form of them, and by nobody outside the network', async () => {
  await network.ben.call('captureFinding', { ...params(), body: { text: 'Puzzles kept families waiting.' } });
  const found = async (q: string) =>
    (await network.maria.call('findings', { query: { q } })).findings.map((one) => one.text);
  expect(await found('puzzle family')).toEqual(['Puzzles kept families waiting.']);
  expect(await found('call monday small')).toEqual(['Calls on Monday work.']);
  expect(await found('puzzle monday')).toEqual([]);
  await expect(server.visitor().call('findings', {})).rejects.toMatchObject({ code: 'signedOut' });
});

test('D152: whoever captured it, or a facilitator, takes a finding away; nobody else can tell it is there', async () => {
  const { id } = await network.ben.call('captureFinding', {
    ...params(),
    body: { text: 'A slip of the pen.' },
  });
  await expect(network.vera.call('removeFinding', { params: { finding: id } })).rejects.toMatchObject({
    code: 'notFound',
  });
  await network.maria.call('removeFinding', { params: { finding: id } });
  const { findings } = await network.ben.call('findings', {});
  expect(findings.map((one) => one.id)).not.toContain(id);
});

test('D153: a cycle of another network, or an empty sentence, is refused', async () => {
  await expect(
    network.ben.call('captureFinding', { ...params(), body: { text: '  ' } }),
  ).rejects.toMatchObject({ code: 'badRequest' });
  await expect(
    network.ben.call('captureFinding', {
      ...params(),
      body: { text: 'Somewhere else.', cycleId: network.networkId },
    }),
  ).rejects.toMatchObject({ code: 'notFound' });
});
