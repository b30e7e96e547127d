import type { Stretch } from './letters.ts';

/** How much of a quote a text still says, 0 to 1: the share of its pairs of letters that are there. */
export function keptOf(quote: string, text: string): number {
  if (quote === '') return 1;
  if (quote.length === 1) return text.includes(quote) ? 1 : 0;
  const there = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    there.set(pair, (there.get(pair) ?? 0) + 1);
  }
  let kept = 0;
  for (let i = 0; i + 1 < quote.length; i += 1) {
    const left = there.get(quote.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    there.set(quote.slice(i, i + 2), left - 1);
    kept += 1;
  }
  return kept / (quote.length - 1);
}

/** A third of the letters may differ; what is shorter than this is only looked for as it is. */
const mayDiffer = 0.34;
const shortest = 6;
/** Letters of the quote times letters of the text: a few milliseconds. */
const mostWork = 1_500_000;

/** Where a text says nearly the quote, with the fewest letters different (Sellers 1980); undefined if nowhere. */
export function nearlyIn(quote: string, text: string): Stretch | undefined {
  const m = quote.length;
  if (m < shortest || text === '' || m * text.length > mostWork) return undefined;
  if (keptOf(quote, text) < 1 - 2 * mayDiffer) return undefined;
  const allowed = Math.floor(m * mayDiffer);
  // One column for each letter of the text: the cost of ending there, and where that match began.
  const cost = Array.from({ length: m + 1 }, (_, i) => i);
  const start = Array.from({ length: m + 1 }, () => 0);
  let best: (Stretch & { readonly cost: number }) | undefined;
  for (let j = 1; j <= text.length; j += 1) {
    let before = 0;
    let beganBefore = j - 1;
    start[0] = j;
    for (let i = 1; i <= m; i += 1) {
      const left = cost[i] ?? 0;
      const began = start[i] ?? 0;
      const above = (cost[i - 1] ?? 0) + 1;
      const across = before + (quote[i - 1] === text[j - 1] ? 0 : 1);
      const least = Math.min(across, above, left + 1);
      cost[i] = least;
      if (least === across) start[i] = beganBefore;
      else if (least === above) start[i] = start[i - 1] ?? 0;
      before = left;
      beganBefore = began;
    }
    const ends = cost[m] ?? m;
    if (ends <= allowed && (!best || ends < best.cost)) best = { from: start[m] ?? 0, to: j, cost: ends };
  }
  return best && best.from < best.to ? { from: best.from, to: best.to } : undefined;
}
