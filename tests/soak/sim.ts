import { simulate } from '../sim/simulate.ts';
import { shortWeather } from '../sim/weather.ts';

/**
 * Simulations of the live engine, one seed after another. `SIM_SEEDS` says how many, `SIM_FROM` which is the first;
 * `SIM_SEED` runs a single one and shows all that happened in it; `SIM_SHORT` makes them as short as in the tests.
 */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const short = env.SIM_SHORT === undefined ? {} : { weather: shortWeather };
  if (env.SIM_SEED !== undefined) {
    const outcome = await simulate(Number(env.SIM_SEED), { ...short, kept: 1_000_000 });
    console.log(outcome.trace);
    console.log(JSON.stringify(outcome.tally));
    console.log(outcome.violation ?? 'nothing was wrong');
    return outcome.violation === undefined ? 0 : 1;
  }
  const from = Number(env.SIM_FROM ?? 1);
  const seeds = Number(env.SIM_SEEDS ?? 20_000);
  const began = performance.now();
  const sums: Record<string, number> = {};
  let wrong = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { violation, trace, tally } = await simulate(seed, short);
    for (const [name, n] of Object.entries(tally)) sums[name] = (sums[name] ?? 0) + n;
    if (violation === undefined) continue;
    wrong += 1;
    console.log(`seed ${seed}: ${violation}\n${trace.split('\n').slice(-25).join('\n')}\n`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${seeds} simulations in ${seconds} s, ${wrong} with something wrong`, JSON.stringify(sums));
  return wrong === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith('soak/sim.ts')) process.exitCode = await main();
