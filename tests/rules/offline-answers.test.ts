import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../client/api/apiError.ts';
import { fits } from '../../client/api/fits.later.ts';
import { isAway, noteReach } from '../../client/api/reach.ts';
import { type AnswerShelf, ask } from '../../client/api/shelf.ts';

let kept: Map<string, unknown>;
let dropped: string[];
let shelf: AnswerShelf;
let late: unknown[];
let answer: () => Promise<Response>;

beforeEach(() => {
  kept = new Map();
  dropped = [];
  late = [];
  shelf = {
    keep: (name, _, given) => void kept.set(name, given),
    recall: async (name) => kept.get(name),
    drop: (name) => void dropped.push(name),
  };
  vi.stubGlobal('fetch', () => answer());
});
afterEach(() => {
  noteReach(true);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const session = { setUpNeeded: false };
const json = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }));
const refused = (code: string, status: number) => () => json({ error: { code, message: code } }, status);
const askSession = () => ask(shelf, (given) => late.push(given), 'session');

describe('answers on this device', () => {
  it('U369: the server’s answer is given and kept; without a server, the kept one', async () => {
    answer = () => json(session);
    expect(await askSession()).toEqual(session);
    expect([kept.get('session'), isAway()]).toEqual([session, false]);
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await askSession()).toEqual(session);
    expect(isAway()).toBe(true);
    answer = refused('unavailable', 503);
    expect(await askSession()).toEqual(session);
    kept.clear();
    await expect(askSession()).rejects.toThrow(ApiError);
  });

  it('U369: what the server refuses is refused, whatever is kept; what is gone is dropped, what waits for its person is not', async () => {
    kept.set('session', session);
    answer = refused('notFound', 404);
    await expect(askSession()).rejects.toMatchObject({ code: 'notFound' });
    expect(dropped).toEqual(['session']);
    answer = refused('signedOut', 401);
    await expect(askSession()).rejects.toMatchObject({ code: 'signedOut' });
    expect(dropped).toEqual(['session']);
  });

  it('U369: a server that does not answer in time counts as away; its answer still comes when it does', async () => {
    vi.useFakeTimers();
    kept.set('session', session);
    let give: (response: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const asked = askSession();
    await vi.advanceTimersByTimeAsync(6000);
    expect(await asked).toEqual(session);
    expect(late).toEqual([]);
    give(await json({ setUpNeeded: true }));
    await vi.advanceTimersByTimeAsync(1);
    expect(late).toEqual([{ setUpNeeded: true }]);
  });

  it('U369: an answer that another build kept is used only if this build understands it', () => {
    expect(fits('session', session)).toBe(true);
    expect(fits('session', { me: { id: 5 } })).toBe(false);
    expect(fits('home', { networks: [], recent: 'none' })).toBe(false);
  });
});
