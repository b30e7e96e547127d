import { expect, test } from 'vitest';
import { metrics } from '../../server/http/metrics.ts';
import { Counts } from '../../server/rooms/counts.ts';

const token = 'a token of enough characters';
const counts = new Counts();
const app = metrics({ token, view: () => ({ counts, rooms: 2, sockets: 7 }) });
const ask = (authorization?: string) =>
  app.request('/metrics', authorization === undefined ? {} : { headers: { authorization } });

test('H17: metrics are for who names the token, and without a token there is no such page', async () => {
  expect((await ask()).status).toBe(401);
  expect((await ask('Bearer something else')).status).toBe(401);
  expect((await ask(`Bearer ${token}`)).status).toBe(200);
  const none = metrics({ token: undefined, view: () => ({ counts, rooms: 0, sockets: 0 }) });
  expect((await none.request('/metrics')).status).toBe(404);
});

test('H17: metrics say how many rooms, sockets, commits and closed sockets there are', async () => {
  counts.committed(3, 0.7);
  counts.close(4400);
  const text = await (await ask(`Bearer ${token}`)).text();
  for (const line of [
    'live_rooms 2',
    'live_sockets 7',
    'live_rows_total 3',
    'live_commits_within_total{seconds="0.001"} 1',
    'live_closed_total{code="4400"} 1',
  ]) {
    expect(text).toContain(line);
  }
});
