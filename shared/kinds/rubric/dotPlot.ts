import { type Html, html } from '../../render/html.ts';
import type { ScoreCell } from './cells.ts';
import type { Rubric } from './read.ts';

const step = 26;
const middle = 13;

/** A dot for each rater on the scale, the mean as a line, the consensus as a ring. The table beside it says the same. */
export function dotPlot({ given, mean, consensus }: ScoreCell, { lowest, highest }: Rubric): Html {
  const x = (score: number) => middle + (score - lowest) * step;
  const counts = new Map<number, number>();
  for (const { score } of given) {
    if (typeof score === 'number') counts.set(score, (counts.get(score) ?? 0) + 1);
  }
  const width = x(highest) + middle;
  const levels = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
  return html`<svg class="rubric-plot" viewBox="0 0 ${width} 26" width="${width}" height="26" aria-hidden="true"><line class="axis" x1="${x(lowest)}" x2="${x(highest)}" y1="13" y2="13"/>${levels.map(
    (level) => html`<circle class="tick" cx="${x(level)}" cy="13" r="1.5"/>`,
  )}${mean !== undefined && html`<line class="mean" x1="${x(mean)}" x2="${x(mean)}" y1="3" y2="23"/>`}${[
    ...counts,
  ].map(
    ([score, count]) =>
      html`<circle class="dot" cx="${x(score)}" cy="13" r="7"/>${count > 1 && html`<text x="${x(score)}" y="16.5" text-anchor="middle">${count}</text>`}`,
  )}${typeof consensus === 'number' && html`<circle class="agreed" cx="${x(consensus)}" cy="13" r="10"/>`}</svg>`;
}
