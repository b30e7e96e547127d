import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../shared/ids.ts';
import { median } from './figures.ts';
import { gateFigures } from './gate.ts';
import { type Meeting, meet, type Taken } from './meeting.ts';

// `npm run bench`: this server beside a relay that stores nothing, in turn, and the gate by itself.
// Machines are noisy: read the ratios of one run. A table goes to the screen, JSON to .cache/bench.json.
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const meeting: Meeting = { people: 40, editsPerSecond: 5, seconds: Number(process.env.BENCH_SECONDS ?? 8) };

const relay: Taken[] = [];
const ours: Taken[] = [];
for (let round = 0; round < rounds; round += 1) {
  relay.push(await meet('relay-process.ts', [], meeting));
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-bench-'));
  ours.push(await meet('../kit/live-process.ts', [folder, uuidv7()], meeting));
  rmSync(folder, { recursive: true });
}

const of = (taken: readonly Taken[], figure: (one: Taken) => number) => median(taken.map(figure));
const rows = [
  ['delivered p50, ms', (one: Taken) => one.delivered.p50],
  ['delivered p95, ms', (one: Taken) => one.delivered.p95],
  ['delivered p99, ms', (one: Taken) => one.delivered.p99],
  ['server CPU, % of a core', (one: Taken) => one.cpu],
] as const;
const table = rows.map(([name, figure]) => ({
  figure: name,
  relay: round3(of(relay, figure)),
  ours: round3(of(ours, figure)),
  ratio: round3(of(ours, figure) / of(relay, figure)),
}));
const durable = {
  p50: round3(of(ours, (one) => one.durable?.p50 ?? Number.NaN)),
  p99: round3(of(ours, (one) => one.durable?.p99 ?? Number.NaN)),
};
const gate = gateFigures();

console.log(
  `${meeting.people} people, ${meeting.editsPerSecond} edits/s each, ${rounds} rounds in turn, medians:`,
);
console.table(table);
console.log(`Acknowledged as on disk (synchronous=FULL): p50 ${durable.p50} ms, p99 ${durable.p99} ms`);
console.log(`The gate: ${gate.keystroke} µs a keystroke, ${gate.keystrokeWithLocks} µs with locks`);
mkdirSync('.cache', { recursive: true });
writeFileSync(
  '.cache/bench.json',
  JSON.stringify({ meeting, rounds, table, durable, gate, relay, ours }, null, 2),
);

function round3(value: number): number {
  return Number(value.toPrecision(3));
}
