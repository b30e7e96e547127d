import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildServers } from './build.ts';
import type { Figures } from './figures.ts';
import { measures } from './measures.ts';
import { pinned, pinning } from './pin.ts';
import { readResults, type Round, writeResults } from './results.ts';
import { printTable } from './table.ts';
import { installPeers, type TargetName } from './targets.ts';

// `npm run bench [-- <measure> …] [--target <name>]`: this server beside its peers and a relay that stores nothing.
// Targets take turns; figures are medians of BENCH_ROUNDS rounds (3) of BENCH_SECONDS seconds (10) each. They go to
// .cache/bench.json, where a measure that did not run this time keeps what it had.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { target: { type: 'string', multiple: true } },
});
const unknown = positionals.filter((name) => !measures.some((measure) => measure.name === name));
if (unknown.length > 0) {
  console.error(
    `No such measure: ${unknown.join(', ')}. There are: ${measures.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}
const chosen = measures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

const noPeers = installPeers();
if (noPeers) console.error(`\nTHE PEERS ARE NOT MEASURED: ${noPeers}\n`);
const isPeer = (target: TargetName) => target === 'y-websocket' || target === 'hocuspocus';
const runs = (target: TargetName) =>
  !(noPeers && isPeer(target)) && (values.target?.includes(target) ?? true);

await buildServers();
console.log(`Node ${process.version}; ${pinning}; ${rounds} rounds`);
for (const { name, targets, once } of chosen) {
  const taken: Round[] = [];
  for (let round = 0; round < (once ? 1 : rounds); round += 1) {
    for (const target of targets.filter(runs)) {
      const from = Date.now();
      const figures = await take(name, target);
      console.log(`${name}, round ${round + 1}, ${target}: ${told(figures)} (${seconds(from)} s)`);
      if (typeof figures !== 'string') taken.push({ target, figures });
    }
  }
  writeResults(name, taken, rounds);
}
printTable(readResults());

/** @returns why there are none, if so */
function take(measure: string, target: TargetName): Promise<Figures | string> {
  const [program, ...args] = pinned(1, [
    process.execPath,
    '--expose-gc',
    '--import',
    'tsx',
    `${import.meta.dirname}/one.ts`,
    measure,
    target,
  ]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((done) => {
    child.once('message', ({ figures, skipped }: { figures?: Figures; skipped?: string }) =>
      done(figures ?? `SKIPPED: ${skipped}`),
    );
    child.once('exit', (code) => done(`FAILED: it ended with ${code}`));
  });
}

function told(figures: Figures | string): string {
  if (typeof figures === 'string') return figures;
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join(', ');
}

function seconds(from: number): string {
  return ((Date.now() - from) / 1000).toFixed(0);
}
