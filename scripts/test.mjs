import { readFileSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

// Everything: format, types, lint, then every test, browser included, counted in one closing line.
/** @type {[name: string, program: string, args: string[]][]} */
const checks = [
  ['Format', 'biome', ['format', '.']],
  ['Types', 'tsc', ['--noEmit']],
  ['Lint', 'oxlint', ['--type-aware', '--deny-warnings']],
];
const report = '.cache/test-report.json';

let passed = 0;
let failed = 0;
for (const [name, program, args] of checks) {
  process.stdout.write(`\n${name}\n`);
  const { code } = await run(program, args);
  if (code === 0) passed += 1;
  else failed += 1;
}

rmSync(report, { force: true });
const { code: built } = await runNode('scripts/build.mjs');
if (built === 0) passed += 1;
else failed += 1;

const { code } = await run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
const counts = JSON.parse(readFileSync(report, 'utf8'));
passed += counts.numPassedTests;
failed += counts.numFailedTests;
const skipped = counts.numPendingTests + counts.numTodoTests;
if (code !== 0 && failed === 0) failed = 1;

if (skipped > 0)
  process.stdout.write(`\n!!! ${skipped} tests were SKIPPED; the lines above say which and why.\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);

async function runNode(script) {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    spawn(process.execPath, [script], { stdio: 'inherit' }).on('close', (exit) =>
      resolve({ code: exit ?? 1 }),
    );
  });
}
