import { judge, type Line, lines } from './goals.ts';
import { figureOf, type Results } from './results.ts';
import { type TargetName, targetNames } from './targets.ts';

const titles: Readonly<Record<TargetName, string>> = {
  ours: 'ours',
  relay: 'raw relay',
  'batching-relay': 'batching relay',
  'y-websocket': '@y/websocket-server + leveldb',
  hocuspocus: 'Hocuspocus + SQLite',
};
const columns = ['', ...targetNames.map((name) => titles[name]), 'ratio', 'goal', 'met'];

function rowsOf(results: Results): readonly (readonly string[])[] {
  return lines.filter((line) => results.measures[line.measure]).map((line) => rowOf(results, line));
}

function rowOf(results: Results, line: Line): readonly string[] {
  const { ratio, met } = judge(results, line);
  return [
    line.unit ? `${line.title}, ${line.unit}` : line.title,
    ...targetNames.map((target) => number(figureOf(results, line.measure, target, line.figure), line.scale)),
    number(ratio),
    line.goal?.text ?? '',
    met === undefined ? '' : met ? 'yes' : '**no**',
  ];
}

function number(value: number | undefined, scale = 1): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return 'never';
  const scaled = value * scale;
  if (Math.abs(scaled) >= 1000) return Math.round(scaled).toLocaleString('en');
  return String(Number(scaled.toPrecision(Math.abs(scaled) >= 100 ? 3 : 2)));
}

export function markdownTable(results: Results): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|---|${'---:|'.repeat(targetNames.length + 1)}---|---|`;
  return [line(columns), rule, ...rowsOf(results).map(line)].join('\n');
}

export function printTable(results: Results): void {
  const rows = [columns, ...rowsOf(results)];
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    );
  }
}
