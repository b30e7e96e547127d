import type { Figures } from './figures.ts';
import { fsync } from './measures/fsync.ts';
import { hostile } from './measures/hostile.ts';
import { idle } from './measures/idle.ts';
import { ingest } from './measures/ingest.ts';
import { inner } from './measures/inner.ts';
import { meeting } from './measures/meeting.ts';
import { reconnect } from './measures/reconnect.ts';
import { start } from './measures/start.ts';
import { throughput } from './measures/throughput.ts';
import type { Target, TargetName } from './targets.ts';

export interface Measure {
  readonly name: string;
  readonly targets: readonly TargetName[];
  /** Noise hardly matters and it takes long: one round. */
  readonly once?: true;
  /** @returns why there is nothing, where something that it needs is not at hand */
  readonly take: (target: Target) => Promise<Figures | string>;
}

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const seed = Number(process.env.BENCH_SEED ?? 1);
const number = (name: string, usual: number) => Number(process.env[`BENCH_${name}`] ?? usual);

const relays: readonly TargetName[] = ['relay', 'batching-relay'];
const peers: readonly TargetName[] = ['y-websocket', 'hocuspocus'];

const typing = (name: string, documents: number, people: number, editsPerSecond: number): Measure => ({
  name,
  targets: ['ours', ...relays, ...peers],
  take: (target) => meeting(target, { documents, people, editsPerSecond, seconds, seed }),
});
const highest = (people: number): Measure => ({
  name: `throughput${people}`,
  targets: ['ours', ...relays, ...peers],
  take: (target) => throughput(target, people, Math.min(seconds, 3)),
});
const history = (name: 'recorded' | 'written'): Measure => ({
  name,
  targets: ['ours', 'relay', ...peers],
  take: (target) => ingest(target, name),
});

export const measures: readonly Measure[] = [
  typing('meeting40', 1, 40, 5),
  typing('typing100', 1, 100, 5),
  typing('many', 200, 5, 1),
  highest(10),
  highest(40),
  highest(100),
  history('recorded'),
  history('written'),
  {
    name: 'idle',
    targets: ['ours', 'relay', ...peers],
    take: (target) => idle(target, number('SOCKETS', 5000), 1000),
  },
  {
    name: 'start',
    targets: ['ours', ...peers],
    once: true,
    take: (target) => start(target, number('DOCUMENTS', 10_000)),
  },
  {
    name: 'reconnect',
    targets: ['ours', 'relay', ...peers],
    take: (target) => reconnect(target, number('CLIENTS', 1000), 200),
  },
  {
    name: 'hostile',
    targets: ['ours', ...peers],
    once: true,
    take: (target) => hostile(target, number('FRAMES', 20_000), seed),
  },
  { name: 'fsync', targets: ['ours'], take: fsync },
  { name: 'gate', targets: ['ours'], take: () => inner('gate') },
  { name: 'archive', targets: ['ours'], take: () => inner('archive') },
];
