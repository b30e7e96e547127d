import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostByOneLink } from '../../server/actions/joining/link.ts';
import { createGuesses, networkOf } from '../../server/auth/guesses.ts';
import { shortId } from '../../shared/ids.ts';
import { type Meeting, minute, openMeeting } from '../kit/meeting.ts';

let here: Meeting;
beforeEach(async () => {
  here = await openMeeting();
});
afterEach(() => here.server.stop());

test('H110: 2,000 people behind one address come in by one link without a refusal, also while somebody there guesses', async () => {
  const { token } = await here.makeLink();
  const people = Array.from({ length: 2000 }, (_, i) => `Person ${i}`);
  let refusals = 0;
  const guess = async () => {
    const answer = await here.server.visitor().request(`/api/join/${shortId() + shortId() + shortId()}`);
    if (answer.status === 429) refusals += 1;
    return answer;
  };
  for (let i = 0; i < people.length; i += 200) {
    await Promise.all([
      ...people.slice(i, i + 200).map((name) => here.joinAs(name, token)),
      ...Array.from({ length: 5 }, guess),
    ]);
  }
  const { links } = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(links[0]).toMatchObject({ came: 2000, full: false });
  expect(refusals).toBeGreaterThan(0);
  const answer = await guess();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  here.server.pass(15 * minute);
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
  const { id, token } = await here.makeLink();
  await here.server.ctx.lane.write(async (tx) => {
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
          organisation_id: here.quakertown,
          job: null,
          created_at: 0,
          asked_at: null,
          answered_at: null,
        })
        .execute();
    }
  });
  await expect(here.joinAs('One More', token)).rejects.toMatchObject({ status: 410, code: 'gone' });
  const { links } = await here.maria.call('joinLinks', { params: { document: here.memo } });
  expect(links[0]).toMatchObject({ came: mostByOneLink, full: true });
});
