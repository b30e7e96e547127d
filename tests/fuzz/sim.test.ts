import { describe, expect, it } from 'vitest';
import { mutants } from '../sim/mutants.ts';
import { simulate, type SimulationSetting } from '../sim/simulate.ts';
import { shortWeather } from '../sim/weather.ts';

const seeds = Number(process.env.SIM_SEEDS ?? 240);
/** Shorter than in `npm run soak`, where there are more of them. */
const short: SimulationSetting = { weather: shortWeather };

/** @returns the first seed that finds something wrong */
async function firstWrong(setting: SimulationSetting, most: number) {
  for (let seed = 1; seed <= most; seed += 1) {
    const outcome = await simulate(seed, setting);
    if (outcome.violation !== undefined) return outcome;
  }
  return undefined;
}

describe('simulated lives', () => {
  it('L130: whatever fails, is cut, dies or lies: nothing seen is lost, nothing is sent too early, all ends saved and the same', async () => {
    const wrong = await firstWrong(short, seeds);
    expect(wrong && `seed ${wrong.seed}: ${wrong.violation}\n${wrong.trace}`).toBeUndefined();
  });

  it('L131: a seed decides everything, so that a failing one can be run again', async () => {
    for (const seed of [3, 14, 59]) {
      const [once, again] = [await simulate(seed, short), await simulate(seed, short)];
      expect(again).toEqual(once);
    }
  });

  it.each(mutants)('L132: an engine that $name is found out', async ({ setting, install }) => {
    const uninstall = install?.();
    try {
      const wrong = await firstWrong({ ...short, ...setting }, 300);
      expect(wrong?.violation).toBeDefined();
    } finally {
      uninstall?.();
    }
  });
});
