import { GateTrial } from '../kit/gateTrial.ts';
import { hostileFrame } from '../kit/hostileFrames.ts';
import { runTrial } from '../kit/gateRun.ts';
import { seeded } from '../kit/live-edits.ts';
import { manyHands } from '../kit/manyHands.ts';

// `node --expose-gc --import tsx tests/fuzz/soak-frames.ts`: FRAMES (a million) real and hostile frames, from SEED on.
// Every hundredth document is compared with Yjs after each frame, the others are only judged.
const frames = Number(process.env.FRAMES ?? 1_000_000);
const firstSeed = Number(process.env.SEED ?? 1);
const perDocument = 1000;

const counts = { fresh: 0, nothing: 0, gap: 0, refused: 0 };
const slowest = { ms: 0, seed: 0 };
let judging = 0;
const before = heap();

for (let seed = firstSeed, done = 0; done < frames; seed += 1, done += perDocument) {
  if (seed % 100 === 0) {
    const run = runTrial(seed, perDocument);
    for (const type of ['fresh', 'nothing', 'gap', 'refused'] as const) counts[type] += run[type];
  } else judgeAll(seed);
}

const total = Object.values(counts).reduce((sum, count) => sum + count);
console.log(JSON.stringify(counts));
console.log(`${total} frames; ${Math.round(total / (judging / 1000))} judged a second`);
console.log(`longest: ${slowest.ms.toFixed(2)} ms (seed ${slowest.seed})`);
console.log(`heap: ${((heap() - before) / 2 ** 20).toFixed(1)} MiB more than at the start`);

function judgeAll(seed: number): void {
  const random = seeded(seed);
  const honest = [...manyHands(seed, perDocument / 8).rows].toReversed();
  const trial = new GateTrial([]);
  for (let i = 0; i < perDocument; i += 1) {
    const real = random.below(4) === 0 ? honest.pop() : undefined;
    const frame = real ?? hostileFrame(random, { vector: trial.gate.known.vector(), frames: trial.rows });
    const from = performance.now();
    const { type } = trial.send(frame, 'ana');
    const ms = performance.now() - from;
    judging += ms;
    counts[type] += 1;
    if (ms > slowest.ms) Object.assign(slowest, { ms, seed });
  }
}

function heap(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}
