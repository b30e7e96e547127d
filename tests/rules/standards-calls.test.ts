import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Districts, twoDistricts } from '../kit/districts.ts';
import { startServer, type TestServer } from '../kit/server.ts';
import { bringIn } from '../kit/standards.ts';

let server: TestServer;
let districts: Districts;
let document: string;

beforeAll(async () => {
  server = await startServer();
  districts = await twoDistricts(server);
  document = await districts.newMemo();
});
afterAll(() => server.stop());

const inNetwork = () => ({ networkId: districts.networkId });
const find = async (q: string, more: object = {}) =>
  (await districts.ben.call('searchStandards', { params: { document }, query: { q, ...more } })).standards;
const codes = async (q: string) => (await find(q)).map((one) => one.code);

test('D160 facilitators bring frameworks in; others read the list and change nothing', async () => {
  const { maria, ben, vera } = districts;
  const id = await bringIn(maria, inNetwork(), [{ identifier: 'z', text: 'Ztest' }], { title: 'Own' });
  const refused = { status: 404, code: 'notFound' };
  const body = { owner: inNetwork(), title: 'No', status: 'adopted' as const, standards: 1 };
  await expect(ben.call('importFramework', { body })).rejects.toMatchObject(refused);
  for (const name of ['finishFramework', 'removeFramework', 'putBackFramework'] as const) {
    await expect(ben.call(name, { params: { framework: id } })).rejects.toMatchObject(refused);
  }
  const list = await vera.call('frameworks', { query: inNetwork() });
  expect(list.mayManage).toBe(false);
  expect(list.frameworks).toMatchObject([{ id, title: 'Own', standards: 1 }]);
  const owned = { organisationId: districts.quakertownId };
  await expect(maria.call('importFramework', { body: { ...body, owner: owned } })).rejects.toMatchObject(
    refused,
  );
  const stranger = server.visitor();
  await expect(stranger.call('frameworks', { query: inNetwork() })).rejects.toMatchObject({ status: 401 });
});

test('D161 nothing is found of a framework before all of it has come; a repeated batch changes nothing', async () => {
  const { maria } = districts;
  const standards = [1, 2].map((n) => ({ identifier: `q${n}`, text: 'Quokka', depth: 0, grades: [] }));
  const { id: framework } = await maria.call('importFramework', {
    body: { owner: inNetwork(), title: 'Slow', status: 'adopted', standards: 2 },
  });
  const add = (from: number) =>
    maria.call('addStandards', {
      params: { framework },
      body: { from, standards: standards.slice(from, from + 1) },
    });
  await add(0);
  await add(0);
  const twice = standards.slice(0, 1);
  await expect(
    maria.call('addStandards', { params: { framework }, body: { from: 1, standards: twice } }),
  ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('"q1" is taken') as string });
  expect(await find('quokka')).toEqual([]);
  await expect(maria.call('finishFramework', { params: { framework } })).rejects.toMatchObject({
    status: 400,
  });
  await add(1);
  await maria.call('finishFramework', { params: { framework } });
  expect(await find('quokka')).toHaveLength(2);
  await expect(add(0)).rejects.toMatchObject({ status: 400 });
});

test('D162 3.OA.1 finds 3.OA.A.1 first, words find in any form, and a retired one comes last', async () => {
  const { maria } = districts;
  await bringIn(maria, inNetwork(), [
    { identifier: '10', code: '3.OA.A.10', text: 'Ten' },
    { identifier: '1', code: '3.OA.A.1', text: 'Interpreting products of numbers' },
    { identifier: '2', code: '3.NF.A.1', text: 'Fractions of 100%' },
  ]);
  await bringIn(maria, inNetwork(), [{ identifier: '1', code: 'Math.3.OA.1', text: 'Interpret a product' }], {
    title: 'Old counting',
    status: 'retired',
  });
  expect(await codes('3.OA.1')).toEqual(['3.OA.A.1', '3.OA.A.10', 'Math.3.OA.1']);
  expect(await codes('3.oa.a.1')).toEqual(['3.OA.A.1', '3.OA.A.10', 'Math.3.OA.1']);
  expect(await codes('interprets product')).toEqual(['3.OA.A.1', 'Math.3.OA.1']);
  expect(await codes('interpr')).toEqual(['3.OA.A.1', 'Math.3.OA.1']);
  expect(await codes('%')).toEqual([]);
  expect(await codes('_')).toEqual([]);
  const { found } = await maria.call('lookUpStandards', {
    params: { document },
    body: { codes: ['3.OA.1', '3.NF.A.1', '9.ZZ.9'] },
  });
  expect(found.map(({ asked, standard }) => [asked, standard.code])).toEqual([
    ['3.OA.1', '3.OA.A.1'],
    ['3.NF.A.1', '3.NF.A.1'],
  ]);
});

test('D163 a cited standard says when its framework has a newer version, dropped it, or is retired', async () => {
  const { maria, ben } = districts;
  const first = await bringIn(
    maria,
    inNetwork(),
    [
      { identifier: 'k1', code: 'K.CC.1', text: 'Count to 100' },
      { identifier: 'k2', code: 'K.CC.2', text: 'Count on' },
      { identifier: 'k3', code: 'K.CC.3', text: 'Write' },
    ],
    { title: 'Kindergarten', version: '2010' },
  );
  const asked = ['k1', 'k2', 'k3'].map((identifier) => ({
    identifier,
    framework: 'Kindergarten',
    version: '2010',
  }));
  const ask = async () =>
    (await ben.call('citedStandards', { params: { document }, body: { cited: asked } })).changed;
  expect(await ask()).toEqual([]);
  await maria.call('updateFramework', { params: { framework: first }, body: { status: 'retired' } });
  expect((await ask()).map(({ at, what }) => [at, what])).toEqual([
    [0, 'retired'],
    [1, 'retired'],
    [2, 'retired'],
  ]);
  const second = await bringIn(
    maria,
    inNetwork(),
    [
      { identifier: 'k1', code: 'K.CC.A.1', text: 'Count to 120' },
      { identifier: 'new', code: 'K.CC.A.2', text: 'Count onwards' },
    ],
    { title: 'Kindergarten', version: '2023', replaces: first },
  );
  expect((await ask()).map(({ at, what, now }) => [at, what, now?.text])).toEqual([
    [0, 'newer', 'Count to 120'],
    [1, 'newer', 'Count onwards'],
    [2, 'dropped', undefined],
  ]);
  await maria.call('removeFramework', { params: { framework: second } });
  expect((await ask()).map(({ what }) => what)).toEqual(['retired', 'retired', 'retired']);
  await maria.call('putBackFramework', { params: { framework: second } });
  expect((await ask())[0]?.what).toBe('newer');
});

test('D164 searching ten thousand standards while typing is fast', async () => {
  const { maria } = districts;
  await bringIn(
    maria,
    inNetwork(),
    Array.from({ length: 10_000 }, (_, n) => ({
      identifier: `big-${n}`,
      code: `G${n % 12}.XY.${'ABC'[n % 3]}.${n}`,
      text: `Explain number ${n} by drawings, models and equations in several ways that make sense to others`,
    })),
    { title: 'Large' },
  );
  const times: number[] = [];
  for (const q of ['G3.XY.15', 'xy.15', 'explain drawing', 'equat mod', 'number 77']) {
    const begun = performance.now();
    expect((await find(q)).length).toBeGreaterThan(0);
    times.push(performance.now() - begun);
  }
  console.info(`standards search at 10,000: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(250);
});
