import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAttempts } from '../../server/auth/attempts.ts';
import { createPasswords } from '../../server/auth/passwords.ts';
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

const day = 24 * 60 * 60_000;
let server: TestServer;
let workspace: SetUp;

beforeAll(async () => {
  server = await startServer();
  workspace = await setUp(server);
});
afterAll(() => server.stop());

const person = (name: string) => invitePerson(server, workspace.facilitator, { ...workspace, name });

async function signIn(email: string, word = password): Promise<Visitor> {
  const visitor = server.visitor();
  await visitor.call('signIn', { body: { email, password: word } });
  return visitor;
}

const isIn = async (visitor: Visitor) => (await visitor.call('session', {})).me !== undefined;

/** Which sockets the server closes from here on. */
function closings() {
  const seen: unknown[][] = [];
  const { rooms } = server.ctx;
  const before = rooms.close.bind(rooms);
  rooms.close = (...args) => {
    seen.push(args);
    before(...args);
  };
  return { seen, restore: () => Object.assign(rooms, { close: before }) };
}

test('H30: the database never holds what the cookie holds', async () => {
  const visitor = await person('Cookie Holder');
  const token = visitor.cookies.get('session') ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const sessions = await server.ctx.db.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(sessions)).not.toContain(token);
  expect(sessions.every((row) => /^[0-9a-f]{64}$/.test(row.id))).toBe(true);
});

test('H30: a session’s id is no cookie', async () => {
  await person('Id Holder');
  const { id } = await server.ctx.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
  expect(await server.ctx.sessions.validate(`session=${id}`)).toBeUndefined();
  expect(await server.ctx.sessions.validate(`session=${'x'.repeat(5000)}`)).toBeUndefined();
});

test('H31: script can’t read the cookie, other sites don’t send it, and over https it stays on this host', async () => {
  const { cookie } = await server.ctx.sessions.start(await idOf('maria@allentown.example'));
  expect(cookie).toMatch(/^session=/);
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${30 * 24 * 60 * 60}`]) {
    expect(cookie).toContain(attribute);
  }
  expect(cookie).not.toContain('Secure');
  const secure = await startServer({ config: { publicUrl: 'https://drafts.example.org', secure: true } });
  const { facilitator } = await setUp(secure);
  expect([...facilitator.cookies.keys()]).toEqual(['__Host-session']);
  expect(await isIn(facilitator)).toBe(true);
  const again = await secure.ctx.sessions.start((await facilitator.call('session', {})).me?.id ?? '');
  expect(again.cookie).toContain('Secure');
  expect(again.cookie).not.toContain('Domain');
  await secure.stop();
});

test('H32: a session in use ends 30 days after sign-in, an unused one after 7', async () => {
  const own = await startServer();
  const { facilitator: used } = await setUp(own);
  const idle = own.visitor();
  await idle.call('signIn', { body: { email: 'maria@allentown.example', password } });
  own.pass(6 * day);
  expect(await isIn(used)).toBe(true);
  own.pass(2 * day);
  expect(await isIn(idle)).toBe(false);
  for (let days = 8; days < 29; days += 3) {
    expect(await isIn(used), `day ${days}`).toBe(true);
    own.pass(3 * day);
  }
  expect(await isIn(used)).toBe(true);
  own.pass(1.1 * day);
  expect(await isIn(used)).toBe(false);
  await own.ctx.sessions.deleteExpired();
  expect(await own.ctx.db.selectFrom('session').selectAll().execute()).toEqual([]);
  await own.stop();
});

test('H33: signing in again makes a new session and ends the one before, with its sockets', async () => {
  const visitor = await person('Twice In');
  const before = visitor.cookie;
  const { seen, restore } = closings();
  await visitor.call('signIn', { body: { email: addressOf('Twice In'), password } });
  restore();
  expect(visitor.cookie).not.toBe(before);
  expect(await server.ctx.sessions.validate(before)).toBeUndefined();
  expect(await isIn(visitor)).toBe(true);
  expect(seen).toEqual([[{ sessionId: expect.any(String) }, close.signedOut]]);
});

test('H34: signing out ends that session and closes its sockets; others stay', async () => {
  const first = await person('Two Browsers');
  const second = await signIn(addressOf('Two Browsers'));
  const session = await server.ctx.sessions.validate(first.cookie);
  const before = first.cookie;
  const { seen, restore } = closings();
  await first.call('signOut', {});
  restore();
  expect(first.cookies.size).toBe(0);
  expect(await server.ctx.sessions.validate(before)).toBeUndefined();
  expect(seen).toEqual([[{ sessionId: session?.id }, close.signedOut]]);
  expect(await isIn(second)).toBe(true);
});

test('H35: a new password needs the old one and ends every other session', async () => {
  const first = await person('New Password');
  const second = await signIn(addressOf('New Password'));
  const next = 'another long password';
  await expect(
    first.call('changePassword', { body: { current: 'not this one', next } }),
  ).rejects.toMatchObject({ status: 401, code: 'wrongPassword' });
  expect(await isIn(second)).toBe(true);
  await first.call('changePassword', { body: { current: password, next } });
  expect([await isIn(first), await isIn(second)]).toEqual([true, false]);
  await expect(signIn(addressOf('New Password'))).rejects.toMatchObject({ status: 401 });
  expect(await isIn(await signIn(addressOf('New Password'), next))).toBe(true);
});

test('H36: a wrong password and an unknown address get the same answer, whatever the case of the address', async () => {
  await person('Same Answer');
  const wrong = await signIn(addressOf('Same Answer'), 'not this one').catch((error: unknown) => error);
  const unknown = await signIn('nobody@example.org', 'not this one').catch((error: unknown) => error);
  expect(wrong).toMatchObject({ status: 401, code: 'wrongPassword' });
  expect(String(unknown)).toBe(String(wrong));
  expect(await isIn(await signIn('  SAME.Answer@Example.org '))).toBe(true);
});

test('H36: an unknown address takes as long as a known one', async () => {
  const passwords = createPasswords();
  const known = await passwords.hash(password);
  const times = { known: 0, unknown: 0 };
  for (let round = 0; round < 8; round += 1) {
    for (const [name, hashed] of [
      ['known', known],
      ['unknown', undefined],
    ] as const) {
      const from = performance.now();
      expect(await passwords.matches('not this one', hashed)).toBe(false);
      times[name] += performance.now() - from;
    }
  }
  expect(times.unknown).toBeGreaterThan(times.known / 3);
});

test('H37: ten failed tries for one account from one address, then wait; other accounts and addresses go on', () => {
  let now = 0;
  const attempts = createAttempts(() => now);
  for (let count = 0; count < 10; count += 1) attempts.begin('a@example.org', '10.0.0.1');
  expect(() => attempts.begin('a@example.org', '10.0.0.1')).toThrow(/Too many/);
  attempts.begin('a@example.org', '10.0.0.2');
  attempts.begin('b@example.org', '10.0.0.1');
  now += 15 * 60_000;
  attempts.begin('a@example.org', '10.0.0.1');
});

test('H37: 2,000 people behind one address sign in without a refusal', () => {
  const attempts = createAttempts(() => 0);
  const everybody = () => {
    for (let index = 0; index < 2000; index += 1) {
      attempts.begin(`person${index}@example.org`, '10.0.0.1');
      attempts.succeeded(`person${index}@example.org`, '10.0.0.1');
    }
  };
  for (let round = 0; round < 11; round += 1) expect(everybody).not.toThrow();
});

test('H37: over HTTP the eleventh wrong try is 429 and says how long to wait, also with the right password', async () => {
  await person('Guessed At');
  const email = addressOf('Guessed At');
  const tries = await Promise.all(
    Array.from({ length: 10 }, () =>
      signIn(email, 'wrong wrong wrong').catch((error: { status: number }) => error.status),
    ),
  );
  expect(tries).toEqual(Array.from({ length: 10 }, () => 401));
  await expect(signIn(email)).rejects.toMatchObject({
    status: 429,
    code: 'tooMany',
    details: { retryAfter: expect.any(Number) },
  });
  server.pass(15 * 60_000);
  expect(await isIn(await signIn(email))).toBe(true);
});

test('H38: at most four hashes at once; past the queue callers are told to come back', async () => {
  const passwords = createPasswords({ atOnce: 1, waiting: 1 });
  const all = await Promise.allSettled([1, 2, 3].map(() => passwords.hash(password)));
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(all[2]).toMatchObject({ reason: { code: 'unavailable' } });
  expect(await passwords.matches(password, await passwords.hash(password))).toBe(true);
});

test('H39: somebody whose account has ended is signed out everywhere', async () => {
  const visitor = await person('Account Ended');
  const id = await idOf(addressOf('Account Ended'));
  await server.ctx.lane.write((tx) =>
    tx.updateTable('person').set({ ended_at: 1 }).where('id', '=', id).execute(),
  );
  expect(await isIn(visitor)).toBe(false);
  await expect(signIn(addressOf('Account Ended'))).rejects.toMatchObject({ status: 401 });
});

async function idOf(email: string): Promise<string> {
  const row = await server.ctx.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return row.id;
}
