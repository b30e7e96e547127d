import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Figures, median } from './figures.ts';
import { pinning } from './pin.ts';
import { root, type TargetName } from './targets.ts';

export interface Round {
  readonly target: TargetName;
  readonly figures: Figures;
}

/** All that was measured last: `.cache/bench.json`. */
export interface Results {
  readonly measures: Readonly<
    Record<
      string,
      {
        readonly day: string;
        readonly node: string;
        readonly machine: string;
        readonly rounds: number;
        readonly taken: readonly Round[];
      }
    >
  >;
}

const file = join(root, '.cache/bench.json');

export function readResults(): Results {
  if (!existsSync(file)) return { measures: {} };
  const read = JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) =>
    value === 'Infinity' ? Number.POSITIVE_INFINITY : value,
  ) as Partial<Results>;
  return { measures: read.measures ?? {} };
}

export function writeResults(measure: string, taken: readonly Round[], rounds: number): void {
  const { measures } = readResults();
  const result = {
    day: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ${pinning}`,
    rounds,
    taken,
  };
  mkdirSync(join(root, '.cache'), { recursive: true });
  const text = JSON.stringify(
    { measures: { ...measures, [measure]: result } },
    (_, value: unknown) => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value),
    2,
  );
  writeFileSync(file, `${text}\n`);
}

/** The median over the rounds. */
export function figureOf(
  { measures }: Results,
  measure: string,
  target: TargetName,
  figure: string,
): number | undefined {
  const taken = measures[measure]?.taken.filter((round) => round.target === target) ?? [];
  const values = taken.flatMap(({ figures }) => figures[figure] ?? []);
  return values.length > 0 ? median(values) : undefined;
}
