import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The long tests, each in a process of its own; `npm run soak -- <name>…` runs only those named. */
const parts: Readonly<Record<string, readonly string[]>> = {
  sim: ['--import', 'tsx', 'tests/soak/sim.ts'],
  gate: ['--expose-gc', '--import', 'tsx', 'tests/fuzz/soak-frames.ts'],
  kill: ['--import', 'tsx', 'tests/soak/kill.ts'],
  power: ['--import', 'tsx', 'tests/soak/power.ts'],
  lock: ['--import', 'tsx', 'tests/soak/lock.ts'],
  disk: ['--import', 'tsx', 'tests/soak/disk-full.ts'],
  faults: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    'tests/rules/durable-faults.test.ts',
  ],
  frames: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'tests/rules/bad-frames'],
};

const root = join(import.meta.dirname, '../..');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(
    `There is no soak test called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}

const failed: string[] = [];
for (const [name, args] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const from = Date.now();
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, SOAK: '1' },
    stdio: 'inherit',
  });
  console.log(
    `${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - from) / 1000).toFixed(0)} s`,
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exit(1);
}
