import { run } from './run.mjs';

// Format, lint, types, layers and unit tests: what a change must pass before anything slower is tried.
/** @type {[name: string, program: string, args: string[]][]} */
const steps = [
  ['Format', 'biome', ['format', '.']],
  ['Types', 'tsc', ['--noEmit']],
  ['Lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['Layers and unit tests', 'vitest', ['run', '--project', 'unit']],
];

for (const [name, program, args] of steps) {
  const from = Date.now();
  process.stdout.write(`\n${name}\n`);
  const { code } = await run(program, args);
  if (code !== 0) {
    process.stderr.write(`\n${name}: failed. Mend this first, then run npm run check again.\n`);
    process.exit(1);
  }
  process.stdout.write(`${name}: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
}
