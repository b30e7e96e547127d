import { letLoose } from './chaos.ts';
import { judgeEnd } from './finale.ts';
import { type Tally, World, type WorldSetting } from './world.ts';

export interface Outcome {
  readonly seed: number;
  /** What was wrong first; undefined when nothing was. */
  readonly violation: string | undefined;
  readonly trace: string;
  /** The same for the same seed. */
  readonly fingerprint: number;
  readonly tally: Tally;
}

export type SimulationSetting = Partial<Omit<WorldSetting, 'seed'>>;

/** How long everything may take to be saved everywhere once all trouble has ended, in milliseconds. */
const healed = 120_000;
/** More tasks than any sane simulation has. */
const mostSteps = 400_000;

/** One life of a server and its people, decided by its seed alone. */
export async function simulate(seed: number, setting: SimulationSetting = {}): Promise<Outcome> {
  const world = new World({ kept: 60, ...setting, seed });
  const { clock, watch, weather, tally } = world;
  const rejected = (error: unknown) => {
    watch.wrong(
      'a promise was rejected and nobody listened',
      error instanceof Error ? String(error.stack) : '',
    );
  };
  process.on('unhandledRejection', rejected);
  try {
    letLoose(world);
    while (!watch.violation && clock.elapsed < weather.lasts) await world.step();
    if (!watch.violation) world.heal();
    const end = clock.elapsed + healed;
    while (!watch.violation && !world.devices.every((device) => device.isSettled())) {
      if (clock.elapsed > end || tally.steps > mostSteps) {
        const waiting = world.devices.filter((device) => !device.isSettled()).map((device) => device.state());
        watch.wrong('liveness', `not all is saved: ${waiting.join('; ')}`);
      }
      await world.step();
    }
    // What was saved last is still on its way to the others.
    const quiet = clock.elapsed + 3000;
    while (!watch.violation && clock.elapsed < quiet) await world.step();
    if (!watch.violation) await judgeEnd(world);
  } catch (error) {
    watch.wrong('the simulation itself threw', error instanceof Error ? String(error.stack) : '');
  } finally {
    await new Promise((settled) => setImmediate(settled));
    process.off('unhandledRejection', rejected);
  }
  world.process?.die();
  return {
    seed,
    violation: watch.violation,
    trace: watch.trace(),
    fingerprint: watch.fingerprint(),
    tally,
  };
}
