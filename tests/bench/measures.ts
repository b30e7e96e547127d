import type { Figures } from './figures.ts';
import { ingest } from './measures/ingest.ts';
import { meeting } from './measures/meeting.ts';
import { throughput } from './measures/throughput.ts';
import type { Target, TargetName } from './targets.ts';

export interface Measure {
  readonly name: string;
  readonly targets: readonly TargetName[];
  /** @returns nothing where something that it needs is not at hand */
  readonly take: (target: Target) => Promise<Figures | undefined>;
}

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const seed = Number(process.env.BENCH_SEED ?? 1);
const all: readonly TargetName[] = ['ours', 'relay', 'batching-relay', 'y-websocket', 'hocuspocus'];

const typing = (documents: number, people: number, editsPerSecond: number) => (target: Target) =>
  meeting(target, { documents, people, editsPerSecond, seconds, seed });
const highest = (people: number) => (target: Target) => throughput(target, people, Math.min(seconds, 3));

export const measures: readonly Measure[] = [
  { name: 'meeting40', targets: all, take: typing(1, 40, 5) },
  { name: 'typing100', targets: all, take: typing(1, 100, 5) },
  { name: 'many', targets: all, take: typing(200, 5, 1) },
  ...[10, 40, 100].map((people) => ({
    name: `throughput${people}`,
    targets: all,
    take: highest(people),
  })),
  { name: 'recorded', targets: all.filter((name) => name !== 'batching-relay'), take: (t) => ingest(t, 'recorded') },
  { name: 'written', targets: all.filter((name) => name !== 'batching-relay'), take: (t) => ingest(t, 'written') },
];
