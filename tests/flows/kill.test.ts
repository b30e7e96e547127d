import { expect, it } from 'vitest';
import { killAgainAndAgain } from '../soak/kill.ts';

const seed = 20261122;

it.each([200, 1000, 4000])(
  'L100: what was acknowledged, or shown to anyone, is there after SIGKILL at %i updates/s',
  async (perSecond) => {
    const { updates, acknowledged, shown, losses } = await killAgainAndAgain({ rounds: 3, perSecond, seed });
    expect(losses).toEqual([]);
    expect(acknowledged).toBeGreaterThan(updates / 2);
    expect(shown).toBeGreaterThan(updates / 50);
  },
);

it('L100: a server that acknowledges before it commits is caught', async () => {
  const { losses } = await killAgainAndAgain({ rounds: 3, perSecond: 1000, seed, commits: 'late' });
  expect(losses).not.toEqual([]);
});
