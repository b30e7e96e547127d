import { figureOf, type Results } from './results.ts';
import type { TargetName } from './targets.ts';

/** A line of the table: a figure, and what is asked of ours. */
export interface Line {
  readonly title: string;
  readonly unit: string;
  readonly measure: string;
  readonly figure: string;
  /** Multiplies what was measured, for its unit. */
  readonly scale?: number;
  readonly goal?: Goal;
}

interface Goal {
  readonly text: string;
  /** What is told as a ratio, with ours above the line. */
  readonly against?: TargetName | 'better peer' | 'state';
  readonly met: (ours: number, ratio: number) => boolean;
}

const peers = ['y-websocket', 'hocuspocus'] as const;

const atMost = (limit: number, text: string): Goal => ({ text, met: (ours) => ours <= limit });
const timesAtMost = (limit: number, against: Goal['against'], text: string): Goal => ({
  text,
  against,
  met: (_, ratio) => ratio <= limit,
});

export const lines: readonly Line[] = [
  line('40 people typing 5/s in one document: delivered p50', 'ms', 'meeting40', 'p50'),
  line('… p95', 'ms', 'meeting40', 'p95', timesAtMost(1.2, 'relay', '≤ 1.2 × relay')),
  line('… p99', 'ms', 'meeting40', 'p99', timesAtMost(1.5, 'relay', '≤ 1.5 × relay')),
  line('… CPU of the server', '%', 'meeting40', 'cpu', timesAtMost(1.1, 'relay', '≤ 1.1 × relay')),
  line('… acknowledged p50', 'ms', 'meeting40', 'ack50', atMost(15, '≤ 15')),
  line('… acknowledged p99', 'ms', 'meeting40', 'ack99', atMost(150, '≤ 150')),
  line('100 people typing 5/s: delivered p99', 'ms', 'typing100', 'p99'),
  line('… CPU', '%', 'typing100', 'cpu', timesAtMost(0.35, 'hocuspocus', '≤ 0.35 × Hocuspocus')),
  line('200 documents × 5 people, 1/s: p99', 'ms', 'many', 'p99', timesAtMost(1.5, 'relay', '≤ 1.5 × relay')),
  line('… CPU', '%', 'many', 'cpu'),
  line('Most updates/s with p99 ≤ 100 ms, 10 people', '/s', 'throughput10', 'rate'),
  line('… 40 people', '/s', 'throughput40', 'rate', {
    text: '≥ 25,000 and ≥ 2 × Hocuspocus',
    against: 'hocuspocus',
    met: (ours, ratio) => ours >= 25_000 && ratio >= 2,
  }),
  line('… 100 people', '/s', 'throughput100', 'rate'),
  line('… CPU per delivered update, 40 people', 'µs', 'throughput40', 'cpuPerDelivered'),
  ...(['recorded', 'written'] as const).flatMap((name) => [
    line(
      name === 'recorded'
        ? 'Recorded history, in until a second client has it'
        : 'Generated history, the same',
      's',
      name,
      'took',
      timesAtMost(1 / 3.5, 'better peer', '≤ 1/3.5 of the better peer'),
    ),
    line('… quiet after', 's', name, 'quietAfter', atMost(1, '≤ 1')),
    line(
      '… first open after a restart',
      'ms',
      name,
      'coldOpen',
      timesAtMost(1 / 7, 'hocuspocus', '≤ 1/7 of Hocuspocus'),
    ),
    line('… second open', 'ms', name, 'warmOpen'),
    {
      ...line(
        '… bytes in use on disk',
        'KiB',
        name,
        'diskUsed',
        timesAtMost(2, 'state', '≤ 2 × encoded state'),
      ),
      scale: 1 / 1024,
    },
    { ...line('… size of the files', 'KiB', name, 'diskBytes'), scale: 1 / 1024 },
  ]),
  line('Idle socket, heap', 'KiB', 'idle', 'heapPerSocket', atMost(13, '≤ 13')),
  line('… resident', 'KiB', 'idle', 'rssPerSocket'),
  line('… heap after all have left, of the start', '×', 'idle', 'heapReturn', atMost(1.1, '≤ 1.1')),
  line('… resident, the same', '×', 'idle', 'rssReturn'),
  line('Start with 10,000 documents until one is open', 's', 'start', 'untilOpen', atMost(5, '< 5')),
  line('1,000 clients back after a crash, with jitter', 's', 'reconnect', 'jitter', atMost(10, '< 10')),
  line('… all at once', 's', 'reconnect', 'atOnce', atMost(10, '< 10')),
  line('Hostile frames: p99 in another document', 'ms', 'hostile', 'p99', atMost(200, '< 200')),
  line('… longest block of the event loop', 'ms', 'hostile', 'delayMax', atMost(100, '≤ 100')),
  line('… growth of the heap', 'MiB', 'hostile', 'heapGrowth', atMost(32, '< 32')),
  line('… times the server ended', '', 'hostile', 'crashes', atMost(0, '0')),
  line('The gate, a keystroke', 'µs', 'gate', 'keystroke'),
  line('… a value', 'µs', 'gate', 'value'),
  line("Compacting 50,000 rows, in the archive's thread", 'ms', 'archive', 'compacting'),
  line('… on the main thread', 'ms', 'archive', 'keeping'),
  line('… the longest slice of it', 'ms', 'archive', 'slice.worst'),
  line('… opening before', 'ms', 'archive', 'coldBefore'),
  line('… and after', 'ms', 'archive', 'coldAfter'),
  ...[1, 10, 100].flatMap((rows) => [
    line(`A commit of ${rows}, synchronous = NORMAL`, 'µs', 'fsync', `normal${rows}`),
    line('… FULL', 'µs', 'fsync', `full${rows}`),
  ]),
];

function line(title: string, unit: string, measure: string, figure: string, goal?: Goal): Line {
  return { title, unit, measure, figure, ...(goal ? { goal } : {}) };
}

export interface Judged {
  readonly ratio: number | undefined;
  /** Undefined where there is no goal, or not all that it takes. */
  readonly met: boolean | undefined;
}

export function judge(results: Results, { measure, figure, goal }: Line): Judged {
  const ours = figureOf(results, measure, 'ours', figure);
  const other = goal && comparand(results, measure, figure, goal);
  const ratio = ours !== undefined && other !== undefined ? ours / other : undefined;
  if (ours === undefined || !goal || (goal.against && ratio === undefined)) return { ratio, met: undefined };
  return { ratio, met: goal.met(ours, ratio ?? Number.NaN) };
}

function comparand(results: Results, measure: string, figure: string, { against }: Goal): number | undefined {
  if (against === undefined) return undefined;
  if (against === 'state') return figureOf(results, measure, 'ours', 'stateBytes');
  if (against !== 'better peer') return figureOf(results, measure, against, figure);
  const both = peers.flatMap((peer) => figureOf(results, measure, peer, figure) ?? []);
  return both.length > 0 ? Math.min(...both) : undefined;
}
